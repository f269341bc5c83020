package io.abtpro.bars;

import io.abtpro.math.Sha256;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/// Bars of one instrument as immutable columns. Element `t` is the bar that opens at `openTime(t)`.
///
/// Times increase strictly; prices are finite with low <= open, close <= high; volume >= 0.
public final class BarSeries {
    private final Timeframe timeframe;
    private final ZoneId zone;
    private final long[] openTime;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final YearEnds years;
    private final Optional<QuoteCurrency> currency;

    /// Bars of the series that this one was cut from before its first.
    private final int before;

    private volatile String sha256 = "";

    private BarSeries(
            Timeframe timeframe,
            ZoneId zone,
            long[] openTime,
            double[][] columns,
            boolean checked,
            YearEnds years,
            Optional<QuoteCurrency> currency,
            int before) {
        this.years = years;
        this.currency = currency;
        this.before = before;
        this.timeframe = timeframe;
        this.zone = zone;
        this.openTime = openTime;
        this.open = columns[0];
        this.high = columns[1];
        this.low = columns[2];
        this.close = columns[3];
        this.volume = columns[4];
        if (!checked) {
            check();
        }
    }

    /// The series of these columns, all of shape `[n]`, copied.
    ///
    /// @param zone the exchange's zone: decides days, sessions and the hour of a bar
    /// @param openTime epoch milliseconds, UTC, strictly increasing
    /// @throws IllegalArgumentException that names the first bar that breaks a rule
    public static BarSeries of(
            Timeframe timeframe,
            ZoneId zone,
            long[] openTime,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[] volume) {
        double[][] columns = {
            open.clone(), high.clone(), low.clone(), close.clone(), volume.clone()
        };
        long[] times = openTime.clone();
        return new BarSeries(
                timeframe,
                zone,
                times,
                columns,
                false,
                new YearEnds(timeframe, zone, times, Optional.empty()),
                Optional.empty(),
                0);
    }

    private void check() {
        int n = openTime.length;
        if (open.length != n
                || high.length != n
                || low.length != n
                || close.length != n
                || volume.length != n) {
            throw new IllegalArgumentException(
                    "columns must all have " + n + " bars, the number of times");
        }
        for (int t = 0; t < n; t++) {
            String broken = brokenRule(open[t], high[t], low[t], close[t], volume[t]);
            if (!broken.isEmpty()) {
                throw new IllegalArgumentException("bar " + t + ": " + broken);
            }
            if (t > 0 && openTime[t] <= openTime[t - 1]) {
                throw new IllegalArgumentException(
                        "bar %d: time %s is not after the bar before it"
                                .formatted(t, Instant.ofEpochMilli(openTime[t])));
            }
        }
    }

    /// The rule that a bar of these values breaks, in words; empty where it breaks none.
    public static String brokenRule(
            double open, double high, double low, double close, double volume) {
        if (low <= open
                && low <= close
                && open <= high
                && close <= high
                && volume >= 0
                && volume < Double.POSITIVE_INFINITY
                && low > Double.NEGATIVE_INFINITY
                && high < Double.POSITIVE_INFINITY) {
            return "";
        }
        if (!Double.isFinite(open)) {
            return "open must be a finite number, was " + open;
        }
        if (!Double.isFinite(high)) {
            return "high must be a finite number, was " + high;
        }
        if (!Double.isFinite(low)) {
            return "low must be a finite number, was " + low;
        }
        if (!Double.isFinite(close)) {
            return "close must be a finite number, was " + close;
        }
        if (!(volume >= 0 && volume < Double.POSITIVE_INFINITY)) {
            return "volume must be >= 0, was " + volume;
        }
        if (high < low) {
            return "high " + high + " is below low " + low;
        }
        if (low > open) {
            return "low " + low + " is above open " + open;
        }
        if (low > close) {
            return "low " + low + " is above close " + close;
        }
        return high < open
                ? "high " + high + " is below open " + open
                : "high " + high + " is below close " + close;
    }

