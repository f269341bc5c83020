package io.abtpro.scoring;

import io.abtpro.failures.RefusedException;
import io.abtpro.forest.Classifier;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.Learner;
import io.abtpro.forest.TrainingSet;

import java.util.ArrayList;
import java.util.List;

/// A model with the rows it was fitted on.
///
/// @param model over the features that differ between those rows
/// @param used index of each of the model's features among those of the table, shape `[features of
///   the model]`
/// @param trainedOn the signals it was fitted on, indices of the table
/// @param wonShare won share of those
public record FittedScorer(Classifier model, int[] used, int[] trainedOn, double wonShare) {
    /// Fits `learner` on these signals of the table, features that are the same in all of them left
    /// out.
    ///
    /// Where they won all or lost all, or no feature differs, the score is the same for every
    /// signal: (won + 1)/(n + 2).
    public static FittedScorer fit(
            SignalTable table, int[] signals, Learner learner, FitProgress progress) {
        if (learner instanceof GivenModel given) {
            return given(table, signals, given);
        }
        double[][] rows = table.features(signals);
        boolean[] won = table.won(signals);
        int[] used = varying(rows, table.features().size());
        int wins = 0;
        for (boolean win : won) {
            wins += win ? 1 : 0;
        }
        double share = signals.length == 0 ? Double.NaN : (double) wins / signals.length;
        if (wins == 0 || wins == won.length || used.length == 0) {
            double same = (wins + 1.0) / (won.length + 2.0);
            return new FittedScorer(new ConstantClassifier(same), new int[0], signals, share);
        }
        List<String> names = new ArrayList<>();
        for (int k : used) {
            names.add(table.features().get(k).name());
        }
        double[][] picked = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = pick(rows[i], used);
        }
        return new FittedScorer(
                learner.fit(new TrainingSet(names, picked, won), progress), used, signals, share);
    }

    private static FittedScorer given(SignalTable table, int[] signals, GivenModel given) {
        List<String> names = table.featureNames();
        int[] used = new int[given.model().featureNames().size()];
        for (int k = 0; k < used.length; k++) {
            used[k] = names.indexOf(given.model().featureNames().get(k));
            if (used[k] < 0) {
                throw new RefusedException(
                        "the model %s asks for feature '%s', which is not among those used (%s); add it"
                                .formatted(
                                        given.name(), given.model().featureNames().get(k), names));
            }
        }
        int wins = 0;
        for (boolean win : table.won(signals)) {
            wins += win ? 1 : 0;
        }
        double share = signals.length == 0 ? Double.NaN : (double) wins / signals.length;
        return new FittedScorer(given.model(), used, signals, share);
    }

    private static int[] varying(double[][] rows, int features) {
        List<Integer> varying = new ArrayList<>();
        for (int k = 0; k < features; k++) {
            for (double[] row : rows) {
                if (row[k] != rows[0][k]) {
                    varying.add(k);
                    break;
                }
            }
        }
        return varying.stream().mapToInt(Integer::intValue).toArray();
    }

    /// P(win) of a row with all features of the table.
    public double score(double[] row) {
        return model.probability(pick(row, used));
    }

    /// P(win) of each row, rows with all features of the table, shape `[n][features]`.
    public double[] scores(double[][] rows) {
        double[][] picked = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = pick(rows[i], used);
        }
        return model.probabilities(picked);
    }

    /// The values of the model's own features.
    public double[] pick(double[] row) {
        return pick(row, used);
    }

    private static double[] pick(double[] row, int[] used) {
        double[] picked = new double[used.length];
        for (int k = 0; k < used.length; k++) {
            picked[k] = row[used[k]];
        }
        return picked;
    }
}
