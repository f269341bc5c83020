package io.abtpro.indicators;

import static io.abtpro.indicators.AverageIndicators.close;
import static io.abtpro.indicators.IndicatorCatalog.bars;
import static io.abtpro.indicators.IndicatorCatalog.multiplier;
import static io.abtpro.indicators.IndicatorCatalog.period;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.numeric.UnaryOperationIndicator;
import org.ta4j.core.indicators.statistics.VarianceIndicator;
import org.ta4j.core.num.Num;

import java.util.List;
import java.util.function.BiFunction;

/// Bands around the price.
final class ChannelIndicators {
    private ChannelIndicators() {}

    static List<CatalogEntry> all() {
        return List.of(
                bollinger(
                                "upper",
                                "sma + multiplier * deviation (population)",
                                (s, p) ->
                                        new BollingerBandsUpperIndicator(
                                                middle(s, p), deviation(s, p), num(s, p[1])))
                        .direct((s, p) -> Kernels.bollinger(s, p, 1)),
                bollinger("middle", "sma(close, period)", (s, p) -> middle(s, p))
                        .direct(Kernels::sma),
                bollinger(
                                "lower",
                                "sma - multiplier * deviation (population)",
                                (s, p) ->
                                        new BollingerBandsLowerIndicator(
                                                middle(s, p), deviation(s, p), num(s, p[1])))
                        .direct((s, p) -> Kernels.bollinger(s, p, -1)),
                donchian(
                                "upper",
                                "highest high",
                                (s, p) -> new DonchianChannelUpperIndicator(s, (int) p[0]))
                        .direct(Trends::donchianUpper),
                donchian(
                                "lower",
                                "lowest low",
                                (s, p) -> new DonchianChannelLowerIndicator(s, (int) p[0]))
                        .direct(Trends::donchianLower),
                keltner(
                                "upper",
                                "ema + multiplier * atr",
                                (s, p) ->
                                        new KeltnerChannelUpperIndicator(
                                                basis(s, p), p[2], (int) p[1]))
                        .direct((s, p) -> Kernels.keltner(s, p, 1)),
                keltner("middle", "ema((high + low + close)/3, period)", (s, p) -> basis(s, p))
                        .direct(Kernels::keltnerMiddle),
                keltner(
                                "lower",
                                "ema - multiplier * atr",
                                (s, p) ->
                                        new KeltnerChannelLowerIndicator(
                                                basis(s, p), p[2], (int) p[1]))
                        .direct((s, p) -> Kernels.keltner(s, p, -1)));
    }

    private static BollingerBandsMiddleIndicator middle(BarSeries series, double[] p) {
        return new BollingerBandsMiddleIndicator(new SMAIndicator(close(series), (int) p[0]));
    }

    /// What StandardDeviationIndicator computes, which ta4j 0.22.2 writes without its period.
    static Indicator<Num> deviation(BarSeries series, double[] p) {
        return UnaryOperationIndicator.sqrt(new VarianceIndicator(close(series), (int) p[0]));
    }

    private static KeltnerChannelMiddleIndicator basis(BarSeries series, double[] p) {
        return new KeltnerChannelMiddleIndicator(series, (int) p[0]);
    }

    private static Num num(BarSeries series, double value) {
        return series.numFactory().numOf(value);
    }

    private static CatalogEntry bollinger(
            String line, String formula, BiFunction<BarSeries, double[], Indicator<Num>> ta4j) {
        return CatalogEntry.of(
                new IndicatorSpec(
                        "bollinger-" + line,
                        "Bollinger " + line,
                        List.of(period(20), multiplier(2)),
                        true,
                        formula + ". Source: Bollinger (2001)"),
                p -> (int) p[0] - 1,
                ta4j);
    }

    private static CatalogEntry donchian(
            String line, String formula, BiFunction<BarSeries, double[], Indicator<Num>> ta4j) {
        return CatalogEntry.of(
                new IndicatorSpec(
                        "donchian-" + line,
                        "Donchian " + line,
                        List.of(period(20)),
                        true,
                        formula + " of the last period bars, this one included"),
                p -> (int) p[0] - 1,
                ta4j);
    }

    private static CatalogEntry keltner(
            String line, String formula, BiFunction<BarSeries, double[], Indicator<Num>> ta4j) {
        return CatalogEntry.of(
                new IndicatorSpec(
                        "keltner-" + line,
                        "Keltner " + line,
                        List.of(period(20), bars("atrPeriod", 10), multiplier(2)),
                        true,
                        formula + ", on the typical price. Source: Keltner (1960), Raschke's form"),
                p -> 2 * (int) Math.max(p[0], p[1]) - 1,
                ta4j);
    }
}
