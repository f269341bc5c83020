package io.abtpro.ui.volatility;

import io.abtpro.bars.BarSeries;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/// The opening times to expect after the last bar.
final class FutureTimes {
    private FutureTimes() {}

    /// The times of the bars of `series`, then `more` expected ones: each a week after a bar of the
    /// last week, on the exchange's clock, so that nights and weekends of the data stay empty. Bars
    /// of a week or more, and those of less than a week of data, follow at their length.
    static long[] extended(BarSeries series, int more) {
        int n = series.size();
        long[] times = Arrays.copyOf(series.openTimes(), n + more);
        int source = 0;
        boolean shorter = aWeekLater(times[0], series.zone()) > times[n - 1];
        for (int t = n; t < times.length; t++) {
            long next = times[t - 1] + series.timeframe().millis();
            while (source < t && aWeekLater(times[source], series.zone()) <= times[t - 1]) {
                source++;
            }
            boolean atItsLength = shorter || t - source <= 1;
            times[t] = atItsLength ? next : aWeekLater(times[source], series.zone());
        }
        return times;
    }

    private static long aWeekLater(long time, ZoneId zone) {
        return Instant.ofEpochMilli(time).atZone(zone).plusWeeks(1).toInstant().toEpochMilli();
    }
}
