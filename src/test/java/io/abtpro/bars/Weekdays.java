package io.abtpro.bars;

import java.time.Instant;

/// Made-up daily bars without weekends.
public final class Weekdays {
    private static final long MONDAY = Instant.parse("2000-01-03T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;

    private Weekdays() {}

    /// From 3 January 2000.
    public static BarSeries of(int count, long seed) {
        BarSeries days =
                GeneratedBars.of(new GeneratedBars.Options(count, seed, Timeframe.parse("1d")));
        long[] times = new long[count];
        long time = MONDAY;
        for (int t = 0; t < count; t++) {
            times[t] = time;
            time += (t % 5 == 4 ? 3 : 1) * DAY;
        }
        return BarSeries.of(
                days.timeframe(),
                days.zone(),
                times,
                days.opens(),
                days.highs(),
                days.lows(),
                days.closes(),
                days.volumes());
    }
}
