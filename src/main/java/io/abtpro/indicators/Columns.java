package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;
import java.util.List;

/// The indicator columns of one series, each computed once. Safe for use by several threads.
public final class Columns {
    private final BarSeries series;

    public Columns(BarSeries series) {
        this.series = series;
    }

    public BarSeries series() {
        return series;
    }

    /// The column of `indicator` (an id of [IndicatorCatalog]) at `parameters`, shape `[bars]`, NaN before its
    /// warm-up. Shared: never write into it.
    ///
    /// @throws IllegalArgumentException that names the nearest id if there is no such indicator
    public double[] column(String indicator, List<Double> parameters) {
        throw new UnsupportedOperationException(indicator + parameters);
    }
}
