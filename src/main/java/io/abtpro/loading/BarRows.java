package io.abtpro.loading;

import io.abtpro.bars.BarSeries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;

/// The records of a table as numbers, in file order, with the records that failed.
final class BarRows {
    private static final String[] NAMES = {"open", "high", "low", "close"};
    private final Table table;
    private final Layout layout;
    private final NumberStyle numbers;
    private final int scale;
    private final boolean adjust;
    private final StampReader stamps;
    private int[] offsets = new int[0];
    private int offset = StampReader.NO_OFFSET;
    private final Tickers tickers;
    final Aside.Gathered leftOut = new Aside.Gathered();
    final List<RowFailure> failures = new ArrayList<>();

    /// Times of rows that repeat an earlier time or go back behind it; a few are enough to
    /// recognise a clock change.
    final List<Long> outOfOrder = new ArrayList<>();

    private static final int MOST_OUT_OF_ORDER = 10_000;
    private static final double FAR_LEVEL = 300;

    /// What programs write where there is no volume; NaN is the result of a sum that failed.
    private static final Set<String> MISSING =
            Set.of("null", "none", "n/a", "na", "#n/a", "--", "nil", "\\n", "–", "—");

    /// The close before this row as the file has it.
    private double lastClose;

    int size;
    int missingVolumes;
    long[] times = new long[1024];
    double[][] columns = new double[5][1024];
    private long[] lines = new long[1024];
    private int[] starts = new int[1024];

    /// @param scale what the file's prices are to be divided by
    /// @param adjust true where prices are to be scaled by adjusted close over close
    BarRows(
            Table table,
            Layout layout,
            NumberStyle numbers,
            int scale,
            boolean adjust,
            StampReader stamps,
            Tickers tickers) {
        this.table = table;
        this.layout = layout;
        this.numbers = numbers;
        this.scale = scale;
        this.adjust = adjust;
        this.stamps = stamps;
        this.tickers = tickers;
        failures.addAll(table.aside().bad());
        leftOut.addAll(table.aside().leftOut());
    }

    /// Reads every record. Trades have price in column 3 and amount in column 4.
    void read() {
        int[] from =
                layout.isTrades()
                        ? new int[] {layout.price(), layout.price(), layout.price(), layout.price()}
                        : new int[] {layout.open(), layout.high(), layout.low(), layout.close()};
        Cursor cursor = table.cursor();
        while (cursor.next()) {
            if (cursor.continued() > 0) {
                leftOut.add(
                        "the quoted field of the line before goes on there",
                        cursor.line() + 1,
                        cursor.continued());
            }
            if (cursor.fault() != Cursor.Fault.NONE) {
                fail(cursor, cursor.fault().rule());
                continue;
            }
            if (cursor.width() != layout.width()) {
                failUnlessHeader(
                        cursor,
                        "has "
                                + Failing.fields(cursor.width())
                                + " where the others have "
                                + layout.width());
                continue;
            }
            if (layout.ticker() >= 0 && !isWanted(cursor)) {
                continue;
            }
            long time = stamps.read(cursor);
            if (time == StampParser.INVALID) {
                failUnlessHeader(
                        cursor, "time '" + Failing.cut(layout.stamp(cursor)) + "' " + stamps.why());
                continue;
            }
            ensureRoom();
            if (readNumbers(cursor, from)) {
                times[size] = time;
                noteOffset();
                lines[size] = cursor.line();
                starts[size] = cursor.start();
                size++;
            }
        }
        leftOut.addAll(tickers.leftOut());
    }

    private boolean isWanted(Cursor cursor) {
        switch (tickers.judge(cursor, layout.ticker())) {
            case WANTED -> {
                return true;
            }
            case BLANK -> fail(cursor, "the symbol is blank");
            case HEADER ->
                    failUnlessHeader(
                            cursor,
                            "time '"
                                    + Failing.cut(layout.stamp(cursor))
                                    + "' is no valid date or time");
            case OTHER -> {}
        }
        return false;
    }

    /// A second header, as joined files have it, is no bad row where it names the same columns.
    private void failUnlessHeader(Cursor cursor, String rule) {
        if (cursor.width() < 2 || !Failing.looksLikeHeader(cursor)) {
            fail(cursor, rule);
            return;
        }
        List<String> again = cursor.texts();
        again.set(0, again.getFirst().replace("\ufeff", ""));
        if (!Failing.sameColumns(again, table.header(), layout)) {
            throw new Refusal(
                    "line %d is a second header that names other columns than those above it; split the file there"
                            .formatted(cursor.line()));
        }
        leftOut.add("repeats the header", cursor.line(), 1);
    }

