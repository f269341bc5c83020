package io.abtpro.chart;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// Minimum and maximum over any run of values at a cost that does not depend on its length. NaN is
/// passed over.
///
/// The values stand in chunks. A chunk keeps the extremes of runs of 16, 64, 256 and so on of its
/// values, an eighth to a sixth of their memory, and is built when it is first asked about, all
/// missing ones at once on every core: a view of few bars builds little of a long series.
public final class Pyramid {
    private static final int BLOCK = 16;
    private static final int FAN = 4;
    private static final int CHUNK = 1 << 16;

    private final double[] values;

    /// Minimum and maximum in turn, the finest level first; absent until built.
    private final AtomicReferenceArray<double[]> chunks;

    public Pyramid(double[] values) {
        this.values = values;
        this.chunks = new AtomicReferenceArray<>((values.length + CHUNK - 1) / CHUNK);
    }

    /// The smallest of `values[from..to)`; NaN where there is none.
    public double min(int from, int to) {
        double[] found = new double[2];
        return extremes(from, to, found) ? found[0] : Double.NaN;
    }

    /// The largest of `values[from..to)`; NaN where there is none.
    public double max(int from, int to) {
        double[] found = new double[2];
        return extremes(from, to, found) ? found[1] : Double.NaN;
    }

    /// Writes the smallest and the largest of `values[from..to)` to `into`; false, with NaN, where
    /// there is none.
    boolean extremes(int from, int to, double[] into) {
        into[0] = Double.POSITIVE_INFINITY;
        into[1] = Double.NEGATIVE_INFINITY;
        int low = Math.max(0, from);
        int high = Math.min(values.length, to);
        if (high - low <= 2 * BLOCK) {
            scan(low, high, into);
        } else {
            build(low / CHUNK, (high - 1) / CHUNK);
            for (int chunk = low / CHUNK; chunk * CHUNK < high; chunk++) {
                int base = chunk * CHUNK;
                climb(chunk, Math.max(low, base) - base, Math.min(high, base + CHUNK) - base, into);
            }
        }
        if (into[0] <= into[1]) {
            return true;
        }
        into[0] = Double.NaN;
        into[1] = Double.NaN;
        return false;
    }

    /// How many chunks are built.
    int built() {
        return (int) IntStream.range(0, chunks.length()).filter(i -> chunks.get(i) != null).count();
    }

    private void scan(int from, int to, double[] into) {
        double min = into[0];
        double max = into[1];
        for (int t = from; t < to; t++) {
            double value = values[t];
            min = value < min ? value : min;
            max = value > max ? value : max;
        }
        into[0] = min;
        into[1] = max;
    }

    private void build(int first, int last) {
        int missing = 0;
        for (int chunk = first; chunk <= last; chunk++) {
            missing += chunks.getPlain(chunk) == null ? 1 : 0;
        }
        if (missing > 1) {
            IntStream.rangeClosed(first, last)
                    .filter(i -> chunks.get(i) == null)
                    .parallel()
                    .forEach(i -> chunks.set(i, built(i)));
        } else if (missing == 1) {
            IntStream.rangeClosed(first, last)
                    .filter(i -> chunks.get(i) == null)
                    .forEach(i -> chunks.set(i, built(i)));
        }
    }

    private int length(int chunk) {
        return Math.min(CHUNK, values.length - chunk * CHUNK);
    }

    private static int parts(int count, int size) {
        return (count + size - 1) / size;
    }

    private double[] built(int chunk) {
        int blocks = parts(length(chunk), BLOCK);
        int all = blocks;
        for (int count = blocks; count > FAN; all += count) {
            count = parts(count, FAN);
        }
        double[] levels = new double[2 * all];
        double[] found = new double[2];
        int end = chunk * CHUNK + length(chunk);
        for (int i = 0; i < blocks; i++) {
            found[0] = Double.POSITIVE_INFINITY;
            found[1] = Double.NEGATIVE_INFINITY;
            block(chunk * CHUNK + i * BLOCK, end, found);
            levels[2 * i] = found[0];
            levels[2 * i + 1] = found[1];
        }
        int below = 0;
        for (int count = blocks; count > FAN; count = parts(count, FAN)) {
            reduce(levels, below, count);
            below += count;
        }
        return levels;
    }

    /// The extremes of one block, four at a time without a branch; with NaN among them one at a
    /// time.
    private void block(int from, int end, double[] found) {
        if (from + BLOCK <= end) {
            double a = values[from];
            double b = values[from + 1];
            double c = values[from + 2];
            double d = values[from + 3];
            double e = a;
            double f = b;
            double g = c;
            double h = d;
            for (int t = from + 4; t < from + BLOCK; t += 4) {
                a = Math.min(a, values[t]);
                b = Math.min(b, values[t + 1]);
                c = Math.min(c, values[t + 2]);
                d = Math.min(d, values[t + 3]);
                e = Math.max(e, values[t]);
                f = Math.max(f, values[t + 1]);
                g = Math.max(g, values[t + 2]);
                h = Math.max(h, values[t + 3]);
            }
            found[0] = Math.min(Math.min(a, b), Math.min(c, d));
            found[1] = Math.max(Math.max(e, f), Math.max(g, h));
            if (found[0] <= found[1]) {
                return;
            }
            found[0] = Double.POSITIVE_INFINITY;
            found[1] = Double.NEGATIVE_INFINITY;
        }
        scan(from, Math.min(end, from + BLOCK), found);
    }

    /// Writes the level above the `count` runs at `below` behind them.
    private static void reduce(double[] levels, int below, int count) {
        for (int i = 0; i < parts(count, FAN); i++) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int k = i * FAN; k < Math.min(count, (i + 1) * FAN); k++) {
                min = Math.min(min, levels[2 * (below + k)]);
                max = Math.max(max, levels[2 * (below + k) + 1]);
            }
            levels[2 * (below + count + i)] = min;
            levels[2 * (below + count + i) + 1] = max;
        }
    }

    /// Joins values `from` to `to` of a chunk, whole runs of the coarsest level that holds them.
    private void climb(int chunk, int from, int to, double[] into) {
        int base = chunk * CHUNK;
        int low = Math.min(to, parts(from, BLOCK) * BLOCK);
        int high = Math.max(low, to / BLOCK * BLOCK);
        scan(base + from, base + low, into);
        scan(base + high, base + to, into);
        low /= BLOCK;
        high /= BLOCK;
        double[] levels = chunks.get(chunk);
        int below = 0;
        int count = parts(length(chunk), BLOCK);
        while (low < high) {
            boolean top = count <= FAN;
            while (low < high && (top || low % FAN != 0)) {
                join(levels, below + low++, into);
            }
            while (low < high && high % FAN != 0) {
                join(levels, below + --high, into);
            }
            low /= FAN;
            high /= FAN;
            below += count;
            count = parts(count, FAN);
        }
    }

    private static void join(double[] levels, int at, double[] into) {
        into[0] = Math.min(into[0], levels[2 * at]);
        into[1] = Math.max(into[1], levels[2 * at + 1]);
    }
}
