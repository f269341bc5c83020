package io.abtpro.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.tuning.Words;

/// How signals become trades, as JSON.
public final class ExecutionJson {
    private ExecutionJson() {}

    /// As a strict JSON object.
    public static String text(Execution execution) {
        return write(execution).toString();
    }

    /// What [#text] wrote.
    ///
    /// @throws IllegalArgumentException that names what is wrong with it
    public static Execution read(String text) {
        return read(StrictJson.of(Documents.read(text), "the execution"));
    }

    static ObjectNode write(Execution execution) {
        ObjectNode node = Documents.object();
        node.put("fill", Words.of(execution.fill()));
        put(node, "feeBps", execution.feeBps());
        put(node, "slippageBps", execution.slippageBps());
        put(node, "capital", execution.capital());
        node.put("side", Words.of(execution.side()));
        ObjectNode sizing = node.putObject("sizing");
        switch (execution.sizing()) {
            case Sizing.FractionOfEquity(double fraction) ->
                    put(sizing, "fractionOfEquity", fraction);
            case Sizing.FixedQuantity(double quantity) -> put(sizing, "fixedQuantity", quantity);
            case Sizing.FixedCash(double cash) -> put(sizing, "fixedCash", cash);
        }
        put(node, "riskFreeRate", execution.riskFreeRate());
        return node;
    }

    /// @throws IllegalArgumentException that names the field that is missing, unknown or of a wrong
    ///   type
    static Execution read(StrictJson node) {
        var execution =
                new Execution(
                        node.text(
                                "fill",
                                "next-open or same-close",
                                word -> Words.of(Execution.Fill.class, word)),
                        node.number("feeBps"),
                        node.number("slippageBps"),
                        node.number("capital"),
                        node.text(
                                "side",
                                "long, short or both",
                                word -> Words.of(Execution.Side.class, word)),
                        sizing(node.object("sizing")),
                        node.number("riskFreeRate"));
        node.end();
        return execution;
    }

    private static Sizing sizing(StrictJson node) {
        Sizing sizing =
                node.has("fixedQuantity")
                        ? new Sizing.FixedQuantity(node.number("fixedQuantity"))
                        : node.has("fixedCash")
                                ? new Sizing.FixedCash(node.number("fixedCash"))
                                : new Sizing.FractionOfEquity(node.number("fractionOfEquity"));
        node.end();
        return sizing;
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