    private void noteOffset() {
        int now = stamps.offsetSeconds;
        if (offsets.length == 0 && size > 0 && now != offset) {
            offsets = new int[times.length];
            Arrays.fill(offsets, offset);
        }
        offset = now;
        if (offsets.length > 0) {
            offsets[size] = now;
        }
    }

    /// The offset of the stamp of row `i` in seconds, or [StampReader#NO_OFFSET]; valid until the
    /// rows are sorted.
    int offset(int i) {
        return offsets.length == 0 ? offset : offsets[i];
    }

    /// True where the stamp of a row carries an offset; valid until the rows are sorted.
    boolean haveOffsets() {
        return offsets.length == 0
                ? size > 0 && offset != StampReader.NO_OFFSET
                : Arrays.stream(offsets, 0, size)
                        .anyMatch(seconds -> seconds != StampReader.NO_OFFSET);
    }

    private boolean readNumbers(Cursor cursor, int[] from) {
        for (int k = 0; k < 4; k++) {
            double value = numbers.parse(cursor.bytes(), cursor.from(from[k]), cursor.to(from[k]));
            if (Double.isNaN(value)) {
                String name = layout.isTrades() ? "price" : NAMES[k];
                String text = cursor.text(from[k]);
                fail(
                        cursor,
                        text.isEmpty()
                                ? name + " is blank"
                                : name + " '" + Failing.cut(text) + "' is no number");
                return false;
            }
            if (scale > 1 && !WholePrices.isWhole(cursor, from[k])) {
                fail(
                        cursor,
                        "price '"
                                + cursor.text(from[k])
                                + "' is no whole number, and the others are stored times "
                                + String.format(Locale.ROOT, "%,d", scale));
                return false;
            }
            columns[k][size] = scale == 1 ? value : value / scale;
        }
        if (isOfAnotherMark(cursor, from)) {
            return false;
        }
        double volume = volume(cursor);
        if (Double.isNaN(volume)) {
            fail(cursor, "volume '" + Failing.cut(cursor.text(layout.volume())) + "' is no number");
            return false;
        }
        columns[4][size] = volume;
        String broken =
                BarSeries.brokenRule(
                        columns[0][size],
                        columns[1][size],
                        columns[2][size],
                        columns[3][size],
                        volume);
        if (!broken.isEmpty()) {
            fail(cursor, broken);
        }
        return broken.isEmpty() && (!adjust || adjustBar(cursor));
    }

    /// A price such as 1,018 beside one of 1.02 has a decimal comma, and is not a thousand times as
    /// high.
    private boolean isOfAnotherMark(Cursor cursor, int[] from) {
        if (columns[1][size] > FAR_LEVEL * columns[2][size]
                && columns[2][size] > 0
                && areOfTwoMarks(
                        "high", cursor.text(from[1]), "over low", cursor.text(from[2]), cursor)) {
            return true;
        }
        double ratio = size == 0 ? 1 : columns[0][size] / lastClose;
        if (ratio > FAR_LEVEL || ratio < 1 / FAR_LEVEL && ratio > 0) {
            Cursor before =
                    new Cursor(table.text(), table.separator(), starts[size - 1], lines[size - 1]);
            before.next();
            if (areOfTwoMarks(
                    "open", cursor.text(from[0]), "after close", before.text(from[3]), cursor)) {
                return true;
            }
        }
        lastClose = columns[3][size];
        return false;
    }

    private boolean areOfTwoMarks(
            String name, String price, String beside, String other, Cursor cursor) {
        if (numbers.isWholeWithThousands(price) == numbers.isWholeWithThousands(other)) {
            return false;
        }
        fail(cursor, Failing.ofTwoMarks(name, price, beside, other));
        return true;
    }

    private boolean adjustBar(Cursor cursor) {
        int at = layout.adjusted();
        double adjusted = numbers.parse(cursor.bytes(), cursor.from(at), cursor.to(at)) / scale;
        double ratio = AdjustedClose.ratio(adjusted, columns[3][size]);
        if (!(ratio > 0)) {
            fail(
                    cursor,
                    "adjusted close '%s' over close %s is no ratio between 1/1,000,000 and 1,000,000"
                            .formatted(cursor.text(at), columns[3][size]));
            return false;
        }
        AdjustedClose.scale(columns, size, adjusted, ratio);
        return true;
    }

