package io.abtpro.loading;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads the records of a table; a second time where all stamps together say what the first ones did not.
final class ReadRows {
    private final Table table;
    private final Layout layout;
    private final NumberStyle numbers;
    private final double scale;
    private final boolean adjust;
    private final Optional<DateTimeFormatter> pattern;
    private final long day;
    private final EpochUnit.Start start;
    private StampReader stamps;

    /// @param day local midnight (as if in UTC) to which times since midnight are added
    /// @param start the unit of most epoch stamps
    ReadRows(Table table, Layout layout, NumberStyle numbers, double scale, boolean adjust,
            Optional<DateTimeFormatter> pattern, long day, EpochUnit.Start start) {
        this.table = table;
        this.layout = layout;
        this.numbers = numbers;
        this.scale = scale;
        this.adjust = adjust;
        this.pattern = pattern;
        this.day = day;
        this.start = start;
        this.stamps = reader(DateOrder.DAY_FIRST, ZoneId.of("UTC"));
    }

    private StampReader reader(DateOrder order, ZoneId zone) {
        return new StampReader(layout, order, start, zone, pattern, day);
    }

    Rows with(DateOrder order, ZoneId zone) {
        stamps = reader(order, zone);
        Rows rows = new Rows(table, layout, numbers, scale, adjust, stamps);
        rows.read();
        return rows;
    }

    /// What the stamps of the last reading were.
    StampReader stamps() {
        return stamps;
    }
}
