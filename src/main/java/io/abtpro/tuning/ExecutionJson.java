package io.abtpro.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Execution.Sizing;

/// How signals become trades, as JSON.
final class ExecutionJson {
    private ExecutionJson() {}

    static ObjectNode write(Execution execution) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("fill", Words.of(execution.fill()));
        put(node, "feeBps", execution.feeBps());
        put(node, "slippageBps", execution.slippageBps());
        put(node, "capital", execution.capital());
        node.put("side", Words.of(execution.side()));
        ObjectNode sizing = node.putObject("sizing");
        switch (execution.sizing()) {
            case Sizing.FractionOfEquity(double fraction) -> put(sizing, "fractionOfEquity", fraction);
            case Sizing.FixedQuantity(double quantity) -> put(sizing, "fixedQuantity", quantity);
            case Sizing.FixedCash(double cash) -> put(sizing, "fixedCash", cash);
        }
        put(node, "riskFreeRate", execution.riskFreeRate());
        return node;
    }

    static Execution read(JsonNode node) {
        return new Execution(
                Words.of(Execution.Fill.class, node.required("fill").asText()),
                node.required("feeBps").asDouble(),
                node.required("slippageBps").asDouble(),
                node.required("capital").asDouble(),
                Words.of(Execution.Side.class, node.required("side").asText()),
                sizing(node.required("sizing")),
                node.required("riskFreeRate").asDouble());
    }

    private static Sizing sizing(JsonNode node) {
        if (node.has("fixedQuantity")) {
            return new Sizing.FixedQuantity(node.get("fixedQuantity").asDouble());
        }
        if (node.has("fixedCash")) {
            return new Sizing.FixedCash(node.get("fixedCash").asDouble());
        }
        return new Sizing.FractionOfEquity(node.required("fractionOfEquity").asDouble());
    }

    /// Whole numbers without a decimal point; null for what is no number.
    static void put(ObjectNode node, String name, double value) {
        if (!Double.isFinite(value)) {
            node.putNull(name);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            node.put(name, (long) value);
        } else {
            node.put(name, value);
        }
    }
}
