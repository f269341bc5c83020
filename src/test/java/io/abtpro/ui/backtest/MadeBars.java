package io.abtpro.ui.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.store.DatasetRecord;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/// Made-up daily bars, and the dataset that they are.
public final class MadeBars {
    private static final long DAY = 86_400_000L;

    private MadeBars() {}

    public static BarSeries series(int bars) {
        var random = new Random(7);
        long[] time = new long[bars];
        double[][] column = new double[5][bars];
        double close = 1000;
        for (int t = 0; t < bars; t++) {
            double open = close;
            close = open * Math.exp(0.0003 + 0.012 * random.nextGaussian());
            time[t] = Instant.parse("2000-01-03T05:00:00Z").toEpochMilli() + t * DAY;
            column[0][t] = open;
            column[1][t] = Math.max(open, close) * 1.004;
            column[2][t] = Math.min(open, close) * 0.996;
            column[3][t] = close;
            column[4][t] = 1e6;
        }
        return BarSeries.of(
                Timeframe.parse("1d"),
                ZoneId.of("America/New_York"),
                time,
                column[0],
                column[1],
                column[2],
                column[3],
                column[4]);
    }

    public static DatasetRecord record(String name, BarSeries series) {
        return new DatasetRecord(
                name,
                "MADE",
                "1d",
                "America/New_York",
                series.size(),
                Instant.ofEpochMilli(series.openTime(0)),
                Instant.ofEpochMilli(series.openTime(series.size() - 1)),
                series.sha256(),
                "test",
                "test.csv",
                0,
                0,
                new SeriesQuality(List.of(), "24h"),
                Instant.EPOCH);
    }
}
