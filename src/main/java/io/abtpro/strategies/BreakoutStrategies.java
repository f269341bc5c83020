package io.abtpro.strategies;

import static io.abtpro.indicators.Operand.before;
import static io.abtpro.indicators.Operand.column;
import static io.abtpro.strategies.Parameters.bars;
import static io.abtpro.strategies.Parameters.level;

import io.abtpro.indicators.Condition.Over;
import io.abtpro.indicators.Condition.Under;
import io.abtpro.indicators.Operand;

import java.util.List;

/// Strategies that follow a price out of its channel.
final class BreakoutStrategies {
    private BreakoutStrategies() {}

    static List<RuleStrategy> all() {
        return List.of(bollinger(), donchian(), keltner());
    }

    private static RuleStrategy bollinger() {
        return new RuleStrategy(
                "bollinger-breakout",
                "1",
                "Bollinger breakout",
                "Buys a close above the upper band and leaves below the middle; short below the"
                        + " lower band.",
                Parameters.space(bands("Closes in mean and deviation", 0.5, 5, "Deviations")),
                List.of(),
                p -> outOf("bollinger", p.get("period"), p.get("multiplier")));
    }

    private static RuleStrategy keltner() {
        return new RuleStrategy(
                "keltner-breakout",
                "1",
                "Keltner breakout",
                "Buys a close above the upper line and leaves below the middle; short below the"
                        + " lower line.",
                Parameters.space(bands("Bars in average and range", 0.5, 5, "Average true ranges")),
                List.of(),
                p -> outOf("keltner", p.get("period"), p.get("period"), p.get("multiplier")));
    }

    private static RuleStrategy donchian() {
        return new RuleStrategy(
                "donchian-breakout",
                "1",
                "Donchian breakout",
                "Buys a close above the highest high of the entry bars before it and leaves below"
                        + " the lowest low of the exit bars before it; short the other way round.",
                Parameters.space(
                        List.of(
                                bars(
                                        "entry",
                                        "Entry channel",
                                        2,
                                        300,
                                        1,
                                        20,
                                        "Bars in the channel that is broken"),
                                bars(
                                        "exit",
                                        "Exit channel",
                                        1,
                                        200,
                                        1,
                                        10,
                                        "Bars in the channel that ends the trade"))),
                List.of(),
                p -> {
                    Operand close = column("close");
                    return new Rules(
                            new Over(close, before("donchian-upper", p.get("entry"))),
                            new Under(close, before("donchian-lower", p.get("exit"))),
                            new Under(close, before("donchian-lower", p.get("entry"))),
                            new Over(close, before("donchian-upper", p.get("exit"))));
                });
    }

    private static Rules outOf(String channel, double... parameters) {
        Operand close = column("close");
        Operand middle = column(channel + "-middle", parameters);
        return new Rules(
                new Over(close, column(channel + "-upper", parameters)), new Under(close, middle),
                new Under(close, column(channel + "-lower", parameters)), new Over(close, middle));
    }

    static List<ParameterSpace.Parameter> bands(
            String periodTip, double min, double max, String unit) {
        return List.of(
                bars("period", "Period", 3, 300, 1, 20, periodTip),
                level("multiplier", "Multiplier", min, max, 0.1, 2, unit + " from the middle"));
    }
}
