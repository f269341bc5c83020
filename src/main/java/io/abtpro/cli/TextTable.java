package io.abtpro.cli;

import io.abtpro.files.Cells;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Lines of cells with aligned columns. Columns of numbers stand to the right.
final class TextTable {
    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right;

    /// @param columns headings; one that starts with '>' is set to the right
    TextTable(String... columns) {
        right = List.of(columns).stream().map(c -> c.startsWith(">")).toList();
        row(
                List.of(columns).stream()
                        .map(c -> c.startsWith(">") ? c.substring(1) : c)
                        .toArray(String[]::new));
    }

    TextTable row(String... cells) {
        if (cells.length != right.size()) {
            throw new IllegalArgumentException(
                    "a row must have " + right.size() + " cells, had " + cells.length);
        }
        rows.add(List.of(cells).stream().map(Cells::onOneLine).toList());
        return this;
    }

    /// The lines, without blanks at their ends.
    List<String> lines() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(right.size(), 0));
        for (List<String> row : rows) {
            for (int k = 0; k < row.size(); k++) {
                widths.set(k, Math.max(widths.get(k), row.get(k).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).filter(line -> !line.isBlank()).toList();
    }

    private String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder();
        for (int k = 0; k < row.size(); k++) {
            String pad = " ".repeat(widths.get(k) - row.get(k).length());
            line.append(k == 0 ? "" : GAP);
            line.append(right.get(k) ? pad + row.get(k) : row.get(k) + pad);
        }
        return line.toString().stripTrailing();
    }
}
