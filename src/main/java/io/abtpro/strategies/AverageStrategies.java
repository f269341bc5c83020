package io.abtpro.strategies;

import static io.abtpro.indicators.Operand.column;
import static io.abtpro.indicators.Operand.constant;
import static io.abtpro.strategies.Parameters.bars;
import static io.abtpro.strategies.Parameters.level;

import io.abtpro.indicators.Condition;
import io.abtpro.indicators.Condition.And;
import io.abtpro.indicators.Condition.CrossedDown;
import io.abtpro.indicators.Condition.CrossedUp;
import io.abtpro.indicators.Condition.Or;
import io.abtpro.indicators.Condition.Over;
import io.abtpro.indicators.Condition.Under;
import io.abtpro.indicators.Operand;

import java.util.List;
import java.util.function.Function;

/// Strategies that follow a trend line.
final class AverageStrategies {
    private static final List<Constraint> FAST_BELOW_SLOW = List.of(new Constraint("fast", "slow"));

    private AverageStrategies() {}

    static List<RuleStrategy> all() {
        return List.of(
                averageCross("sma", "Moving average crossover", "simple"),
                averageCross("ema", "Exponential average crossover", "exponential"),
                macd(),
                supertrend(),
                adx());
    }

    private static RuleStrategy averageCross(String indicator, String name, String kind) {
        return new RuleStrategy(
                indicator + "-cross",
                "1",
                name,
                "Goes long when the fast "
                        + kind
                        + " average of the close crosses above the slow one, short when it"
                        + " crosses below; each crossing ends the other side's trade.",
                Parameters.space(
                        List.of(
                                bars(
                                        "fast",
                                        "Fast average",
                                        2,
                                        200,
                                        1,
                                        20,
                                        "Closes in the fast average"),
                                bars(
                                        "slow",
                                        "Slow average",
                                        3,
                                        500,
                                        1,
                                        50,
                                        "Closes in the slow average"))),
                FAST_BELOW_SLOW,
                p -> crossing(column(indicator, p.get("fast")), column(indicator, p.get("slow"))));
    }

    private static RuleStrategy macd() {
        return new RuleStrategy(
                "macd-cross",
                "1",
                "MACD crossover",
                "Goes long when MACD crosses above its signal line, short when it crosses below.",
                Parameters.space(
                        List.of(
                                bars(
                                        "fast",
                                        "Fast average",
                                        2,
                                        100,
                                        1,
                                        12,
                                        "Closes in the fast average"),
                                bars(
                                        "slow",
                                        "Slow average",
                                        3,
                                        200,
                                        1,
                                        26,
                                        "Closes in the slow average"),
                                bars(
                                        "signal",
                                        "Signal",
                                        2,
                                        50,
                                        1,
                                        9,
                                        "MACD values in the signal line"))),
                FAST_BELOW_SLOW,
                p ->
                        crossing(
                                column("macd", p.get("fast"), p.get("slow")),
                                column(
                                        "macd-signal",
                                        p.get("fast"),
                                        p.get("slow"),
                                        p.get("signal"))));
    }

    private static RuleStrategy supertrend() {
        return new RuleStrategy(
                "supertrend",
                "1",
                "Supertrend",
                "Goes long when the close crosses above the supertrend line, short when it crosses"
                        + " below.",
                Parameters.space(
                        List.of(
                                bars(
                                        "period",
                                        "ATR period",
                                        2,
                                        100,
                                        1,
                                        10,
                                        "Bars in the average true range"),
                                level(
                                        "multiplier",
                                        "Multiplier",
                                        0.5,
                                        10,
                                        0.1,
                                        3,
                                        "Average true ranges from the middle"))),
                List.of(),
                p ->
                        crossing(
                                column("close"),
                                column("supertrend", p.get("period"), p.get("multiplier"))));
    }

    private static RuleStrategy adx() {
        Function<ParameterSet, Rules> rules =
                p -> {
                    Operand plus = column("plus-di", p.get("period"));
                    Operand minus = column("minus-di", p.get("period"));
                    Operand adx = column("adx", p.get("period"));
                    Condition strong = new Over(adx, constant(p.get("threshold")));
                    Condition weak = new Under(adx, constant(p.get("exitThreshold")));
                    return new Rules(
                            new And(strong, new Over(plus, minus)),
                                    new Or(weak, new Under(plus, minus)),
                            new And(strong, new Under(plus, minus)),
                                    new Or(weak, new Over(plus, minus)));
                };
        return new RuleStrategy(
                "adx-trend",
                "1",
                "ADX trend",
                "While ADX is above its threshold, goes with the larger directional index; leaves"
                        + " when the indices change places or ADX falls below its exit threshold.",
                Parameters.space(
                        List.of(
                                bars(
                                        "period",
                                        "Period",
                                        2,
                                        100,
                                        1,
                                        14,
                                        "Bars in the averages of moves and ranges, started from one"
                                                + " value as ta4j does"),
                                level(
                                        "threshold",
                                        "ADX above",
                                        5,
                                        60,
                                        1,
                                        25,
                                        "ADX above this is a trend"),
                                level(
                                        "exitThreshold",
                                        "Leave below",
                                        0,
                                        60,
                                        1,
                                        20,
                                        "ADX below this ends the trade"))),
                List.of(new Constraint("exitThreshold", "threshold")),
                rules);
    }

    static Rules crossing(Operand line, Operand other) {
        return Rules.reversing(new CrossedUp(line, other), new CrossedDown(line, other));
    }
}
