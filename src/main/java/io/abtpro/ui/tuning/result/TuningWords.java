package io.abtpro.ui.tuning.result;

import io.abtpro.report.Figures;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterGrid;

import java.util.stream.Collectors;

/// What a tuning found, in the words of this tab.
public final class TuningWords {
    private TuningWords() {}

    static String two(double value) {
        return Figures.plain(value, 2);
    }

    /// The tuned parameters, such as "fast 20, slow 100".
    static String parameters(ParameterGrid grid, Candidate candidate) {
        return grid.ranges().stream()
                .map(
                        range ->
                                range.name()
                                        + " "
                                        + Figures.exact(candidate.parameters().get(range.name())))
                .collect(Collectors.joining(", "));
    }

    /// Such as "Sharpe" or "Net return".
    public static String name(Objective objective) {
        String word = objective.word().replace('-', ' ');
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
