package io.abtpro.loading;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads the records of a table; a second time where all stamps together say what the first ones
/// did not.
final class ReadRows {
    private final Table table;
    private final Layout layout;
    private final NumberStyle numbers;
    private final int scale;
    private final boolean adjust;
    private final Optional<DateTimeFormatter> pattern;
    private final long day;
    private final EpochUnit.Start start;
    private Optional<String> symbol;
    private StampReader stamps;
    private Tickers tickers;

    /// @param day local midnight (as if in UTC) to which times since midnight are added
    /// @param start the unit of most epoch stamps
    /// @param symbol the instrument whose rows are read, where the file names several
    ReadRows(
            Table table,
            Layout layout,
            NumberStyle numbers,
            int scale,
            boolean adjust,
            Optional<DateTimeFormatter> pattern,
            long day,
            EpochUnit.Start start,
            Optional<String> symbol) {
        this.table = table;
        this.layout = layout;
        this.numbers = numbers;
        this.scale = scale;
        this.adjust = adjust;
        this.pattern = pattern;
        this.day = day;
        this.start = start;
        this.symbol = symbol;
        this.tickers = new Tickers(symbol, "");
        this.stamps = reader(DateOrder.DAY_FIRST, ZoneId.of("UTC"));
    }

    private StampReader reader(DateOrder order, ZoneId zone) {
        return new StampReader(layout, order, start, zone, pattern, day);
    }

    BarRows with(DateOrder order, ZoneId zone) {
        BarRows rows = read(order, zone, "");
        if (tickers.onlyOther().isPresent()) {
            symbol = tickers.onlyOther();
            rows = read(order, zone, "");
        }
        return tickers.readUnnamed() ? read(order, zone, tickers.symbol()) : rows;
    }

    private BarRows read(DateOrder order, ZoneId zone, String firstSymbol) {
        stamps = reader(order, zone);
        tickers = new Tickers(symbol, firstSymbol);
        BarRows rows = new BarRows(table, layout, numbers, scale, adjust, stamps, tickers);
        rows.read();
        return rows;
    }

    /// The instruments that the last reading met.
    Tickers tickers() {
        return tickers;
    }

    /// What the stamps of the last reading were.
    StampReader stamps() {
        return stamps;
    }
}
