package io.abtpro.scoring;

import io.abtpro.forest.FitProgress;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Scores as columns, one value a bar, for the look-ahead audit.
public final class ScoreColumns {
    private ScoreColumns() {}

    /// The score of each signal that its model had not seen, NaN at all other bars.
    public static double[] scores(SignalSource source, StudyOptions options) {
        return column(source, options, study -> study.walk().scores());
    }

    /// The calibrated probability of each such signal, NaN at all other bars.
    public static double[] probabilities(SignalSource source, StudyOptions options) {
        return column(source, options, ScoreStudy::calibrated);
    }

    static double[] column(
            SignalSource source, StudyOptions options, Function<ScoreStudy, double[]> values) {
        SignalTable table =
                SignalTables.of(
                        List.of(source), SignalFeatures.of(options.features()), options.label());
        double[] column = new double[source.series().size()];
        Arrays.fill(column, Double.NaN);
        if (WalkForwardScores.starts(table, options.learner(), options.walk(), false).length > 0) {
            ScoreStudy study = ScoreStudy.of(table, options, FitProgress.ignored());
            double[] all = values.apply(study);
            for (int i = 0; i < all.length; i++) {
                if (!study.inSample(i)) {
                    column[table.row(i).bar()] = all[i];
                }
            }
        }
        return column;
    }
}