    private double volume(Cursor cursor) {
        int at = layout.volume();
        if (at < 0) {
            return 0;
        }
        int more = layout.moreVolume();
        if (isMissing(cursor, at) || more >= 0 && isMissing(cursor, more)) {
            missingVolumes++;
        }
        double volume = amount(cursor, at);
        return more < 0 ? volume : volume + amount(cursor, more);
    }

    private double amount(Cursor cursor, int at) {
        return isMissing(cursor, at)
                ? 0
                : numbers.parse(cursor.bytes(), cursor.from(at), cursor.to(at));
    }

    private static boolean isMissing(Cursor cursor, int at) {
        int from = cursor.from(at);
        int length = cursor.to(at) - from;
        if (length == 0 || length == 1 && cursor.bytes()[from] == '-') {
            return true;
        }
        byte first = cursor.bytes()[from];
        return length <= 5
                && (first < '0' || first > '9')
                && MISSING.contains(cursor.text(at).toLowerCase(Locale.ROOT));
    }

    private void fail(Cursor cursor, String rule) {
        failures.add(new RowFailure(cursor.line(), rule, cursor.raw()));
        refuseIfMostAreBad(failures.size(), size, cursor.line(), rule);
    }

    private static void refuseIfMostAreBad(int bad, int good, long line, String rule) {
        if (bad >= Failing.MOST && bad / 4 > good) {
            throw new Refusal(
                    "%,d of its first %,d rows are bad, such as line %,d: %s; is it a file of bars?"
                            .formatted(bad, bad + (long) good, line, rule));
        }
    }

    private void ensureRoom() {
        if (size < times.length) {
            return;
        }
        int room = 2 * size;
        times = Arrays.copyOf(times, room);
        lines = Arrays.copyOf(lines, room);
        starts = Arrays.copyOf(starts, room);
        offsets = offsets.length == 0 ? offsets : Arrays.copyOf(offsets, room);
        for (int k = 0; k < columns.length; k++) {
            columns[k] = Arrays.copyOf(columns[k], room);
        }
    }

    /// Turns round rows that are newest first and takes out those that break the order, or stand
    /// far from all others.
    ///
    /// @param equalAllowed true for trades, of which many may share a moment
    /// @return true if the file is newest first
    boolean sort(boolean equalAllowed) {
        TimeOrder order = TimeOrder.of(times, size, equalAllowed);
        refuseIfMostAreBad(
                failures.size() + order.breaks(),
                size - order.breaks(),
                lines[Math.max(0, size - 1)],
                "its time stands twice or out of order");
        for (int i = 0; i < size && order.breaks() > 0; i++) {
            if (order.isBroken(i) && outOfOrder.size() < MOST_OUT_OF_ORDER) {
                outOfOrder.add(times[i]);
            }
        }
        if (order.breaks() > 0) {
            keep(order::rule);
        }
        String[] far = layout.isTrades() ? new String[0] : FarRows.rules(times, columns, size);
        if (Arrays.stream(far).anyMatch(rule -> !rule.isEmpty())) {
            keep(i -> far[i]);
        }
        failures.sort(java.util.Comparator.comparingLong(RowFailure::line));
        times = Arrays.copyOf(times, size);
        for (int k = 0; k < columns.length; k++) {
            columns[k] = Arrays.copyOf(columns[k], size);
        }
        if (order.newestFirst()) {
            turnRound();
        }
        return order.newestFirst();
    }

    private void keep(IntFunction<String> rules) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            String rule = rules.apply(i);
            if (!rule.isEmpty()) {
                Cursor cursor = new Cursor(table.text(), table.separator(), starts[i], lines[i]);
                cursor.next();
                fail(cursor, rule);
                continue;
            }
            times[kept] = times[i];
            lines[kept] = lines[i];
            starts[kept] = starts[i];
            for (double[] column : columns) {
                column[kept] = column[i];
            }
            kept++;
        }
        size = kept;
    }

    private void turnRound() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            long time = times[i];
            times[i] = times[j];
            times[j] = time;
            for (double[] column : columns) {
                double value = column[i];
                column[i] = column[j];
                column[j] = value;
            }
        }
    }
}
