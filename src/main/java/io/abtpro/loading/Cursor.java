package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Walks the records of separated text over its bytes, quotes (RFC 4180) included; makes no object
/// a record.
///
/// A quote that is not closed on its line spoils that line only: the lines after it are read by
/// themselves, unless they are a few short ones up to a proper end of the field. So a stray quote
/// cannot swallow rows.
final class Cursor {
    /// A record with more fields than this is cut here.
    static final int MOST_FIELDS = 1001;

    private static final int LINES_IN_QUOTES = 20;
    private static final int BYTES_IN_QUOTES = 10_000;

    /// What is wrong with the form of a record.
    enum Fault {
        NONE(""),
        UNCLOSED("a quote is never closed on this line"),
        AFTER_QUOTE("text stands between a closing quote and the separator");

        private final String rule;

        Fault(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    private final byte[] text;
    private final byte separator;
    private final boolean quoted;
    private int at;
    private long nextLine;
    private long line;
    private int start;
    private int end;
    private int width;
    private int continued;
    private Fault fault = Fault.NONE;
    private int[] from = new int[32];
    private int[] to = new int[32];

    Cursor(byte[] text, char separator, int at, long firstLine) {
        this.text = text;
        this.separator = (byte) separator;
        this.quoted = separator != Table.UNIT;
        this.at = at;
        this.nextLine = firstLine;
    }

    /// Moves to the next record that is not blank; false at the end of the text.
    boolean next() {
        while (at < text.length) {
            line = nextLine;
            start = at;
            continued = 0;
            fault = Fault.NONE;
            if (separator == ' ') {
                readBlankSeparated();
            } else {
                readRecord();
            }
            if (!Lines.isBlank(text, start, end)) {
                return true;
            }
        }
        return false;
    }

    private void readRecord() {
        width = 0;
        int i = at;
        int n = text.length;
        while (true) {
            if (width == from.length) {
                grow();
            }
            int open = quoted && i < n && text[i] == ' ' ? afterBlanks(i) : i;
            if (quoted && open < n && text[open] == '"') {
                i = readQuoted(open);
            } else {
                from[width] = i;
                byte b = 0;
                while (i < n && (b = text[i]) != separator && b != '\n' && b != '\r') {
                    i++;
                }
                to[width] = i;
            }
            width += width < MOST_FIELDS ? 1 : 0;
            if (i >= n || text[i] != separator) {
                break;
            }
            i++;
        }
        endLine(i);
    }

    private int afterBlanks(int from) {
        int i = from;
        while (i < text.length && text[i] == ' ') {
            i++;
        }
        return i;
    }

    private void grow() {
        from = Arrays.copyOf(from, 2 * width);
        to = Arrays.copyOf(to, 2 * width);
    }

    /// Reads the field that opens at `open`; the place of the separator or line end after it.
    private int readQuoted(int open) {
        int i = open + 1;
        while (i < text.length && text[i] != '\n' && text[i] != '\r' && !isClosing(i)) {
            i += text[i] == '"' ? 2 : 1;
        }
        if (i < text.length && text[i] != '"') {
            i = closingBelow(i);
        }
        from[width] = open + 1;
        if (i >= text.length || text[i] != '"') {
            fault = Fault.UNCLOSED;
            i = Lines.end(text, open);
            to[width] = i;
            return i;
        }
        to[width] = i;
        i++;
        int after = i;
        while (i < text.length && text[i] != separator && text[i] != '\n' && text[i] != '\r') {
            i++;
        }
        fault = Lines.isBlank(text, after, i) ? fault : Fault.AFTER_QUOTE;
        return i;
    }

    private boolean isClosing(int i) {
        return text[i] == '"' && (i + 1 >= text.length || text[i + 1] != '"');
    }

    /// Where a quoted field ends that goes on below the line which ends at `lineEnd`; `lineEnd`
    /// where it does not end, or not before a line that may be a row of its own.
    private int closingBelow(int lineEnd) {
        int lines = 0;
        int written = 0;
        int marks = 0;
        int i = Lines.after(text, lineEnd);
        int lineStart = i;
        int most = Math.min(text.length, lineEnd + BYTES_IN_QUOTES);
        while (i < most && marks < 2 && lines < LINES_IN_QUOTES) {
            if (isClosing(i)) {
                boolean proper =
                        i + 1 >= text.length
                                || text[i + 1] == separator
                                || text[i + 1] == '\n'
                                || text[i + 1] == '\r';
                if (!proper) {
                    return lineEnd;
                }
                continued += written + 1;
                nextLine += lines + 1;
                return i;
            }
            if (text[i] == '\n' || text[i] == '\r') {
                lines++;
                written += Lines.isBlank(text, lineStart, i) ? 0 : 1;
                marks = 0;
                i = Lines.after(text, i);
                lineStart = i;
            } else {
                marks += text[i] == separator ? 1 : 0;
                i += text[i] == '"' ? 2 : 1;
            }
        }
        return lineEnd;
    }

    private void readBlankSeparated() {
        width = 0;
        int i = at;
        int n = text.length;
        while (i < n && text[i] != '\n' && text[i] != '\r') {
            if (text[i] == ' ') {
                i++;
                continue;
            }
            if (width == from.length) {
                grow();
            }
            from[width] = i;
            while (i < n && text[i] != ' ' && text[i] != '\n' && text[i] != '\r') {
                i++;
            }
            to[width] = i;
            width += width < MOST_FIELDS ? 1 : 0;
        }
        if (width == 0) {
            from[0] = i;
            to[0] = i;
            width = 1;
        }
        endLine(i);
    }

    private void endLine(int i) {
        end = i;
        if (i < text.length) {
            i += text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n' ? 2 : 1;
            nextLine++;
        }
        at = i;
    }

    byte[] bytes() {
        return text;
    }

    long line() {
        return line;
    }

    int width() {
        return width;
    }

    /// What is wrong with the form of this record.
    Fault fault() {
        return fault;
    }

    /// How many lines after its first this record takes, in quotes; blank ones do not count.
    int continued() {
        return continued;
    }

    /// Where field `i` starts and ends, without blanks around it.
    int from(int i) {
        int f = from[i];
        while (f < to[i] && text[f] == ' ') {
            f++;
        }
        return f;
    }

    int to(int i) {
        int t = to[i];
        int f = from(i);
        while (t > f && text[t - 1] == ' ') {
            t--;
        }
        return t;
    }

    String text(int i) {
        if (i >= width) {
            return "";
        }
        String field = new String(text, from[i], to[i] - from[i], StandardCharsets.UTF_8).strip();
        return quoted && field.indexOf('"') >= 0 ? field.replace("\"\"", "\"") : field;
    }

    List<String> texts() {
        List<String> fields = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            fields.add(text(i));
        }
        return fields;
    }

    /// The record as it stands in the file.
    String raw() {
        return new String(text, start, end - start, StandardCharsets.UTF_8)
                .replace(Table.UNIT, ',');
    }

    /// Where this record starts.
    int start() {
        return start;
    }

    /// Where the next record starts.
    int position() {
        return at;
    }

    long nextLine() {
        return nextLine;
    }
}
