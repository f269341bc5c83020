package io.abtpro.indicators;

import static io.abtpro.indicators.IndicatorCatalog.multiplier;
import static io.abtpro.indicators.IndicatorCatalog.period;

import java.util.List;
import java.util.function.BiFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.ParabolicSarIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuTenkanSenIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.num.Num;

/// Range, direction and trailing lines.
final class TrendIndicators {
    private static final String WILDER = ". Source: Wilder (1978)";

    private TrendIndicators() {}

    static List<CatalogEntry> all() {
        return List.of(
                wilder("atr", "Average true range", "Wilder average of max(high, close before) - min(low, close before)",
                        2, -1, (s, p) -> new ATRIndicator(s, (int) p[0]))
                        .direct(Trends::atr),
                wilder("adx", "Average directional index", "Wilder average of 100 |+DI - -DI|/(+DI + -DI)",
                        3, -2, (s, p) -> new ADXIndicator(s, (int) p[0]))
                        .direct(Trends::adx),
                wilder("plus-di", "+DI", "100 * Wilder average of upward moves of the high / atr",
                        2, -1, (s, p) -> new PlusDIIndicator(s, (int) p[0]))
                        .direct(Trends::plusDi),
                wilder("minus-di", "-DI", "100 * Wilder average of downward moves of the low / atr",
                        2, -1, (s, p) -> new MinusDIIndicator(s, (int) p[0]))
                        .direct(Trends::minusDi),
                CatalogEntry.of(
                        new IndicatorSpec("supertrend", "Supertrend", List.of(period(10), multiplier(3)), true,
                                "(high + low)/2 -+ multiplier * atr, each band only tightening; the line changes sides"
                                        + " when the close crosses it. Source: Seban"),
                        p -> 2 * (int) p[0] - 1,
                        (s, p) -> new SuperTrendIndicator(s, (int) p[0], p[1]))
                        .direct(Trends::supertrend)
                        .readable((s, p) -> new Ta4jForms.SuperTrendIndicator(s, (int) p[0], p[1])),
                CatalogEntry.of(
                                new IndicatorSpec("parabolic-sar", "Parabolic SAR",
                                        List.of(
                                                new IndicatorSpec.Parameter("start", 0.02, 0, 1),
                                                new IndicatorSpec.Parameter("increment", 0.02, 0, 1),
                                                new IndicatorSpec.Parameter("maximum", 0.2, 0, 1)),
                                        true, "sar += acceleration * (extreme - sar), reversed when touched" + WILDER),
                                p -> 1,
                                (s, p) -> new ParabolicSarIndicator(s, num(s, p[0]), num(s, p[2]), num(s, p[1])))
                        .direct(ParabolicSar::column),
                CatalogEntry.of(ichimoku("conversion", 9), p -> (int) p[0] - 1,
                        (s, p) -> new IchimokuTenkanSenIndicator(s, (int) p[0]))
                        .direct(Trends::ichimoku),
                CatalogEntry.of(ichimoku("base", 26), p -> (int) p[0] - 1,
                        (s, p) -> new IchimokuKijunSenIndicator(s, (int) p[0]))
                        .direct(Trends::ichimoku));
    }

    private static Num num(BarSeries series, double value) {
        return series.numFactory().numOf(value);
    }

    private static CatalogEntry wilder(
            String id,
            String name,
            String formula,
            int windows,
            int shift,
            BiFunction<BarSeries, double[], Indicator<Num>> ta4j) {
        return CatalogEntry.of(
                new IndicatorSpec(id, name, List.of(period(14)), false, formula + WILDER),
                p -> windows * (int) p[0] + shift,
                ta4j);
    }

    private static IndicatorSpec ichimoku(String line, int period) {
        return new IndicatorSpec("ichimoku-" + line, "Ichimoku " + line + " line", List.of(period(period)), true,
                "(highest high + lowest low)/2 of the last period bars. Source: Hosoda (1969)");
    }
}
