package io.abtpro.loading;

import io.abtpro.bars.BarSeries;

import java.util.List;

/// What a file gave.
///
/// @param series the good rows
/// @param rowFailures the rows that broke a rule, in file order
/// @param symbol the instrument as the file or its name says, or empty
/// @param dialect the vendor form that was recognised, such as "Yahoo (new order)"
/// @param rows how many rows the file has, header lines not counted: those that became bars (or
///   trades of bars), those that failed and those left out
/// @param leftOut rows that are no bars by their nature, such as a second header
/// @param notes what was done on the way, such as "stamps are bar ends, shifted by 5m"
public record LoadedBars(
        BarSeries series,
        List<RowFailure> rowFailures,
        String symbol,
        String dialect,
        List<String> notes,
        long rows,
        List<LeftOut> leftOut) {
    public LoadedBars {
        rowFailures = List.copyOf(rowFailures);
        notes = List.copyOf(notes);
        leftOut = List.copyOf(leftOut);
    }

    /// Bars of a file in which every row is one or failed.
    public LoadedBars(
            BarSeries series,
            List<RowFailure> rowFailures,
            String symbol,
            String dialect,
            List<String> notes) {
        this(
                series,
                rowFailures,
                symbol,
                dialect,
                notes,
                (long) series.size() + rowFailures.size(),
                List.of());
    }

    /// How many rows were left out.
    public long rowsLeftOut() {
        return leftOut.stream().mapToLong(LeftOut::rows).sum();
    }
}
