package io.abtpro.ui.session;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Layer;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/// The columns of a series as charts draw them, copied once for all tabs: who shows a series keeps
/// these too, and they go when the last does. The arrays are never changed.
public final class DrawnColumns {
    private static final Map<BarSeries, WeakReference<DrawnColumns>> KNOWN = new WeakHashMap<>();

    private final long[] times;
    private final Layer.Candles candles;
    private final double[] volumes;

    private DrawnColumns(BarSeries series) {
        times = series.openTimes();
        candles = new Layer.Candles(series.opens(), series.highs(), series.lows(), series.closes());
        volumes = series.volumes();
    }

    /// The columns of `series`, those of an earlier call where somebody still shows them.
    public static DrawnColumns of(BarSeries series) {
        synchronized (KNOWN) {
            WeakReference<DrawnColumns> known = KNOWN.get(series);
            DrawnColumns columns = known == null ? null : known.get();
            if (columns == null) {
                columns = new DrawnColumns(series);
                KNOWN.put(series, new WeakReference<>(columns));
            }
            return columns;
        }
    }

    /// Epoch ms of each bar, shape `[bars]`.
    public long[] times() {
        return times;
    }

    public Layer.Candles candles() {
        return candles;
    }

    /// Volume of each bar, shape `[bars]`.
    public double[] volumes() {
        return volumes;
    }
}
