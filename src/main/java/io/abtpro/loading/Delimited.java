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

    static Table of(byte[] text, Optional<Character> separator, Optional<Integer> headerLine) {
        refuseMarkup(text);
        char by = separator.orElseGet(() -> separator(text));
        List<List<String>> rows = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        List<Long> nextLines = new ArrayList<>();
        Cursor cursor = new Cursor(text, by, 0, 1);
        while (rows.size() < SAMPLE && cursor.next()) {
            rows.add(cursor.texts());
            ends.add(cursor.position());
            lines.add(cursor.line());
            nextLines.add(cursor.nextLine());
        }
        int at = headerLine.isPresent() ? indexOf(lines, headerLine.get()) : headerIndex(rows);
        if (at < 0) {
            return new Table(Table.Form.DELIMITED, text, by, List.of(), 0, 0, 1, "");
        }
        int last = at;
        while (headerLine.isEmpty() && last + 1 < rows.size() && last < at + 2 && isCaption(rows.get(last + 1))) {
            last++;
        }
        return new Table(Table.Form.DELIMITED, text, by, rows.get(at), lines.get(at).intValue(), ends.get(last),
                nextLines.get(last), "");
    }

    private static void refuseMarkup(byte[] text) {
        String head = new String(text, 0, Math.min(text.length, 512), StandardCharsets.UTF_8).strip();
        if (head.startsWith("<") && head.matches("(?is)<(!doctype|html|\\?xml|head|body|table|svg).*")) {
            throw new Refusal("is a web page or XML, not a table of bars; give the vendor's csv file");
        }
    }

    private static int indexOf(List<Long> lines, int wanted) {
        if (wanted == 0) {
            return -1;
        }
        int at = lines.indexOf((long) wanted);
        if (at < 0) {
            throw new Refusal("line " + wanted + " is no header line of the file; give another --header");
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

    private static int headerIndex(List<List<String>> rows) {
        for (int i = 0; i < Math.min(30, rows.size()); i++) {
            if (isHeader(rows.get(i))) {
                return i;
            }
        }
        boolean words = rows.size() > 1 && rows.getFirst().size() >= 3 && isCaption(rows.getFirst())
                && !isCaption(rows.get(1));
        return words ? 0 : -1;
    }

    private static boolean isHeader(List<String> row) {
        int roles = 0;
        for (String field : row) {
            if (isValue(field)) {
                return false;
            }
            roles += HeaderWords.role(field) != Role.OTHER ? 1 : 0;
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
