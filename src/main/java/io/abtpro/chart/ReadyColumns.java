package io.abtpro.chart;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// Columns that are ready to be drawn at any zoom, made so by whoever computed them: the UI thread
/// need not.
///
/// They stay ready for as long as somebody holds this. Safe for several threads.
public final class ReadyColumns {
    private static final Map<double[], WeakReference<Pyramid>> READY = new WeakHashMap<>();

    private final List<Pyramid> pyramids;

    private ReadyColumns(List<Pyramid> pyramids) {
        this.pyramids = pyramids;
    }

    /// Makes `columns` ready; they must not change afterwards.
    public static ReadyColumns of(List<double[]> columns) {
        List<Pyramid> pyramids = columns.stream().map(ReadyColumns::pyramid).toList();
        for (int i = 0; i < pyramids.size(); i++) {
            pyramids.get(i).extremes(0, columns.get(i).length, new double[2]);
            synchronized (READY) {
                READY.put(columns.get(i), new WeakReference<>(pyramids.get(i)));
            }
        }
        return new ReadyColumns(pyramids);
    }

    /// How many columns there are.
    public int count() {
        return pyramids.size();
    }

    /// The one that is ready, else a new one.
    static Pyramid pyramid(double[] column) {
        synchronized (READY) {
            WeakReference<Pyramid> known = READY.get(column);
            Pyramid pyramid = known == null ? null : known.get();
            return pyramid == null ? new Pyramid(column) : pyramid;
        }
    }
}
