package io.abtpro.indicators;

import static io.abtpro.indicators.AverageIndicators.close;
import static io.abtpro.indicators.IndicatorCatalog.bars;
import static io.abtpro.indicators.IndicatorCatalog.period;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.numeric.BinaryOperationIndicator;
import org.ta4j.core.num.Num;

import java.util.List;
import java.util.function.BiFunction;

/// Oscillators of the price.
final class MomentumIndicators {
    private static final String RSI =
            "100 - 100/(1 + average gain/average loss); none before the close has changed, and an"
                    + " unchanged close keeps the value before";

    private MomentumIndicators() {}

    static List<CatalogEntry> all() {
        return List.of(
                entry(
                                "rsi",
                                "Relative strength index",
                                14,
                                RSI + TrendIndicators.FROM_ONE_VALUE.formatted("rsi"),
                                2,
                                -1,
                                (s, p) -> new RSIIndicator(close(s), (int) p[0]))
                        .direct(Kernels::rsi),
                CatalogEntry.own(
                        new IndicatorSpec(
                                "rsi-wilder",
                                "Relative strength index (Wilder)",
                                List.of(period(14)),
                                false,
                                RSI + TrendIndicators.FROM_MEAN),
                        p -> (int) p[0],
                        Kernels::rsiWilder),
                CatalogEntry.of(
                                new IndicatorSpec(
                                        "stochastic-k",
                                        "Stochastic %K",
                                        List.of(period(14)),
                                        false,
                                        "100 (close - lowest low)/(highest high - lowest low); a"
                                            + " flat window keeps the value before. Source: Lane"
                                            + " (1984)"),
                                p -> (int) p[0] - 1,
                                (s, p) -> stochastic(s, p))
                        .direct(Kernels::stochasticK)
                        .readable((s, p) -> Ta4jForms.stochastic(s, (int) p[0])),
                CatalogEntry.of(
                                new IndicatorSpec(
                                        "stochastic-d",
                                        "Stochastic %D",
                                        List.of(period(14), bars("smoothing", 3)),
                                        false,
                                        "mean of the last smoothing values of %K. Source: Lane"
                                                + " (1984)"),
                                p -> (int) p[0] + (int) p[1] - 2,
                                (s, p) -> new SMAIndicator(stochastic(s, p), (int) p[1]))
                        .direct(Kernels::stochasticD)
                        .readable(
                                (s, p) ->
                                        new SMAIndicator(
                                                Ta4jForms.stochastic(s, (int) p[0]), (int) p[1])),
                entry(
                                "zscore",
                                "Z-score",
                                20,
                                "(close - sma)/deviation (population) over period bars; a flat"
                                        + " window keeps the value before",
                                1,
                                -1,
                                (s, p) -> new CarriedIndicator(distance(s, p), (int) p[0] - 1, 0))
                        .direct(Kernels::zscore)
                        .readable((s, p) -> distance(s, p)),
                entry(
                                "roc",
                                "Rate of change",
                                10,
                                "100 (close/close of period bars ago - 1)",
                                1,
                                0,
                                (s, p) -> new ROCIndicator(close(s), (int) p[0]))
                        .direct(Kernels::roc),
                entry(
                                "standard-deviation",
                                "Standard deviation",
                                20,
                                "population deviation of the last period closes",
                                1,
                                -1,
                                ChannelIndicators::deviation)
                        .direct(Kernels::deviation)
                        .in(Unit.PRICE),
                entry(
                                "cci",
                                "Commodity channel index",
                                20,
                                "(typical price - its mean)/(0.015 mean deviation); 0 in a flat"
                                        + " window. Source: Lambert (1980)",
                                1,
                                -1,
                                (s, p) -> new CCIIndicator(s, (int) p[0]))
                        .direct(Kernels::cci),
                entry(
                                "williams-r",
                                "Williams %R",
                                14,
                                "-100 (highest high - close)/(highest high - lowest low); a flat"
                                        + " window keeps the value before. Source: Williams (1973)",
                                1,
                                -1,
                                (s, p) ->
                                        new CarriedIndicator(
                                                new WilliamsRIndicator(s, (int) p[0]),
                                                (int) p[0] - 1,
                                                -50))
                        .direct(Kernels::williamsR));
    }

    private static Indicator<Num> stochastic(BarSeries series, double[] p) {
        int period = (int) p[0];
        return new CarriedIndicator(
                new StochasticOscillatorKIndicator(series, period), period - 1, 50);
    }

    /// Deviations from the mean, undefined in a flat window.
    private static Indicator<Num> distance(BarSeries series, double[] p) {
        var distance =
                BinaryOperationIndicator.difference(
                        close(series), new SMAIndicator(close(series), (int) p[0]));
        return BinaryOperationIndicator.quotient(distance, ChannelIndicators.deviation(series, p));
    }

    private static CatalogEntry entry(
            String id,
            String name,
            int period,
            String formula,
            int windows,
            int shift,
            BiFunction<BarSeries, double[], Indicator<Num>> ta4j) {
        return CatalogEntry.of(
                new IndicatorSpec(id, name, List.of(period(period)), false, formula),
                p -> windows * (int) p[0] + shift,
                ta4j);
    }
}
