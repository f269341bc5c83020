package io.abtpro.indicators;

import static io.abtpro.indicators.IndicatorCatalog.bars;
import static io.abtpro.indicators.IndicatorCatalog.period;

import io.abtpro.failures.RefusedException;

import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.HMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.numeric.BinaryOperationIndicator;

import java.util.List;

/// Moving averages of the close and their differences.
final class AverageIndicators {
    private static final String APPEL = ". Source: Appel (1979)";

    private AverageIndicators() {}

    static List<CatalogEntry> all() {
        return List.of(
                CatalogEntry.of(
                                average(
                                        "sma",
                                        "Simple moving average",
                                        "mean of the last period closes"),
                                p -> (int) p[0] - 1,
                                (s, p) -> new SMAIndicator(close(s), (int) p[0]))
                        .direct(Kernels::sma),
                CatalogEntry.of(
                                average(
                                        "ema",
                                        "Exponential moving average",
                                        "ema += 2/(period + 1) * (close - ema), started from one"
                                            + " close as ta4j does, where TA-Lib starts from the"
                                            + " mean of the first period closes"),
                                p -> 2 * (int) p[0] - 1,
                                (s, p) -> ema(s, p[0]))
                        .direct(Kernels::ema),
                CatalogEntry.of(
                                average(
                                        "wma",
                                        "Weighted moving average",
                                        "mean of the last period closes, weights period, period -"
                                                + " 1, ..., 1"),
                                p -> (int) p[0] - 1,
                                (s, p) -> new WMAIndicator(close(s), (int) p[0]))
                        .direct(Kernels::wma),
                CatalogEntry.of(
                                new IndicatorSpec(
                                        "hma",
                                        "Hull moving average",
                                        List.of(
                                                new IndicatorSpec.Parameter(
                                                        "period", 20, 2, 10_000)),
                                        true,
                                        "wma(2 wma(close, period/2) - wma(close, period),"
                                                + " sqrt(period)). Source: Hull (2005)"),
                                p -> (int) p[0] - 1 + (int) Math.sqrt(p[0]) - 1,
                                (s, p) -> new HMAIndicator(close(s), (int) p[0]))
                        .direct(Kernels::hma),
                CatalogEntry.of(
                                new IndicatorSpec(
                                        "macd",
                                        "MACD",
                                        List.of(bars("fast", 12), bars("slow", 26)),
                                        false,
                                        "ema(fast) - ema(slow)" + APPEL),
                                p -> 2 * slower(p) - 1,
                                (s, p) -> macd(s, p))
                        .direct(Kernels::macd)
                        .in(Unit.PRICE)
                        .readable((s, p) -> difference(s, p)),
                CatalogEntry.of(
                                signalSpec("macd-signal", "MACD signal", "ema(macd, signal)"),
                                p -> 2 * slower(p) + (int) p[2] - 2,
                                (s, p) -> signal(s, p))
                        .direct(Kernels::macdSignal)
                        .in(Unit.PRICE)
                        .readable((s, p) -> new EMAIndicator(difference(s, p), (int) p[2])),
                CatalogEntry.of(
                                signalSpec(
                                        "macd-histogram",
                                        "MACD histogram",
                                        "macd - ema(macd, signal)"),
                                p -> 2 * slower(p) + (int) p[2] - 2,
                                (s, p) ->
                                        BinaryOperationIndicator.difference(
                                                macd(s, p), signal(s, p)))
                        .direct(Kernels::macdHistogram)
                        .in(Unit.PRICE)
                        .readable(
                                (s, p) ->
                                        BinaryOperationIndicator.difference(
                                                difference(s, p),
                                                new EMAIndicator(difference(s, p), (int) p[2]))));
    }

    static ClosePriceIndicator close(BarSeries series) {
        return new ClosePriceIndicator(series);
    }

    private static EMAIndicator ema(BarSeries series, double period) {
        return new EMAIndicator(close(series), (int) period);
    }

    private static int slower(double[] p) {
        return (int) Math.max(p[0], p[1]);
    }

    private static MACDIndicator macd(BarSeries series, double[] p) {
        if (p[0] > p[1]) {
            throw new RefusedException(
                    "fast must not be above slow, was %s and %s".formatted(p[0], p[1]));
        }
        return new MACDIndicator(close(series), (int) p[0], (int) p[1]);
    }

    /// MACD from its two averages: ta4j 0.22.2 writes its own MACD without their periods and reads
    /// 12 and 26.
    private static BinaryOperationIndicator difference(BarSeries series, double[] p) {
        return BinaryOperationIndicator.difference(ema(series, p[0]), ema(series, p[1]));
    }

    private static EMAIndicator signal(BarSeries series, double[] p) {
        return new EMAIndicator(macd(series, p), (int) p[2]);
    }

    private static IndicatorSpec average(String id, String name, String formula) {
        return new IndicatorSpec(id, name, List.of(period(20)), true, formula);
    }

    private static IndicatorSpec signalSpec(String id, String name, String formula) {
        return new IndicatorSpec(
                id,
                name,
                List.of(bars("fast", 12), bars("slow", 26), bars("signal", 9)),
                false,
                formula + APPEL);
    }
}
