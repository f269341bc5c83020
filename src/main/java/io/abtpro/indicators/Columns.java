package io.abtpro.indicators;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.abtpro.bars.BarSeries;

import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The indicator columns of one series, each computed once. Safe for use by several threads.
///
/// At most a quarter of the heap is kept where no other bound is given, and given back where memory
/// is short; a column that was dropped is computed again, to the same bits.
public final class Columns {
    private final BarSeries series;
    private final Prices prices;
    private final Cache<Object, double[]> columns;

    private record Key(String indicator, List<Double> parameters) {}

    public Columns(BarSeries series) {
        this(series, Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4));
    }

    /// @param mostBytes how much is kept at most
    public Columns(BarSeries series, long mostBytes) {
        this.series = series;
        this.prices = new Prices(series);
        this.columns =
                Caffeine.newBuilder()
                        .maximumWeight(mostBytes)
                        .weigher((Object key, double[] column) -> 8 * column.length + 64)
                        .softValues()
                        .build();
    }

    public BarSeries series() {
        return series;
    }

    /// The column of `indicator` (an id of [IndicatorCatalog]) at `parameters`, shape `[bars]`, NaN
    /// before its warm-up. Missing parameters take their defaults. Shared: never write into it.
    ///
    /// @throws IllegalArgumentException that names the nearest id if there is no such indicator
    public double[] column(String indicator, List<Double> parameters) {
        CatalogEntry entry = IndicatorCatalog.entry(indicator);
        double[] complete = entry.complete(parameters);
        Key key = new Key(indicator, Arrays.stream(complete).boxed().toList());
        return columns.get(key, k -> compute(entry, complete));
    }

    /// The column that was kept under `key`; empty where there is none, or no longer. Shared: never
    /// write into it.
    public Optional<double[]> kept(Object key) {
        return Optional.ofNullable(columns.getIfPresent(key));
    }

    /// Keeps a column of shape `[bars]` that was made of this series, within the same bound as
    /// those of the catalogue.
    ///
    /// @param key says all beside the series that decides what is in it
    public void keep(Object key, double[] column) {
        columns.put(key, column);
    }

    Prices prices() {
        return prices;
    }

    private double[] compute(CatalogEntry entry, double[] parameters) {
        int n = series.size();
        int warmup = Math.min(n, entry.warmup().applyAsInt(parameters));
        double[] column = entry.direct().apply(prices, parameters);
        Arrays.fill(column, 0, warmup, Double.NaN);
        return column;
    }

    /// The values of `indicator`, asked in ascending order: ta4j's recursive indicators and running
    /// sums depend on it.
    static double[] values(Indicator<Num> indicator, int n) {
        double[] column = new double[n];
        for (int t = 0; t < n; t++) {
            column[t] = indicator.getValue(t).doubleValue();
        }
        return column;
    }
}
