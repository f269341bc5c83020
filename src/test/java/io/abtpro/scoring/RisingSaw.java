package io.abtpro.scoring;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/// Daily bars that rise, with a dip of one bar every so often: whoever buys the dip wins, but for
/// those after which the price falls on before it rises again.
public final class RisingSaw {
    private static final int EVERY = 30;
    private static final double DIP = 0.2;
    private static final double FALL = 0.7;

    private RisingSaw() {}

    /// @param lost which dips fall on, counted from 0
    public static BarSeries of(int n, Set<Integer> lost) {
        long[] time = new long[n];
        double[][] columns = new double[5][n];
        double trend = 100;
        double last = 100;
        for (int t = 0; t < n; t++) {
            time[t] =
                    LocalDate.of(2012, 1, 2)
                            .plusDays(t)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli();
            trend *= 1.004;
            if (t % EVERY == 0 && lost.contains(t / EVERY - 1)) {
                trend *= FALL;
            }
            double close = t % EVERY == EVERY - 1 ? trend * (1 - DIP) : trend;
            columns[0][t] = last;
            columns[1][t] = Math.max(last, close);
            columns[2][t] = Math.min(last, close);
            columns[3][t] = close;
            columns[4][t] = 1_000 + t % 7;
            last = close;
        }
        return BarSeries.of(
                Timeframe.parse("1d"),
                ZoneOffset.UTC,
                time,
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4]);
    }

    /// The bars as a CSV file.
    public static String csv(BarSeries bars) {
        var text = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        for (int t = 0; t < bars.size(); t++) {
            text.append(
                    "%s,%s,%s,%s,%s,%s\n"
                            .formatted(
                                    Instant.ofEpochMilli(bars.openTime(t))
                                            .toString()
                                            .substring(0, 10),
                                    bars.open(t),
                                    bars.highs()[t],
                                    bars.lows()[t],
                                    bars.close(t),
                                    1_000));
        }
        return text.toString();
    }
}
