package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Separated text as a [Table]: finds the separator and the header.
final class Delimited {
    private static final char[] SEPARATORS = {'\t', ';', '|', ',', ' '};
    private static final int SAMPLE = 200;

    private Delimited() {}

    static Table of(
            byte[] text,
            Optional<Character> separator,
            Optional<Integer> headerLine,
            KnownVendors vendors) {
        refuseMarkup(text);
        char by = separator.orElseGet(() -> separator(text));
        Top top = Top.of(text, by);
        refuseWide(top.rows);
        int at =
                headerLine.isPresent()
                        ? indexOf(top.lines, headerLine.get())
                        : headerIndex(top.rows, vendors);
        if (at < 0) {
            return new Table(Table.Form.DELIMITED, text, by, List.of(), 0, 0, 1, "", Aside.NONE);
        }
        List<String> header = top.rows.get(at);
        int line = top.lines.get(at).intValue();
        if (headerLine.isEmpty() && rowsAbove(top.rows, at)) {
            return new Table(Table.Form.DELIMITED, text, by, header, line, 0, 1, "", Aside.NONE);
        }
        int last = at;
        while (headerLine.isEmpty()
                && last + 1 < top.rows.size()
                && last < at + 2
                && isCaption(top.rows.get(last + 1))) {
            last++;
        }
        var left = new Aside.Gathered();
        for (int i = 0; i < at; i++) {
            left.add(
                    "stands above the header (" + shown(top.rows.getFirst(), by) + ")",
                    top.lines.getFirst(),
                    top.heights.get(i));
        }
        for (int i = at + 1; i <= last; i++) {
            left.add(
                    "stands below the header and is no row (" + shown(top.rows.get(i), by) + ")",
                    top.lines.get(i),
                    top.heights.get(i));
        }
        Aside aside = new Aside(-1, top.heights.get(at), List.of(), left.all(), List.of());
        return new Table(
                Table.Form.DELIMITED,
                text,
                by,
                header,
                line,
                top.ends.get(last),
                top.nextLines.get(last),
                "",
                aside);
    }

    private static String shown(List<String> row, char by) {
        String text = String.join(String.valueOf(by), row.subList(0, Math.min(8, row.size())));
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    /// The first records of a file, with the lines that each takes.
    private static final class Top {
        final List<List<String>> rows = new ArrayList<>();
        final List<Integer> ends = new ArrayList<>();
        final List<Long> lines = new ArrayList<>();
        final List<Long> nextLines = new ArrayList<>();
        final List<Integer> heights = new ArrayList<>();

        static Top of(byte[] text, char by) {
            Top top = new Top();
            Cursor cursor = new Cursor(text, by, 0, 1);
            while (top.rows.size() < SAMPLE && cursor.next()) {
                top.rows.add(cursor.texts());
                top.ends.add(cursor.position());
                top.lines.add(cursor.line());
                top.nextLines.add(cursor.nextLine());
                top.heights.add(1 + cursor.continued());
            }
            return top;
        }
    }

    private static void refuseWide(List<List<String>> rows) {
        long wide = rows.stream().filter(row -> row.size() >= Cursor.MOST_FIELDS).count();
        if (wide * 2 > rows.size()) {
            throw new Refusal(
                    "has more than %,d columns; no file of bars has, give one that holds bars only"
                            .formatted(Cursor.MOST_FIELDS - 1));
        }
    }

    /// True where a line above the header is a row: as wide as the header, with a stamp in it.
    private static boolean rowsAbove(List<List<String>> rows, int header) {
        int width = rows.get(header).size();
        return rows.subList(0, header).stream()
                .anyMatch(
                        row ->
                                row.size() == width
                                        && width >= 4
                                        && row.stream()
                                                .map(StampParser::kindOf)
                                                .anyMatch(
                                                        kind ->
                                                                kind == StampParser.Kind.DATE
                                                                        || kind
                                                                                == StampParser.Kind
                                                                                        .DATE_TIME
                                                                        || kind
                                                                                == StampParser.Kind
                                                                                        .EPOCH));
    }

    private static void refuseMarkup(byte[] text) {
        String head =
                new String(text, 0, Math.min(text.length, 512), StandardCharsets.UTF_8).strip();
        if (head.startsWith("<")
                && head.matches("(?is)<(!doctype|html|\\?xml|head|body|table|svg).*")) {
            throw new Refusal(
                    "is a web page or XML, not a table of bars; give the vendor's csv file");
        }
    }

    private static int indexOf(List<Long> lines, int wanted) {
        if (wanted == 0) {
            return -1;
        }
        int at = lines.indexOf((long) wanted);
        if (at < 0) {
            throw new Refusal(
                    "line " + wanted + " is no header line of the file; give another --header");
        }
        return at;
    }

    /// The separator that cuts most lines into the same number of fields, at least three.
    private static char separator(byte[] text) {
        char best = ',';
        double bestShare = 0;
        for (char candidate : SEPARATORS) {
            double share = share(text, candidate);
            if (share >= 0.6) {
                return candidate;
            }
            if (share > bestShare) {
                bestShare = share;
                best = candidate;
            }
        }
        return best;
    }

    private static double share(byte[] text, char candidate) {
        Cursor cursor = new Cursor(text, candidate, 0, 1);
        Map<Integer, Integer> widths = new HashMap<>();
        int rows = 0;
        while (rows < SAMPLE && cursor.next()) {
            rows++;
            widths.merge(cursor.width(), 1, Integer::sum);
        }
        int most = 0;
        for (var entry : widths.entrySet()) {
            most = entry.getKey() >= 3 ? Math.max(most, entry.getValue()) : most;
        }
        return rows == 0 ? 0 : (double) most / rows;
    }

    private static int headerIndex(List<List<String>> rows, KnownVendors vendors) {
        for (int i = 0; i < Math.min(30, rows.size()); i++) {
            if (isHeader(rows.get(i), vendors)) {
                return i;
            }
        }
        boolean words =
                rows.size() > 1
                        && rows.getFirst().size() >= 3
                        && isCaption(rows.getFirst())
                        && !isCaption(rows.get(1));
        return words ? 0 : -1;
    }

    private static boolean isHeader(List<String> row, KnownVendors vendors) {
        int roles = 0;
        for (String field : row) {
            if (isValue(field)) {
                return false;
            }
            roles += vendors.role(field) != Role.OTHER ? 1 : 0;
        }
        return roles >= 2;
    }

    /// A line of words only, such as the second header line that names tickers.
    private static boolean isCaption(List<String> row) {
        return row.stream().noneMatch(Delimited::isValue) && !row.getFirst().isEmpty();
    }

    private static boolean isValue(String field) {
        return StampParser.kindOf(field) != StampParser.Kind.NONE
                || !Double.isNaN(new NumberStyle('.').parse(field))
                || !Double.isNaN(new NumberStyle(',').parse(field));
    }
}
