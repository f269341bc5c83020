package io.abtpro.bench;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// The bars of a well-formed file, and the texts that its forms make of them.
///
/// @param times of the opens, in milliseconds of UTC
/// @param prices open, high, low and close of each bar
record FormBars(long[] times, double[][] prices, long[] volumes) {
    static final long MINUTE = 60_000L;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final long START = Instant.parse("2021-03-01T00:00:00Z").toEpochMilli();

    /// A random walk of `n` bars, `step` milliseconds apart.
    static FormBars of(Random random, int n, long step) {
        FormBars bars = new FormBars(new long[n], new double[n][4], new long[n]);
        double close = 50 + 100 * random.nextDouble();
        for (int t = 0; t < n; t++) {
            double open = close;
            close = Math.max(1, open + random.nextGaussian());
            bars.times[t] = START + t * step;
            bars.prices[t] =
                    new double[] {
                        open,
                        Math.max(open, close) + random.nextDouble(),
                        Math.min(open, close) - 0.5 * random.nextDouble(),
                        close
                    };
            bars.volumes[t] = 1000L + random.nextInt(100_000);
        }
        return bars;
    }

    String stamp(int t, String pattern) {
        return LocalDateTime.ofEpochSecond(times[t] / 1000, 0, ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    String ohlc(int t, String separator) {
        return ohlc(t, "%.2f", separator);
    }

    String ohlc(int t, String format, String separator) {
        return String.join(separator, four(t, format));
    }

    /// Open, high, low and close.
    List<String> four(int t, String format) {
        List<String> four = new ArrayList<>();
        for (double price : prices[t]) {
            four.add(String.format(Locale.ENGLISH, format, price));
        }
        return four;
    }

    /// The four prices and the volume.
    String ohlcv(int t, String format, String separator) {
        return ohlc(t, format, separator) + separator + volumes[t];
    }
}
