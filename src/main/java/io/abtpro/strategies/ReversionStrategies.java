package io.abtpro.strategies;

import static io.abtpro.indicators.Operand.column;
import static io.abtpro.indicators.Operand.constant;
import static io.abtpro.strategies.Parameters.bars;
import static io.abtpro.strategies.Parameters.level;

import io.abtpro.indicators.Condition.And;
import io.abtpro.indicators.Condition.CrossedDown;
import io.abtpro.indicators.Condition.CrossedUp;
import io.abtpro.indicators.Condition.Over;
import io.abtpro.indicators.Condition.Under;
import io.abtpro.indicators.Operand;

import java.util.List;

/// Strategies that expect the price to come back.
final class ReversionStrategies {
    private ReversionStrategies() {}

    static List<RuleStrategy> all() {
        return List.of(rsi(), bollinger(), stochastic(), zscore());
    }

    private static RuleStrategy rsi() {
        return new RuleStrategy(
                "rsi-reversion",
                "1",
                "RSI reversion",
                "Buys when RSI crosses below oversold and sells when it crosses above overbought;"
                        + " short the other way round.",
                Parameters.space(
                        List.of(
                                bars(
                                        "period",
                                        "RSI period",
                                        2,
                                        100,
                                        1,
                                        14,
                                        "Changes in the averages of gains and losses, started from"
                                                + " one value as ta4j does"),
                                level(
                                        "oversold",
                                        "Oversold",
                                        5,
                                        50,
                                        1,
                                        30,
                                        "Buy when RSI falls below"),
                                level(
                                        "overbought",
                                        "Overbought",
                                        50,
                                        95,
                                        1,
                                        70,
                                        "Sell when RSI rises above"))),
                List.of(new Constraint("oversold", "overbought")),
                p -> {
                    Operand rsi = column("rsi", p.get("period"));
                    return Rules.reversing(
                            new CrossedDown(rsi, constant(p.get("oversold"))),
                            new CrossedUp(rsi, constant(p.get("overbought"))));
                });
    }

    private static RuleStrategy bollinger() {
        return new RuleStrategy(
                "bollinger-reversion",
                "1",
                "Bollinger reversion",
                "Buys a close below the lower band and sells at the middle; sells short a close"
                        + " above the upper band.",
                Parameters.space(
                        BreakoutStrategies.bands(
                                "Closes in mean and deviation", 0.5, 5, "Deviations")),
                List.of(),
                p -> {
                    Operand close = column("close");
                    double[] band = {p.get("period"), p.get("multiplier")};
                    Operand middle = column("bollinger-middle", band);
                    return new Rules(
                            new Under(close, column("bollinger-lower", band)),
                                    new Over(close, middle),
                            new Over(close, column("bollinger-upper", band)),
                                    new Under(close, middle));
                });
    }

    private static RuleStrategy stochastic() {
        return new RuleStrategy(
                "stochastic-cross",
                "1",
                "Stochastic crossover",
                "Buys when %K crosses above %D while %D is oversold, leaves when %K crosses below"
                        + " %D while %D is overbought; short the other way round.",
                Parameters.space(
                        List.of(
                                bars(
                                        "period",
                                        "%K period",
                                        2,
                                        100,
                                        1,
                                        14,
                                        "Bars of the high-low window"),
                                bars(
                                        "smoothing",
                                        "%D smoothing",
                                        2,
                                        20,
                                        1,
                                        3,
                                        "Values of %K in %D"),
                                level("oversold", "Oversold", 5, 50, 1, 20, "Buy below"),
                                level("overbought", "Overbought", 50, 95, 1, 80, "Sell above"))),
                List.of(new Constraint("oversold", "overbought")),
                p -> {
                    Operand k = column("stochastic-k", p.get("period"));
                    Operand d = column("stochastic-d", p.get("period"), p.get("smoothing"));
                    return Rules.reversing(
                            new And(new CrossedUp(k, d), new Under(d, constant(p.get("oversold")))),
                            new And(
                                    new CrossedDown(k, d),
                                    new Over(d, constant(p.get("overbought")))));
                });
    }

    private static RuleStrategy zscore() {
        return new RuleStrategy(
                "zscore-reversion",
                "1",
                "Z-score reversion",
                "Buys when the close is entry deviations below its mean and leaves when it is back"
                        + " within exit deviations; short the other way round.",
                Parameters.space(
                        List.of(
                                bars(
                                        "period",
                                        "Period",
                                        3,
                                        300,
                                        1,
                                        20,
                                        "Closes in mean and deviation"),
                                level("entry", "Entry", 0.5, 4, 0.1, 2, "Deviations from the mean"),
                                level("exit", "Exit", 0, 2, 0.1, 0.5, "Deviations from the mean"))),
                List.of(new Constraint("exit", "entry")),
                p -> {
                    Operand z = column("zscore", p.get("period"));
                    double entry = p.get("entry");
                    double exit = p.get("exit");
                    return new Rules(
                            new Under(z, constant(-entry)), new Over(z, constant(-exit)),
                            new Over(z, constant(entry)), new Under(z, constant(exit)));
                });
    }
}
