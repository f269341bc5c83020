package io.abtpro.loading;

import java.util.List;

/// The [Layout] of a table without a header, told by what its columns hold.
final class PlacedLayout {
    private final Table table;
    private final List<List<String>> sample;
    private final String names;
    private final int width;
    private final SampledColumns columns;

    /// @param names of the file and of what it is packed in
    /// @param width how many fields most rows have
    PlacedLayout(
            Table table, List<List<String>> sample, String names, KnownVendors vendors, int width) {
        this.table = table;
        this.sample = sample;
        this.names = names;
        this.width = width;
        this.columns = new SampledColumns(table.header(), sample, vendors);
    }

    Layout find() {
        int time = 0;
        while (time < Math.min(4, width) && !isStamp(columns.kind(time))) {
            time++;
        }
        boolean sinceMidnight = false;
        if (time >= Math.min(4, width)) {
            sinceMidnight = width >= 5 && isSinceMidnight();
            if (!sinceMidnight) {
                throw new Refusal(
                        "is no table of bars: missing are the columns time, open, high, low and"
                                + " close; no header was found, no date or time stands in the first"
                                + " columns, and the first row is "
                                + Failing.list(sample.getFirst())
                                + "; give a file with a header line that names them"
                                + options());
            }
            time = 0;
        }
        boolean split = columns.kind(time) == StampParser.Kind.DATE && columns.isClock(time + 1);
        int from = time + (split ? 2 : 1);
        int numbers = 0;
        while (from + numbers < width && columns.isNumber(from + numbers)) {
            numbers++;
        }
        int ticker = time > 0 && columns.kind(0) == StampParser.Kind.NONE ? 0 : -1;
        boolean clocked = split || columns.kind(time) != StampParser.Kind.DATE;
        if (numbers == 2 && clocked) {
            return new Layout(
                    time,
                    split ? time + 1 : -1,
                    -1,
                    -1,
                    -1,
                    -1,
                    from + 1,
                    from,
                    ticker,
                    false,
                    false,
                    width,
                    -1,
                    -1,
                    columns.numbers(time),
                    NumberStamps.ofClock(columns.column(split ? time + 1 : -1)),
                    true,
                    StampParts.NONE);
        }
        if (numbers < 4) {
            throw new Refusal(
                    "is no table of bars: after the time it has only "
                            + numbers
                            + " number columns, so open, high, low and close cannot all be there;"
                            + " no header was found, and the first row is "
                            + Failing.list(sample.getFirst())
                            + "; give a file with all four"
                            + options());
        }
        PlacedColumns placed = new PlacedColumns(table, sample);
        int prices = from + placed.prices(from, numbers);
        int left = numbers - (prices - from);
        int[] ohlc = placed.ohlc(prices);
        boolean adjusted = placed.isAdjusted(prices, left, ohlc);
        int volume = !adjusted ? placed.volume(prices, left, ohlc) : left > 5 ? prices + 5 : -1;
        if (volume < 0 && prices > from) {
            volume = prices - 1;
        }
        return new Layout(
                time,
                split ? time + 1 : -1,
                ohlc[0],
                ohlc[1],
                ohlc[2],
                ohlc[3],
                volume,
                -1,
                ticker,
                sinceMidnight,
                false,
                width,
                -1,
                adjusted ? prices + 4 : -1,
                columns.numbers(time),
                NumberStamps.ofClock(columns.column(split ? time + 1 : -1)),
                true,
                StampParts.NONE);
    }

    private String options() {
        return table.form() == Table.Form.DELIMITED
                ? ", or say with --header and --separator how it is to be read"
                : "";
    }

    private boolean isSinceMidnight() {
        return names.matches("(?s).*(19|20)\\d{6}.*")
                && sample.stream()
                        .allMatch(
                                row ->
                                        row.getFirst().matches("\\d{1,8}")
                                                && Integer.parseInt(row.getFirst()) < 86_400_000);
    }

    private static boolean isStamp(StampParser.Kind kind) {
        return kind == StampParser.Kind.EPOCH
                || kind == StampParser.Kind.DATE
                || kind == StampParser.Kind.DATE_TIME;
    }
}
