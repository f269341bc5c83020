package io.abtpro.loading;

import io.abtpro.bars.BarSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The records of a table as numbers, in file order, with the records that failed.
final class Rows {
    private static final String[] NAMES = {"open", "high", "low", "close"};
    private final Table table;
    private final Layout layout;
    private final NumberStyle numbers;
    private final double scale;
    private final StampReader stamps;
    final List<RowFailure> failures = new ArrayList<>();
    int size;
    int missingVolumes;
    long[] times = new long[1024];
    double[][] columns = new double[5][1024];
    private long[] lines = new long[1024];
    private int[] starts = new int[1024];

    Rows(Table table, Layout layout, NumberStyle numbers, double scale, StampReader stamps) {
        this.table = table;
        this.layout = layout;
        this.numbers = numbers;
        this.scale = scale;
        this.stamps = stamps;
    }

    /// Reads every record. Trades have price in column 3 and amount in column 4.
    void read() {
        int[] from = layout.isTrades()
                ? new int[] {layout.price(), layout.price(), layout.price(), layout.price()}
                : new int[] {layout.open(), layout.high(), layout.low(), layout.close()};
        Cursor cursor = table.cursor();
        while (cursor.next()) {
            if (cursor.width() != layout.width()) {
                fail(cursor, "has " + fields(cursor.width()) + " where the others have " + layout.width());
                continue;
            }
            long time = stamps.read(cursor);
            if (time == StampParser.INVALID) {
                fail(cursor, "time '" + stamp(cursor) + (stamps.wasSkipped()
                        ? "' is skipped by the clock change of that day; is the zone right?"
                        : "' is no valid date or time"));
                continue;
            }
            ensureRoom();
            if (readNumbers(cursor, from)) {
                times[size] = time;
                lines[size] = cursor.line();
                starts[size] = cursor.start();
                size++;
            }
        }
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    private String stamp(Cursor cursor) {
        String time = cursor.text(layout.time());
        return layout.clock() >= 0 ? time + " " + cursor.text(layout.clock()) : time;
    }

    private boolean readNumbers(Cursor cursor, int[] from) {
        for (int k = 0; k < 4; k++) {
            double value = numbers.parse(cursor.bytes(), cursor.from(from[k]), cursor.to(from[k]));
            if (Double.isNaN(value)) {
                String name = layout.isTrades() ? "price" : NAMES[k];
                fail(cursor, name + " '" + cursor.text(from[k]) + "' is no number");
                return false;
            }
            columns[k][size] = scale == 1 ? value : value / scale;
        }
        double volume = volume(cursor);
        if (Double.isNaN(volume)) {
            fail(cursor, "volume '" + cursor.text(layout.volume()) + "' is no number");
            return false;
        }
        columns[4][size] = volume;
        String broken = BarSeries.brokenRule(
                columns[0][size], columns[1][size], columns[2][size], columns[3][size], volume);
        if (!broken.isEmpty()) {
            fail(cursor, broken);
        }
        return broken.isEmpty();
    }

    private double volume(Cursor cursor) {
        int at = layout.volume();
        if (at < 0) {
            return 0;
        }
        int from = cursor.from(at);
        int length = cursor.to(at) - from;
        if (length == 0 || length == 1 && cursor.bytes()[from] == '-') {
            missingVolumes++;
            return 0;
        }
        double volume = numbers.parse(cursor.bytes(), from, from + length);
        int more = layout.moreVolume();
        return more < 0 ? volume : volume + numbers.parse(cursor.bytes(), cursor.from(more), cursor.to(more));
    }

    private void fail(Cursor cursor, String rule) {
        failures.add(new RowFailure(cursor.line(), rule, cursor.raw()));
    }

    private void ensureRoom() {
        if (size < times.length) {
            return;
        }
        int room = 2 * size;
        times = Arrays.copyOf(times, room);
        lines = Arrays.copyOf(lines, room);
        starts = Arrays.copyOf(starts, room);
        for (int k = 0; k < columns.length; k++) {
            columns[k] = Arrays.copyOf(columns[k], room);
        }
    }

    /// Turns round rows that are newest first and takes out those that break the order.
    ///
    /// @param equalAllowed true for trades, of which many may share a moment
    /// @return true if the file is newest first
    boolean sort(boolean equalAllowed) {
        TimeOrder order = TimeOrder.of(times, size, equalAllowed);
        for (int i = 0; i < size && order.breaks() > 0; i++) {
            if (!order.rule(i).isEmpty()) {
                Cursor cursor = new Cursor(table.text(), table.separator(), starts[i], lines[i]);
                cursor.next();
                fail(cursor, order.rule(i));
            }
        }
        failures.sort(java.util.Comparator.comparingLong(RowFailure::line));
        keep(order);
        return order.newestFirst();
    }

    private void keep(TimeOrder order) {
        int kept = 0;
        if (order.breaks() > 0) {
            for (int i = 0; i < size; i++) {
                if (order.rule(i).isEmpty()) {
                    times[kept] = times[i];
                    for (double[] column : columns) {
                        column[kept] = column[i];
                    }
                    kept++;
                }
            }
            size = kept;
        }
        times = Arrays.copyOf(times, size);
        for (int k = 0; k < columns.length; k++) {
            columns[k] = Arrays.copyOf(columns[k], size);
        }
        if (order.newestFirst()) {
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
}
