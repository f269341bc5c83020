package io.abtpro.loading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What of a file is not in the records of its [Table], and how many rows the file has by a count
/// of its own.
///
/// @param rows the rows of the file, counted apart from the records; negative where its lines are
///   to be counted
/// @param headerLines the lines that are header and no rows
/// @param bad rows that failed before they became records
/// @param leftOut rows that are no bars by their nature
/// @param symbols the instruments of the file, where it holds several
record Aside(
        long rows,
        long headerLines,
        List<RowFailure> bad,
        List<LeftOut> leftOut,
        List<String> symbols) {
    static final Aside NONE = new Aside(-1, 0, List.of(), List.of(), List.of());

    Aside {
        bad = List.copyOf(bad);
        leftOut = List.copyOf(leftOut);
        symbols = List.copyOf(symbols);
    }

    /// Gathers what is left out, by its reason.
    static final class Gathered {
        private final Map<String, LeftOut> byReason = new LinkedHashMap<>();

        void add(String why, long line, long rows) {
            if (rows > 0) {
                byReason.merge(
                        why,
                        new LeftOut(why, line, rows),
                        (a, b) -> new LeftOut(why, a.firstLine(), a.rows() + b.rows()));
            }
        }

        void addAll(List<LeftOut> others) {
            others.forEach(other -> add(other.why(), other.firstLine(), other.rows()));
        }

        List<LeftOut> all() {
            return new ArrayList<>(byReason.values());
        }
    }
}
