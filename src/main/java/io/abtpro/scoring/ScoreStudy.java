package io.abtpro.scoring;

import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.Learner;

import java.util.ArrayList;
import java.util.List;

/// Every signal of a strategy with the score that the model valid then gave it.
///
/// @param walk the scores
/// @param calibrations one for each fit of the walk
/// @param calibrated probabilities of the scores, shape `[signals]`
/// @param judged signals that no model had seen and whose outcome is known: all that a headline may
///   rest on
/// @param independent how many independent outcomes those are worth
/// @param latest the model for signals to come, fitted on every known outcome
/// @param latestCalibration its calibration, fitted on every judged signal
public record ScoreStudy(
        SignalTable table,
        StudyOptions options,
        WalkForwardScores walk,
        List<Calibration> calibrations,
        double[] calibrated,
        int[] judged,
        double independent,
        FittedScorer latest,
        Calibration latestCalibration) {
    private static final int FEWEST_CALIBRATED = 30;

    /// Trains on the signals of these sources.
    ///
    /// @throws IllegalArgumentException if there are too few signals, or a feature is unknown
    public static ScoreStudy of(
            List<SignalSource> sources, StudyOptions options, FitProgress progress) {
        return of(sources, options, options.learner(), progress);
    }

    /// As above, where `learner` fits for that of the options: what it gives is of the same bits.
    public static ScoreStudy of(
            List<SignalSource> sources,
            StudyOptions options,
            Learner learner,
            FitProgress progress) {
        SignalTable table =
                SignalTables.of(sources, SignalFeatures.of(options.features()), options.label());
        return of(table, options, learner, progress);
    }

    /// Trains on these signals, whose features are those of `options`.
    ///
    /// @throws IllegalArgumentException if there are too few
    public static ScoreStudy of(SignalTable table, StudyOptions options, FitProgress progress) {
        return of(table, options, options.learner(), progress);
    }

    private static ScoreStudy of(
            SignalTable table, StudyOptions options, Learner learner, FitProgress progress) {
        var walk =
                WalkForwardScores.of(table, learner, options.walk(), options.symbols(), progress);
        int[] judged = walk.judged(table);
        List<Calibration> calibrations = new ArrayList<>();
        for (WalkForwardScores.Fit fit : walk.fits()) {
            long from = table.row(fit.from()).time();
            int[] past =
                    WalkForwardScores.known(
                            table, from, options.walk().embargoBars(), fit.source());
            calibrations.add(calibration(table, options, walk, past));
        }
        double[] calibrated = new double[table.size()];
        for (int i = 0; i < calibrated.length; i++) {
            calibrated[i] = calibrations.get(walk.fitOf()[i]).probability(walk.scores()[i]);
        }
        int[] known = WalkForwardScores.known(table, Long.MAX_VALUE - 1, 0, -1);
        FittedScorer latest = FittedScorer.fit(table, known, learner, progress);
        return new ScoreStudy(
                table,
                options,
                walk,
                calibrations,
                calibrated,
                judged,
                Overlap.independent(table, judged),
                latest,
                calibration(table, options, walk, judged));
    }

    /// Fitted on those of the signals that no model had seen; none while they are fewer than 30.
    private static Calibration calibration(
            SignalTable table, StudyOptions options, WalkForwardScores walk, int[] signals) {
        List<Integer> unseen = new ArrayList<>();
        for (int i : signals) {
            if (!walk.inSample()[i]) {
                unseen.add(i);
            }
        }
        if (unseen.size() < FEWEST_CALIBRATED) {
            return new Calibration.None();
        }
        int[] used = unseen.stream().mapToInt(Integer::intValue).toArray();
        double[] scores = new double[used.length];
        for (int i = 0; i < used.length; i++) {
            scores[i] = walk.scores()[used[i]];
        }
        return Calibration.fit(options.calibration(), scores, table.won(used));
    }

    /// The model that was valid for a signal.
    public FittedScorer scorer(int signal) {
        return walk.fits().get(walk.fitOf()[signal]).scorer();
    }

    public double score(int signal) {
        return walk.scores()[signal];
    }

    /// The larger of the two outcomes' probabilities, as in the original.
    public double confidence(int signal) {
        return Math.max(score(signal), 1 - score(signal));
    }

    public boolean inSample(int signal) {
        return walk.inSample()[signal];
    }

    public Risk risk(int signal) {
        int rank = table.featureNames().indexOf("volatility_pct");
        return Risk.of(score(signal), rank < 0 ? Double.NaN : table.row(signal).features()[rank]);
    }

    /// Scores of the judged signals, in order.
    public double[] judgedScores() {
        return pick(walk.scores());
    }

    /// Calibrated probabilities of the judged signals, in order.
    public double[] judgedProbabilities() {
        return pick(calibrated);
    }

    public boolean[] judgedWon() {
        return table.won(judged);
    }

    private double[] pick(double[] all) {
        double[] picked = new double[judged.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = all[judged[i]];
        }
        return picked;
    }
}