    public int size() {
        return openTime.length;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    public ZoneId zone() {
        return zone;
    }

    public long openTime(int t) {
        return openTime[t];
    }

    public double open(int t) {
        return open[t];
    }

    public double high(int t) {
        return high[t];
    }

    public double low(int t) {
        return low[t];
    }

    public double close(int t) {
        return close[t];
    }

    public double volume(int t) {
        return volume[t];
    }

    /// The first moment (epoch ms, UTC) at which bar `t` is complete.
    public long knownAt(int t) {
        return timeframe.endOf(openTime[t], zone);
    }

    /// A copy of the open times, shape `[size]`.
    public long[] openTimes() {
        return openTime.clone();
    }

    public double[] opens() {
        return open.clone();
    }

    public double[] highs() {
        return high.clone();
    }

    public double[] lows() {
        return low.clone();
    }

    public double[] closes() {
        return close.clone();
    }

    public double[] volumes() {
        return volume.clone();
    }

    /// The index of the first bar that opens at or after `time` (epoch ms); `size()` where there is
    /// none.
    public int firstAtOrAfter(long time) {
        int at = Arrays.binarySearch(openTime, time);
        return at >= 0 ? at : -at - 1;
    }

    /// The bars `from` (inclusive) to `to` (exclusive), of the year that is known at their end.
    ///
    /// @throws IndexOutOfBoundsException if there are no such bars
    public BarSeries slice(int from, int to) {
        Objects.checkFromToIndex(from, to, openTime.length);
        double[][] columns = {
            Arrays.copyOfRange(open, from, to),
            Arrays.copyOfRange(high, from, to),
            Arrays.copyOfRange(low, from, to),
            Arrays.copyOfRange(close, from, to),
            Arrays.copyOfRange(volume, from, to)
        };
        return new BarSeries(
                timeframe,
                zone,
                Arrays.copyOfRange(openTime, from, to),
                columns,
                true,
                years,
                currency,
                before + from);
    }

    /// How many bars make a year: as it was kept with the dataset, else as the bars show it. A
    /// slice that ends earlier than what it was cut from has the year that was known at its end;
    /// what must not know later bars bar by bar takes [TradingYear#known].
    public TradingYear year() {
        return yearUpTo(openTime.length);
    }

    /// The year as it is known at the close of the bar before `to`.
    public TradingYear yearUpTo(int to) {
        return years.upTo(before + to);
    }

    /// The same bars with this year.
    public BarSeries withYear(TradingYear other) {
        var ends = new YearEnds(timeframe, zone, openTime, Optional.of(other));
        return with(ends, currency, 0);
    }

    /// What the prices are quoted in; empty where it is not known. It is no part of the identity.
    public Optional<QuoteCurrency> currency() {
        return currency;
    }

    /// The same bars quoted in this currency, or in one that is not known.
    public BarSeries withCurrency(Optional<QuoteCurrency> other) {
        return with(years, other, before);
    }

    private BarSeries with(YearEnds ends, Optional<QuoteCurrency> quoted, int earlier) {
        double[][] columns = {open, high, low, close, volume};
        var same = new BarSeries(timeframe, zone, openTime, columns, true, ends, quoted, earlier);
        same.sha256 = sha256;
        return same;
    }

    /// SHA-256 over timeframe, zone and every column, in hexadecimal; the series' identity.
    public String sha256() {
        String known = sha256;
        if (known.isEmpty()) {
            known = hash();
            sha256 = known;
        }
        return known;
    }

    private String hash() {
        MessageDigest digest = Sha256.digest();
        digest.update(
                (timeframe + "|" + zone.getId() + "|" + size()).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[8 * 4096];
        update(digest, bytes, openTime);
        for (double[] column : new double[][] {open, high, low, close, volume}) {
            update(digest, bytes, column);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, byte[] bytes, long[] column) {
        for (int from = 0; from < column.length; from += 4096) {
            int count = Math.min(4096, column.length - from);
            ByteBuffer.wrap(bytes).asLongBuffer().put(column, from, count);
            digest.update(bytes, 0, 8 * count);
        }
    }

    private static void update(MessageDigest digest, byte[] bytes, double[] column) {
        for (int from = 0; from < column.length; from += 4096) {
            int count = Math.min(4096, column.length - from);
            ByteBuffer.wrap(bytes).asDoubleBuffer().put(column, from, count);
            digest.update(bytes, 0, 8 * count);
        }
    }
}
