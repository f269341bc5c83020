package io.abtpro.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.bars.TradingYear;
import io.abtpro.diagnostics.Luck;
import io.abtpro.scoring.Learners;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityEstimator;
import io.abtpro.volatility.VolatilityTarget;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        ObjectNode execution = execution(run.execution());
        run.sizing().ifPresent(sizing -> execution.set("sizedByVolatility", sizing(sizing)));
        run.gate().ifPresent(gate -> execution.set("gatedByScore", gate(gate)));
        node.set("execution", execution);
        report.unsized().ifPresent(unsized -> node.set("unsized", metrics(unsized.statistics())));
        node.set("metrics", metrics(result.statistics()));
        node.set("buyAndHold", metrics(result.buyAndHold()));
        report.luck().ifPresentOrElse(luck -> node.set("luck", luck(luck)), () -> node.putNull("luck"));
        node.put("barsPerYear", result.barsPerYear());
        node.set("calendar", calendar(run.series().yearUpTo(run.period().toBar())));
        node.put("ledgerSha256", result.ledgerSha256());
        return node;
    }

    private static ObjectNode calendar(TradingYear year) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("class", year.kind().id());
        node.put("barsPerYear", year.barsPerYear());
        node.put("why", year.why());
        node.put("chosen", year.chosen());
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

    /// Execution and, where it is not all of the series, the period by its first and last day.
    static ObjectNode execution(RunBacktest run) {
        ObjectNode node = execution(run.execution());
        if (run.period().fromBar() > 0) {
            node.put("from", day(run, run.period().fromBar()));
        }
        if (run.period().toBar() < run.series().size()) {
            node.put("to", day(run, run.period().toBar() - 1));
        }
        run.sizing().ifPresent(sizing -> node.set("sizedByVolatility", sizing(sizing)));
        run.gate().ifPresent(gate -> node.set("gatedByScore", gate(gate)));
        return node;
    }

    private static ObjectNode gate(ScoreGate gate) {
        StudyOptions options = gate.options();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("minScore", gate.minScore());
        node.put("scaled", gate.scaled());
        node.put("learner", options.learner().id());
        options.features().forEach(node.putArray("features")::add);
        node.put("firstFit", options.walk().firstFit());
        node.put("refitEvery", options.walk().refitEvery());
        node.put("growth", options.walk().growth());
        node.put("embargoBars", options.walk().embargoBars());
        return node;
    }

    /// How a saved run was gated, as [#execution(RunBacktest)] wrote it; empty where every entry was taken.
    static Optional<BacktestPlan.Gating> gating(String executionJson) {
        JsonNode node = read(executionJson).path("gatedByScore");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<String> features = new ArrayList<>();
        node.path("features").forEach(feature -> features.add(feature.asText()));
        StudyOptions options = StudyOptions.defaults()
                .withFeatures(features)
                .withLearner(Learners.of(node.path("learner").asText()))
                .withWalk(new WalkOptions(
                        node.path("firstFit").asInt(), node.path("refitEvery").asInt(), node.path("embargoBars").asInt(),
                        node.path("growth").asDouble()));
        return Optional.of(new BacktestPlan.Gating(node.path("minScore").asDouble(), node.path("scaled").asBoolean(), options));
    }

    private static ObjectNode sizing(VolatilitySizing sizing) {
        var options = sizing.forecasts().options();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("target", sizing.target().annualised());
        node.put("cap", sizing.target().cap());
        node.put("estimator", options.estimator().id());
        node.put("horizon", options.horizon());
        node.put("refitEvery", options.refitEvery());
        node.put("growth", options.growth());
        return node;
    }

    /// How a saved run was sized, as [#execution(RunBacktest)] wrote it; empty where every entry had its full size.
    static Optional<BacktestPlan.Sizing> sizing(String executionJson) {
        JsonNode node = read(executionJson).path("sizedByVolatility");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        var options = ForecastOptions.defaults(node.path("horizon").asInt())
                .withEstimator(VolatilityEstimator.parse(node.path("estimator").asText()))
                .withRefitEvery(node.path("refitEvery").asInt())
                .withGrowth(node.path("growth").asDouble());
        var target = new VolatilityTarget(node.path("target").asDouble(), node.path("cap").asDouble());
        return Optional.of(new BacktestPlan.Sizing(target, options));
    }

    private static String day(RunBacktest run, int bar) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(run.series().openTime(bar)), run.series().zone()).toString();
    }

    /// The parameters that [#parameters] wrote.
    static ParameterSet parameters(String json) {
        var values = new LinkedHashMap<String, Double>();
        read(json).properties().forEach(member -> values.put(member.getKey(), member.getValue().asDouble()));
        return new ParameterSet(values);
    }

    /// The execution that [#execution] wrote.
    static Execution execution(String json) {
        JsonNode node = read(json);
        return new Execution(
                constant(Execution.Fill.class, node, "fill"),
                node.path("feeBps").asDouble(),
                node.path("slippageBps").asDouble(),
                node.path("capital").asDouble(),
                constant(Execution.Side.class, node, "side"),
                sizing(node),
                node.path("riskFreeRate").asDouble());
    }

    private static Execution.Sizing sizing(JsonNode node) {
        JsonNode sizing = node.has("sizing") ? node.get("sizing") : node;
        if (sizing.has("fixedQuantity") || sizing.has("quantity")) {
            return new Execution.Sizing.FixedQuantity(
                    sizing.path("fixedQuantity").asDouble(sizing.path("quantity").asDouble()));
        }
        return sizing.has("fixedCash") || sizing.has("cash")
                ? new Execution.Sizing.FixedCash(sizing.path("fixedCash").asDouble(sizing.path("cash").asDouble()))
                : new Execution.Sizing.FractionOfEquity(sizing.path("fractionOfEquity").asDouble(1));
    }

    /// The day under `name`, where the period has that end.
    static Optional<LocalDate> day(String json, String name) {
        return Optional.of(read(json).path(name)).filter(JsonNode::isTextual).map(day -> LocalDate.parse(day.asText()));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String name) {
        return Enum.valueOf(type, node.path(name).asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a saved run holds no JSON: " + json, broken);
        }
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

    private static ObjectNode luck(Luck luck) {
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
