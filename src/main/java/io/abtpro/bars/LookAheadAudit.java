package io.abtpro.bars;

import java.util.SplittableRandom;
import java.util.function.Function;

/// Proves on a series that a column uses nothing from the future of each bar.
///
/// At several bars t the column is computed twice more: on the bars up to t alone (prefix invariance) and on the whole
/// series with every bar after t replaced by valid garbage (future poisoning). Up to t both must equal the column of
/// the whole series bit for bit.
public final class LookAheadAudit {
    private static final int CUTS = 6;
    private static final long SEED = 7;

    /// What the audit of one column found.
    ///
    /// @param name the column
    /// @param firstLeak the first bar whose value changed with the future, -1 where none did
    /// @param sentence the finding in words
    /// @param checkedBars comparisons made
    public record Result(String name, int firstLeak, String sentence, int checkedBars) {
        public boolean clean() {
            return firstLeak < 0;
        }
    }

    private LookAheadAudit() {}

    /// The audit of `column`, which maps a series to one value a bar.
    public static Result of(String name, BarSeries series, Function<BarSeries, double[]> column) {
        if (series.size() == 0) {
            return new Result(name, -1, name + " has no bars to check", 0);
        }
        double[] full = column.apply(series);
        if (full.length != series.size()) {
            throw new IllegalArgumentException(
                    "%s must have %d values, one a bar, had %d".formatted(name, series.size(), full.length));
        }
        int checked = 0;
        // Cuts at even distances would hide a leak of the same period, such as a value filled back from each hour.
        SplittableRandom random = new SplittableRandom(SEED);
        for (int cut = 0; cut < CUTS; cut++) {
            int t = (int) (series.size() * (cut + random.nextDouble()) / CUTS);
            double[] prefix = column.apply(prefix(series, t));
            double[] poisoned = column.apply(poisoned(series, t));
            int leak = firstDifference(full, prefix, t);
            if (leak >= 0) {
                return leak(name, leak, t, full[leak], leak < prefix.length ? prefix[leak] : Double.NaN,
                        "without the bars after");
            }
            leak = firstDifference(full, poisoned, t);
            if (leak >= 0) {
                return leak(name, leak, t, full[leak], poisoned[leak], "with other bars after");
            }
            checked += 2 * (t + 1);
        }
        return new Result(name, -1, name + " uses nothing from the future at " + checked + " checked bars", checked);
    }

    private static Result leak(String name, int bar, int t, double full, double other, String how) {
        String sentence =
                "%s looks ahead: at bar %d it is %s, but %s %s bar %d"
                        .formatted(name, bar, full, other, how, t);
        return new Result(name, bar, sentence, bar + 1);
    }

    private static int firstDifference(double[] full, double[] other, int t) {
        for (int i = 0; i <= t; i++) {
            if (i >= other.length || Double.doubleToLongBits(full[i]) != Double.doubleToLongBits(other[i])) {
                return i;
            }
        }
        return -1;
    }

    /// The bars up to `t`, of the year that they show alone.
    private static BarSeries prefix(BarSeries series, int t) {
        BarSeries known = series.slice(0, t + 1);
        return series.year().chosen() ? known : known.withYear(TradingYear.of(known));
    }

    /// `series` with every bar after `t` replaced by valid bars of wild prices and volumes.
    static BarSeries poisoned(BarSeries series, int t) {
        SplittableRandom random = new SplittableRandom(SEED + t);
        double[] open = series.opens();
        double[] high = series.highs();
        double[] low = series.lows();
        double[] close = series.closes();
        double[] volume = series.volumes();
        for (int i = t + 1; i < series.size(); i++) {
            double level = Math.max(1e-3, Math.abs(series.close(t))) * Math.exp(8 * (random.nextDouble() - 0.5));
            low[i] = level;
            high[i] = level * (1 + random.nextDouble());
            open[i] = between(random.nextDouble(), low[i], high[i]);
            close[i] = between(random.nextDouble(), low[i], high[i]);
            volume[i] = 1e6 * random.nextDouble();
        }
        return BarSeries.of(series.timeframe(), series.zone(), series.openTimes(), open, high, low, close, volume)
                .withYear(series.year());
    }

    private static double between(double share, double low, double high) {
        return Math.min(high, low + share * (high - low));
    }
}
