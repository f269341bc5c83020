package io.abtpro.loading;

import io.abtpro.bars.BarSeries;
import java.util.List;

/// What a file gave.
///
/// @param series the good rows
/// @param rowFailures the rows that broke a rule, in file order
/// @param symbol the instrument as the file or its name says, or empty
/// @param dialect the vendor form that was recognised, such as "Yahoo (new order)"
/// @param notes what was done on the way, such as "stamps are bar ends, shifted by 5m"
public record LoadedBars(
        BarSeries series, List<RowFailure> rowFailures, String symbol, String dialect, List<String> notes) {
    public LoadedBars {
        rowFailures = List.copyOf(rowFailures);
        notes = List.copyOf(notes);
    }
}
