package io.abtpro.indicators;

import static io.abtpro.indicators.IndicatorCatalog.period;

import io.abtpro.bars.BarSeries;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.OpenPriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

import java.util.List;
import java.util.function.Function;

/// Prices as they are, and what is made of volume.
final class PriceIndicators {
    private PriceIndicators() {}

    static List<CatalogEntry> all() {
        return List.of(
                price("open", "Open", OpenPriceIndicator::new, BarSeries::opens),
                price("high", "High", HighPriceIndicator::new, BarSeries::highs),
                price("low", "Low", LowPriceIndicator::new, BarSeries::lows),
                price("close", "Close", ClosePriceIndicator::new, BarSeries::closes),
                price("volume", "Volume", s -> new VolumeIndicator(s), BarSeries::volumes),
                CatalogEntry.of(
                                new IndicatorSpec(
                                        "vwap",
                                        "Rolling VWAP",
                                        List.of(period(20)),
                                        true,
                                        "sum(volume * (high + low + close)/3) / sum(volume) over"
                                                + " period bars; none before there was volume, and"
                                                + " without volume the value before stays"),
                                p -> (int) p[0] - 1,
                                (s, p) ->
                                        new CarriedIndicator(
                                                new VWAPIndicator(s, (int) p[0]),
                                                (int) p[0] - 1,
                                                Double.NaN))
                        .direct(Flows::vwap),
                CatalogEntry.of(
                                new IndicatorSpec(
                                        "obv",
                                        "On-balance volume",
                                        List.of(),
                                        false,
                                        "sum of volume, plus where the close rose, minus where it"
                                                + " fell. Source: Granville (1963)"),
                                p -> 0,
                                (s, p) -> new OnBalanceVolumeIndicator(s))
                        .direct((s, p) -> Flows.obv(s.bars()))
                        .in(Unit.VOLUME),
                CatalogEntry.own(
                        new IndicatorSpec(
                                "mfi",
                                "Money flow index",
                                List.of(period(14)),
                                false,
                                "100 rising flow/(rising + falling flow), flow = |typical price| *"
                                    + " volume; 50 in a window without any flow. Source: Quong and"
                                    + " Soudack (1989)"),
                        p -> (int) p[0],
                        Flows::mfi));
    }

    private static CatalogEntry price(
            String id,
            String name,
            Function<org.ta4j.core.BarSeries, Indicator<Num>> ta4j,
            Function<BarSeries, double[]> column) {
        boolean overlay = !id.equals("volume");
        IndicatorSpec spec = new IndicatorSpec(id, name, List.of(), overlay, "the bar's " + id);
        return CatalogEntry.of(spec, p -> 0, (s, p) -> ta4j.apply(s))
                .direct((s, p) -> column.apply(s.bars()))
                .in(overlay ? Unit.PRICE : Unit.VOLUME);
    }
}
