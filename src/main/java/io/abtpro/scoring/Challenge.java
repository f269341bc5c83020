package io.abtpro.scoring;

import io.abtpro.diagnostics.BrierScore;
import io.abtpro.diagnostics.DieboldMariano;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.SavedModel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A stored model held against one that goes on learning, on signals that neither had seen.
///
/// The signals judged were given after the stored model's last outcome was known. The challenger scores them in blocks,
/// each by a model fitted on the outcomes known an embargo of bars before the block's first signal. Scores are compared
/// as the models give them, without calibration.
///
/// @param judged indices of the table, in order of time
/// @param champion, challenger how far their scores are from what happened
/// @param brier of the challenger's squared errors against the champion's
/// @param halfWidth of the 95 % interval about the mean difference
public record Challenge(
        int[] judged, BrierScore champion, BrierScore challenger, DieboldMariano brier, double halfWidth) {
    /// Fewest signals to judge by.
    public static final int FEWEST = 30;

    /// @throws IllegalArgumentException if a feature of the stored model is not among the options', or fewer than 30
    ///     signals with a known outcome came after it was trained
    public static Challenge of(
            SavedModel champion, List<SignalSource> sources, StudyOptions options, FitProgress progress) {
        SignalTable table = SignalTables.of(sources, SignalFeatures.of(options.features()), options.label());
        Instant until = champion.manifest().trainedTo();
        int[] judged = after(table, until);
        if (judged.length < FEWEST) {
            throw new IllegalArgumentException(
                    "%d signals given after %s have a known outcome, at least %d are needed to judge; import newer bars"
                            .formatted(judged.length, until, FEWEST));
        }
        FittedScorer old = FittedScorer.fit(
                table, new int[0], new GivenModel(champion.model(), champion.manifest().version(), until), progress);
        double[] before = old.scores(table.features(judged));
        double[] now = walk(table, judged, options.suitedTo(table.size()), progress);
        boolean[] won = table.won(judged);
        var compared = DieboldMariano.of(errors(now, won), errors(before, won), overlapping(table, judged));
        return new Challenge(
                judged, BrierScore.of(before, won), BrierScore.of(now, won), compared, compared.halfWidth(won.length));
    }

    /// True where the challenger's squared error is smaller beyond chance and its log loss is not larger.
    public boolean promoted() {
        return brier.meanDifference() + halfWidth < 0 && challenger.logLoss() <= champion.logLoss();
    }

    private static int[] after(SignalTable table, Instant until) {
        int[] judged = new int[table.size()];
        int count = 0;
        for (int i = 0; i < judged.length; i++) {
            if (table.row(i).matured() && table.row(i).time() > until.toEpochMilli()) {
                judged[count++] = i;
            }
        }
        return Arrays.copyOf(judged, count);
    }

    private static double[] walk(SignalTable table, int[] judged, StudyOptions options, FitProgress progress) {
        double[] scores = new double[judged.length];
        int every = options.walk().refitEvery();
        for (int from = 0; from < judged.length; from += every) {
            int[] block = Arrays.copyOfRange(judged, from, Math.min(judged.length, from + every));
            long moment = table.row(block[0]).time();
            int[] known = WalkForwardScores.known(table, moment, options.walk().embargoBars(), -1);
            double[] given = FittedScorer.fit(table, known, options.learner(), progress).scores(table.features(block));
            System.arraycopy(given, 0, scores, from, block.length);
        }
        return scores;
    }

    private static double[] errors(double[] scores, boolean[] won) {
        double[] errors = new double[scores.length];
        for (int i = 0; i < errors.length; i++) {
            double off = scores[i] - (won[i] ? 1 : 0);
            errors[i] = off * off;
        }
        return errors;
    }

    /// How many signals in a row share the bars of a trade, on average, rounded up; at least 1.
    private static int overlapping(SignalTable table, int[] judged) {
        long shared = 0;
        for (int i = 0; i < judged.length; i++) {
            long end = table.row(judged[i]).knownAt();
            for (int k = i + 1; k < judged.length && table.row(judged[k]).time() < end; k++) {
                shared++;
            }
        }
        return 1 + Math.toIntExact((shared + judged.length - 1) / judged.length);
    }
}
