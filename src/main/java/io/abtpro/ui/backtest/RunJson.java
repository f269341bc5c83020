package io.abtpro.ui.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.strategies.ParameterSet;
import java.util.Locale;

/// A run as strict JSON: what cannot be computed is left out, never NaN.
final class RunJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunJson() {}

    /// The run in the form that the backtest command prints.
    static String of(Outcome outcome) {
        ObjectNode run = object();
        run.put("strategy", outcome.inputs().strategy().id());
        run.set("parameters", parameters(outcome.inputs().parameters()));
        run.set("metrics", metrics(outcome.result().statistics()));
        run.put("ledgerSha256", outcome.result().ledgerSha256());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(run);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of numbers and texts can be written", impossible);
        }
    }

    /// The parameters by name; whole numbers without a fraction.
    static ObjectNode parameters(ParameterSet parameters) {
        ObjectNode node = object();
        parameters.values().forEach((name, value) -> node.set(name, number(value)));
        return node;
    }

    /// The figures by key, ratios as fractions.
    static ObjectNode metrics(Statistics statistics) {
        ObjectNode node = object();
        for (Statistic statistic : Statistic.values()) {
            statistics.value(statistic).ifPresent(value -> node.set(statistic.key(), number(value)));
        }
        return node;
    }

    /// The execution with the names of the command line.
    static ObjectNode execution(Execution execution) {
        ObjectNode node = object();
        node.put("fill", word(execution.fill()));
        node.set("feeBps", number(execution.feeBps()));
        node.set("slippageBps", number(execution.slippageBps()));
        node.set("capital", number(execution.capital()));
        node.put("side", word(execution.side()));
        node.set("sizing", sizing(execution.sizing()));
        node.set("riskFreeRate", number(execution.riskFreeRate()));
        return node;
    }

    private static ObjectNode sizing(Sizing sizing) {
        ObjectNode node = object();
        return switch (sizing) {
            case Sizing.FractionOfEquity f -> node.set("fractionOfEquity", number(f.fraction()));
            case Sizing.FixedQuantity q -> node.set("quantity", number(q.quantity()));
            case Sizing.FixedCash c -> node.set("cash", number(c.cash()));
        };
    }

    private static JsonNode number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole
                ? JsonNodeFactory.instance.numberNode((long) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
