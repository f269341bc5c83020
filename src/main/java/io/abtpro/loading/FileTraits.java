package io.abtpro.loading;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What of a file its vendor is recognised by: its header, its first stamps and which columns it
/// has.
public final class FileTraits {
    private final Table table;
    private final Layout layout;
    private final List<List<String>> sample;
    private final String words;
    private final String header;
    private final String stamp;

    /// @param sample the first rows, at least one
    FileTraits(Table table, Layout layout, List<List<String>> sample) {
        this.table = table;
        this.layout = layout;
        this.sample = sample;
        this.words =
                table.header().stream()
                        .map(HeaderWords::normalised)
                        .collect(Collectors.joining(","));
        this.header = String.join(",", table.header());
        this.stamp =
                sample.stream()
                        .map(List::getFirst)
                        .filter(f -> StampParser.kindOf(f) != StampParser.Kind.NONE)
                        .findFirst()
                        .orElse(sample.getFirst().getFirst());
    }

    /// True for separated text.
    public boolean isDelimited() {
        return table.form() == Table.Form.DELIMITED;
    }

    /// True for JSON of any shape.
    public boolean isJson() {
        return table.form() == Table.Form.JSON;
    }

    boolean isParquet() {
        return table.form() == Table.Form.PARQUET;
    }

    /// True where the columns have names.
    public boolean hasHeader() {
        return !words.isEmpty();
    }

    /// The names of the columns, joined by commas, in lower case and without marks and blanks:
    /// "date,open,adjclose".
    public String words() {
        return words;
    }

    /// The names of the columns as they stand, joined by commas.
    public String header() {
        return header;
    }

    /// The line of the header, from 1; 0 where there is none.
    public int headerLine() {
        return table.headerLine();
    }

    /// The first stamp that stands in the first column; whatever stands there where none does.
    public String stamp() {
        return stamp;
    }

    /// True where the first column of most rows matches the regular expression `form`.
    public boolean mostStampsAre(String form) {
        Pattern pattern = Pattern.compile(form);
        return 2 * sample.stream().filter(row -> pattern.matcher(row.getFirst()).matches()).count()
                > sample.size();
    }

    /// True for trades, which have a price and no open, high, low and close.
    public boolean isTrades() {
        return layout.isTrades();
    }

    /// True where stamps are milliseconds since midnight of the day in the file's name.
    public boolean isSinceMidnight() {
        return layout.sinceMidnight();
    }

    /// How many fields most rows have.
    public int width() {
        return layout.width();
    }

    /// The column of the open, from 0; -1 where there is none.
    public int open() {
        return layout.open();
    }

    /// The column of the high, from 0; -1 where there is none.
    public int high() {
        return layout.high();
    }

    /// The column of the low, from 0; -1 where there is none.
    public int low() {
        return layout.low();
    }

    /// True where a column holds the volume.
    public boolean hasVolume() {
        return layout.volume() >= 0;
    }

    /// True where nine rows in ten of the whole file have whole prices only. It reads the file
    /// once.
    public boolean arePricesWhole() {
        return WholePrices.areUsual(table, layout);
    }
}
