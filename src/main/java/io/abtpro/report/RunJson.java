package io.abtpro.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;

/// A run as strict JSON: no NaN; a figure that cannot be computed is null. Ratios are fractions.
public final class RunJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunJson() {}

    /// The document of the `backtest` command.
    public static ObjectNode of(RunBacktest run, RunBacktest.Report report) {
        BacktestResult result = report.result();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("strategy", run.strategy().id());
        node.set("parameters", parameters(run.parameters()));
        node.set("execution", execution(run.execution()));
        node.set("metrics", metrics(result.statistics()));
        node.set("buyAndHold", metrics(result.buyAndHold()));
        report.luck().ifPresentOrElse(luck -> node.set("luck", luck(luck)), () -> node.putNull("luck"));
        node.put("barsPerYear", result.barsPerYear());
        node.put("ledgerSha256", result.ledgerSha256());
        return node;
    }

    public static ObjectNode parameters(ParameterSet parameters) {
        ObjectNode node = MAPPER.createObjectNode();
        parameters.values().forEach((name, value) -> {
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                node.put(name, value.longValue());
            } else {
                node.put(name, value);
            }
        });
        return node;
    }

    public static ObjectNode execution(Execution execution) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("fill", word(execution.fill()));
        node.put("feeBps", execution.feeBps());
        node.put("slippageBps", execution.slippageBps());
        node.put("capital", execution.capital());
        node.put("side", word(execution.side()));
        switch (execution.sizing()) {
            case Execution.Sizing.FractionOfEquity(double fraction) -> node.put("fractionOfEquity", fraction);
            case Execution.Sizing.FixedQuantity(double quantity) -> node.put("fixedQuantity", quantity);
            case Execution.Sizing.FixedCash(double cash) -> node.put("fixedCash", cash);
        }
        node.put("riskFreeRate", execution.riskFreeRate());
        return node;
    }

    /// Every [Statistic] under its key; counts as whole numbers.
    public static ObjectNode metrics(Statistics statistics) {
        ObjectNode node = MAPPER.createObjectNode();
        for (Statistic statistic : Statistic.values()) {
            var value = statistics.value(statistic);
            if (value.isEmpty()) {
                node.putNull(statistic.key());
            } else if (statistic.unit() == Statistic.Unit.COUNT || statistic.unit() == Statistic.Unit.BARS) {
                node.put(statistic.key(), Math.round(value.getAsDouble()));
            } else {
                node.put(statistic.key(), value.getAsDouble());
            }
        }
        return node;
    }

    /// Parameters and metrics on one line each, and execution with the days of the period, as the store keeps them.
    public static Runs.Run saved(DatasetRecord dataset, RunBacktest run, RunBacktest.Report report, Days days, Instant at) {
        ObjectNode execution = execution(run.execution());
        days.from().ifPresent(day -> execution.put("from", day.toString()));
        days.to().ifPresent(day -> execution.put("to", day.toString()));
        return new Runs.Run(
                dataset.name(),
                dataset.sha256(),
                run.strategy().id(),
                text(parameters(run.parameters())),
                text(execution),
                text(metrics(report.result().statistics())),
                report.result().ledgerSha256(),
                at);
    }

    /// The first and last day that may be traded; empty for the data's own.
    public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {}

    /// The document of the `backtest` command on one line.
    public static String document(RunBacktest run, RunBacktest.Report report) {
        return text(of(run, report));
    }

    /// The parameters of a saved run.
    public static ParameterSet readParameters(String json) {
        var values = new LinkedHashMap<String, Double>();
        read(json).properties().forEach(member -> values.put(member.getKey(), member.getValue().doubleValue()));
        return new ParameterSet(values);
    }

    /// The execution of a saved run.
    public static Execution readExecution(String json) {
        JsonNode node = read(json);
        return new Execution(
                Execution.Fill.valueOf(constant(node, "fill")),
                node.path("feeBps").doubleValue(),
                node.path("slippageBps").doubleValue(),
                node.path("capital").doubleValue(),
                Execution.Side.valueOf(constant(node, "side")),
                sizing(node),
                node.path("riskFreeRate").doubleValue());
    }

    private static Execution.Sizing sizing(JsonNode node) {
        if (node.has("fixedQuantity")) {
            return new Execution.Sizing.FixedQuantity(node.path("fixedQuantity").doubleValue());
        }
        return node.has("fixedCash")
                ? new Execution.Sizing.FixedCash(node.path("fixedCash").doubleValue())
                : new Execution.Sizing.FractionOfEquity(node.path("fractionOfEquity").doubleValue());
    }

    /// The days of a saved run's period.
    public static Days readDays(String executionJson) {
        JsonNode node = read(executionJson);
        return new Days(
                Optional.ofNullable(node.get("from")).map(day -> LocalDate.parse(day.asText())),
                Optional.ofNullable(node.get("to")).map(day -> LocalDate.parse(day.asText())));
    }

    private static String constant(JsonNode node, String name) {
        return node.path(name).asText().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException("a saved run must be JSON, was: " + json, damaged);
        }
    }

    private static ObjectNode luck(RunBacktest.Luck luck) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("trials", luck.trials());
        node.put("sharpe", luck.sharpe());
        node.put("expectedBestSharpe", luck.expectedBestSharpe());
        node.put("probabilisticSharpe", luck.probabilisticSharpe());
        node.put("deflatedSharpe", luck.deflatedSharpe());
        return node;
    }

    /// The text of a node on one line.
    public static String text(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can always be written", impossible);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
