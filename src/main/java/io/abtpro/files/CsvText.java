package io.abtpro.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/// Rows of a CSV, cell by cell: text is in quotes and no formula, words and numbers stand as they
/// are, lines end with a line feed.
///
/// Not for use by several threads.
public final class CsvText {
    private final CsvWriter csv;
    private CsvWriter.CsvWriterRecord row;
    private boolean open;
    private boolean quoted;

    private CsvText(Writer out) {
        csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .quoteStrategy(new Text())
                        .build(out);
        row = csv.writeRecord();
        open = true;
    }

    /// The CSV that `rows` adds, as text.
    public static String of(Consumer<CsvText> rows) {
        var out = new StringWriter();
        try {
            write(out, rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory can always be written", impossible);
        }
        return out.toString();
    }

    /// Writes the CSV that `rows` adds; `out` is flushed and stays open.
    public static void write(Writer out, Consumer<CsvText> rows) throws IOException {
        var text = new CsvText(out);
        try {
            rows.accept(text);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        text.csv.flush();
        out.flush();
    }

    /// A cell of text that may hold anything, such as a name.
    public CsvText text(String value) {
        return cell(Cells.safe(value), true);
    }

    /// A cell of a word of the program's own, such as a column's name, a time or "long".
    public CsvText word(String value) {
        return cell(value, false);
    }

    /// Cells of words of the program's own.
    public CsvText words(String... values) {
        for (String value : values) {
            word(value);
        }
        return this;
    }

    /// A number that reads back to the same bits.
    public CsvText number(double value) {
        return cell(Double.toString(value), false);
    }

    /// A whole number.
    public CsvText number(long value) {
        return cell(Long.toString(value), false);
    }

    /// As [#number(double)], an empty cell for NaN.
    public CsvText numberIfAny(double value) {
        return Double.isNaN(value) ? cell("", false) : number(value);
    }

    private CsvText cell(String value, boolean inQuotes) {
        if (!open) {
            row = csv.writeRecord();
            open = true;
        }
        quoted = inQuotes;
        row.writeField(value);
        return this;
    }

    /// Ends the row.
    public void end() {
        row.endRecord();
        open = false;
    }

    private final class Text implements QuoteStrategy {
        @Override
        public boolean quoteEmpty(int line, int field) {
            return quoted;
        }

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return quoted;
        }
    }
}
