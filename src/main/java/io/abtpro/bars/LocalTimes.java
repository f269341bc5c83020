package io.abtpro.bars;

import java.time.Instant;

/// The times that the clocks of a series' zone show, as milliseconds.
final class LocalTimes {
    private LocalTimes() {}

    /// At which each bar opens, shape `[bars]`.
    static long[] of(BarSeries series) {
        var rules = series.zone().getRules();
        long[] times = new long[series.size()];
        long offset = 0;
        long until = Long.MIN_VALUE;
        for (int t = 0; t < times.length; t++) {
            long at = series.openTime(t);
            if (at >= until) {
                offset = offset(series, at);
                var change = rules.nextTransition(Instant.ofEpochMilli(at));
                until = change == null ? Long.MAX_VALUE : change.getInstant().toEpochMilli();
            }
            times[t] = at + offset;
        }
        return times;
    }

    /// At `time` (epoch ms, UTC).
    static long at(BarSeries series, long time) {
        return time + offset(series, time);
    }

    private static long offset(BarSeries series, long time) {
        return 1000L
                * series.zone().getRules().getOffset(Instant.ofEpochMilli(time)).getTotalSeconds();
    }
}
