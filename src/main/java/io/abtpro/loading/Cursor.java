package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Walks the records of separated text over its bytes, quotes (RFC 4180) included; makes no object a record.
final class Cursor {
    private final byte[] text;
    private final byte separator;
    private int at;
    private long nextLine;
    private long line;
    private int start;
    private int end;
    private int width;
    private int[] from = new int[32];
    private int[] to = new int[32];

    Cursor(byte[] text, char separator, int at, long firstLine) {
        this.text = text;
        this.separator = (byte) separator;
        this.at = at;
        this.nextLine = firstLine;
    }

    /// Moves to the next record that is not blank; false at the end of the text.
    boolean next() {
        while (at < text.length) {
            line = nextLine;
            start = at;
            if (separator == ' ') {
                readBlankSeparated();
            } else {
                readRecord();
            }
            if (width > 1 || to[0] > from[0] && !isBlank()) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (text[i] > ' ' || text[i] < 0) {
                return text[i] == 26 && end - start == 1;
            }
        }
        return true;
    }

    private void readRecord() {
        width = 0;
        int i = at;
        int n = text.length;
        while (true) {
            if (width == from.length) {
                from = Arrays.copyOf(from, 2 * width);
                to = Arrays.copyOf(to, 2 * width);
            }
            if (i < n && text[i] == '"') {
                i = readQuoted(i);
            } else {
                from[width] = i;
                byte b = 0;
                while (i < n && (b = text[i]) != separator && b != '\n' && b != '\r') {
                    i++;
                }
                to[width] = i;
            }
            width++;
            if (i >= n || text[i] != separator) {
                break;
            }
            i++;
        }
        endLine(i);
    }

    private int readQuoted(int open) {
        int i = open + 1;
        while (i < text.length && !(text[i] == '"' && (i + 1 >= text.length || text[i + 1] != '"'))) {
            nextLine += text[i] == '\n' ? 1 : 0;
            i += text[i] == '"' ? 2 : 1;
        }
        from[width] = open + 1;
        to[width] = Math.min(i, text.length);
        i++;
        while (i < text.length && text[i] != separator && text[i] != '\n' && text[i] != '\r') {
            i++;
        }
        return Math.min(i, text.length);
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
                from = Arrays.copyOf(from, 2 * width);
                to = Arrays.copyOf(to, 2 * width);
            }
            from[width] = i;
            while (i < n && text[i] != ' ' && text[i] != '\n' && text[i] != '\r') {
                i++;
            }
            to[width++] = i;
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
        while (t > from[i] && text[t - 1] == ' ') {
            t--;
        }
        return t;
    }

    String text(int i) {
        if (i >= width) {
            return "";
        }
        String field = new String(text, from[i], to[i] - from[i], StandardCharsets.UTF_8).strip();
        return field.indexOf('"') >= 0 ? field.replace("\"\"", "\"") : field;
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
        return new String(text, start, end - start, StandardCharsets.UTF_8).replace(Table.UNIT, ',');
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
