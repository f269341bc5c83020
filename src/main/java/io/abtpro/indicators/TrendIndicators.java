package io.abtpro.indicators;

import static io.abtpro.indicators.IndicatorCatalog.multiplier;
import static io.abtpro.indicators.IndicatorCatalog.period;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuTenkanSenIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.num.Num;

import java.util.List;
import java.util.function.BiFunction;

/// Range, direction and trailing lines.
final class TrendIndicators {
    private static final String TRUE_RANGE = "max(high, close before) - min(low, close before)";
    private static final String SPREAD = "100 |+DI - -DI|/(+DI + -DI)";

    /// How ta4j starts an average, and what starts as others do.
    static final String FROM_ONE_VALUE =
            "; average += (value - average)/period, started from one value as ta4j does, so its"
                + " first bars differ from those of Wilder, TA-Lib and TradingView: %s-wilder is"
                + " theirs";

    static final String FROM_MEAN =
            "; average += (value - average)/period, started from the mean of the first period"
                    + " values. Source: Wilder (1978); first bars as TA-Lib";

    private TrendIndicators() {}

    static List<CatalogEntry> all() {
        return List.of(
                seeded(
                                "atr",
                                "Average true range",
                                "average of " + TRUE_RANGE,
                                2,
                                -1,
                                (s, p) -> new ATRIndicator(s, (int) p[0]))
                        .direct(Trends::atr)
                        .in(Unit.PRICE),
                seeded(
                                "adx",
                                "Average directional index",
                                "average of " + SPREAD,
                                3,
                                -2,
                                (s, p) -> new ADXIndicator(s, (int) p[0]))
                        .direct(Trends::adx),
                seeded(
                                "plus-di",
                                "+DI",
                                "100 * average of upward moves of the high / atr",
                                2,
                                -1,
                                (s, p) -> new PlusDIIndicator(s, (int) p[0]))
                        .direct(Trends::plusDi),
                seeded(
                                "minus-di",
                                "-DI",
                                "100 * average of downward moves of the low / atr",
                                2,
                                -1,
                                (s, p) -> new MinusDIIndicator(s, (int) p[0]))
                        .direct(Trends::minusDi),
                wilder(
                                "atr-wilder",
                                "Average true range (Wilder)",
                                "average of " + TRUE_RANGE,
                                1,
                                0,
                                Trends::atrWilder)
                        .in(Unit.PRICE),
                wilder(
                        "adx-wilder",
                        "Average directional index (Wilder)",
                        "average of " + SPREAD + " (Wilder's)",
                        2,
                        -1,
                        Trends::adxWilder),
                wilder(
                        "plus-di-wilder",
                        "+DI (Wilder)",
                        "100 * average of upward moves of the high / atr",
                        1,
                        0,
                        Trends::plusDiWilder),
                wilder(
                        "minus-di-wilder",
                        "-DI (Wilder)",
                        "100 * average of downward moves of the low / atr",
                        1,
                        0,
                        Trends::minusDiWilder),
                CatalogEntry.of(
                                new IndicatorSpec(
                                        "supertrend",
                                        "Supertrend",
                                        List.of(period(10), multiplier(3)),
                                        true,
                                        "(high + low)/2 -+ multiplier * atr, each band only"
                                            + " tightening; the line changes sides when the close"
                                            + " crosses it. Source: Seban"),
                                p -> 2 * (int) p[0] - 1,
                                (s, p) -> new SuperTrendIndicator(s, (int) p[0], p[1]))
                        .direct(Trends::supertrend)
                        .readable((s, p) -> new Ta4jForms.SuperTrendIndicator(s, (int) p[0], p[1])),
                CatalogEntry.own(
                        new IndicatorSpec(
                                "parabolic-sar",
                                "Parabolic SAR",
                                List.of(
                                        new IndicatorSpec.Parameter("start", 0.02, 0, 1),
                                        new IndicatorSpec.Parameter("increment", 0.02, 0, 1),
                                        new IndicatorSpec.Parameter("maximum", 0.2, 0, 1)),
                                true,
                                "sar += acceleration * (extreme - sar), not beyond the last two"
                                        + " bars, reversed when touched; as TA-Lib, not as ta4j."
                                        + " Source: Wilder (1978)"),
                        p -> 1,
                        ParabolicSar::column),
                CatalogEntry.of(
                                ichimoku("conversion", 9),
                                p -> (int) p[0] - 1,
                                (s, p) -> new IchimokuTenkanSenIndicator(s, (int) p[0]))
                        .direct(Trends::ichimoku),
                CatalogEntry.of(
                                ichimoku("base", 26),
                                p -> (int) p[0] - 1,
                                (s, p) -> new IchimokuKijunSenIndicator(s, (int) p[0]))
                        .direct(Trends::ichimoku));
    }

    /// An average of ta4j's, started from one value.
    private static CatalogEntry seeded(
            String id,
            String name,
            String formula,
            int windows,
            int shift,
            BiFunction<BarSeries, double[], Indicator<Num>> ta4j) {
        return CatalogEntry.of(
                new IndicatorSpec(
                        id,
                        name,
                        List.of(period(14)),
                        false,
                        formula + FROM_ONE_VALUE.formatted(id)),
                p -> windows * (int) p[0] + shift,
                ta4j);
    }

    private static CatalogEntry wilder(
            String id,
            String name,
            String formula,
            int windows,
            int shift,
            BiFunction<Prices, double[], double[]> kernel) {
        return CatalogEntry.own(
                new IndicatorSpec(id, name, List.of(period(14)), false, formula + FROM_MEAN),
                p -> windows * (int) p[0] + shift,
                kernel);
    }

    private static IndicatorSpec ichimoku(String line, int period) {
        return new IndicatorSpec(
                "ichimoku-" + line,
                "Ichimoku " + line + " line",
                List.of(period(period)),
                true,
                "(highest high + lowest low)/2 of the last period bars. Source: Hosoda (1969)");
    }
}
