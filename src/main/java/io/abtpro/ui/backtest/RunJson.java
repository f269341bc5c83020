package io.abtpro.ui.backtest;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.strategies.ParameterSet;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A run as strict JSON: what cannot be computed is left out, never NaN.
final class RunJson {
    private static final double EXACT = 1e15;

    private final Map<String, String> members = new LinkedHashMap<>();

    private RunJson() {}

    /// The run in the form that the backtest command prints.
    static String of(Outcome outcome) {
        return new RunJson()
                .text("strategy", outcome.inputs().strategy().id())
                .object("parameters", parameters(outcome.inputs().parameters()))
                .object("metrics", metrics(outcome.result().statistics()))
                .text("ledgerSha256", outcome.result().ledgerSha256())
                .toString();
    }

    /// The parameters by name; whole numbers without a fraction.
    static RunJson parameters(ParameterSet parameters) {
        var json = new RunJson();
        parameters.values().forEach(json::number);
        return json;
    }

    /// The figures by key, ratios as fractions.
    static RunJson metrics(Statistics statistics) {
        var json = new RunJson();
        for (Statistic statistic : Statistic.values()) {
            statistics.value(statistic).ifPresent(value -> json.number(statistic.key(), value));
        }
        return json;
    }

    /// Execution and period with the names of the command line.
    static RunJson execution(Inputs inputs) {
        Execution execution = inputs.execution();
        var json =
                new RunJson()
                        .text("fill", word(execution.fill()))
                        .number("feeBps", execution.feeBps())
                        .number("slippageBps", execution.slippageBps())
                        .number("capital", execution.capital())
                        .text("side", word(execution.side()))
                        .object("sizing", sizing(execution.sizing()))
                        .number("riskFreeRate", execution.riskFreeRate());
        inputs.from().ifPresent(day -> json.text("from", day.toString()));
        inputs.to().ifPresent(day -> json.text("to", day.toString()));
        return json;
    }

    private static RunJson sizing(Sizing sizing) {
        return switch (sizing) {
            case Sizing.FractionOfEquity f ->
                    new RunJson().number("fractionOfEquity", f.fraction());
            case Sizing.FixedQuantity q -> new RunJson().number("quantity", q.quantity());
            case Sizing.FixedCash c -> new RunJson().number("cash", c.cash());
        };
    }

    private RunJson number(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        members.put(name, whole ? Long.toString((long) value) : Double.toString(value));
        return this;
    }

    private RunJson text(String name, String value) {
        members.put(name, quoted(value));
        return this;
    }

    private RunJson object(String name, RunJson value) {
        members.put(name, value.toString());
        return this;
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(RunJson::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default ->
                    character < ' '
                            ? "\\u%04x".formatted(character)
                            : String.valueOf((char) character);
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// One JSON object on one line.
    @Override
    public String toString() {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
