package io.abtpro.ui.tuning.result;

import io.abtpro.report.Figures;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/// A figure of candidates, as a column of the table and an axis of the parallel coordinates.
///
/// @param meaning the tooltip of the column's header
/// @param pattern of axis labels, as of [java.text.DecimalFormat]
/// @param axis true where it is an axis too
record CandidateColumn(
        String name,
        String meaning,
        ToDoubleFunction<Candidate> value,
        DoubleFunction<String> text,
        String pattern,
        double width,
        boolean axis) {
    /// The tuned parameters, then what the visible bars say. The holdout has no column.
    static List<CandidateColumn> of(ParameterGrid grid, String objective) {
        List<CandidateColumn> columns = new ArrayList<>();
        for (ParameterRange range : grid.ranges()) {
            columns.add(
                    new CandidateColumn(
                            range.name(),
                            "The parameter " + range.name() + " of " + grid.strategy().id(),
                            c -> c.parameters().get(range.name()),
                            Figures::exact,
                            "0.##",
                            62,
                            true));
        }
        columns.add(
                new CandidateColumn(
                        "Plateau",
                        "Median "
                                + objective
                                + " on training of the cells a few steps around; a dash where too"
                                + " few are known",
                        Candidate::plateau,
                        TuningWords::two,
                        "0.00",
                        64,
                        true));
        columns.add(
                new CandidateColumn(
                        "Train",
                        objective + " on the training bars, which the search looked at",
                        Candidate::train,
                        TuningWords::two,
                        "0.00",
                        56,
                        true));
        columns.add(
                new CandidateColumn(
                        "Validation",
                        objective + " on the validation bars, which the search did not look at",
                        Candidate::validation,
                        TuningWords::two,
                        "0.00",
                        70,
                        true));
        columns.add(
                new CandidateColumn(
                        "Change",
                        "Validation less training",
                        c -> c.validation() - c.train(),
                        v -> Figures.signed(v, 2),
                        "0.00",
                        60,
                        false));
        columns.add(
                new CandidateColumn(
                        "Trades",
                        "Closed trades on the training bars",
                        Candidate::trades,
                        v -> Figures.plain(v, 0),
                        "0",
                        54,
                        true));
        columns.add(
                new CandidateColumn(
                        "Max DD, %",
                        "Deepest drawdown on the training bars",
                        c -> 100 * c.maxDrawdown(),
                        v -> Figures.plain(v, 1),
                        "0",
                        72,
                        true));
        return columns;
    }
}
