package io.abtpro.loading;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// Bars out of trades: first, highest, lowest and last price, and the sum of amounts. A time without trades has no bar.
final class TradeBars {
    private TradeBars() {}

    static BarSeries of(Rows trades, Timeframe timeframe, ZoneId zone) {
        long[] times = new long[trades.size];
        double[][] bars = new double[5][trades.size];
        int bar = -1;
        for (int i = 0; i < trades.size; i++) {
            double price = trades.columns[3][i];
            long start = startOf(trades.times[i], timeframe, zone);
            if (bar < 0 || times[bar] != start) {
                bar++;
                times[bar] = start;
                for (int k = 0; k < 4; k++) {
                    bars[k][bar] = price;
                }
            }
            bars[1][bar] = Math.max(bars[1][bar], price);
            bars[2][bar] = Math.min(bars[2][bar], price);
            bars[3][bar] = price;
            bars[4][bar] += trades.columns[4][i];
        }
        int n = bar + 1;
        return BarSeries.of(timeframe, zone, Arrays.copyOf(times, n), Arrays.copyOf(bars[0], n),
                Arrays.copyOf(bars[1], n), Arrays.copyOf(bars[2], n), Arrays.copyOf(bars[3], n), Arrays.copyOf(bars[4], n));
    }

    private static long startOf(long time, Timeframe timeframe, ZoneId zone) {
        if (!timeframe.isCalendar()) {
            return Math.floorDiv(time, timeframe.millis()) * timeframe.millis();
        }
        var day = Instant.ofEpochMilli(time).atZone(zone).truncatedTo(ChronoUnit.DAYS);
        long epochDay = day.toLocalDate().toEpochDay();
        var start = switch (timeframe.unit()) {
            case MONTH -> day.withDayOfMonth(1)
                    .minusMonths(Math.floorMod(day.getYear() * 12L + day.getMonthValue() - 1, (long) timeframe.count()));
            case WEEK -> day.minusDays(Math.floorMod(epochDay + 3, 7L * timeframe.count()));
            case DAY, HOUR, MINUTE, SECOND -> day.minusDays(Math.floorMod(epochDay, (long) timeframe.count()));
        };
        return start.toInstant().toEpochMilli();
    }
}
