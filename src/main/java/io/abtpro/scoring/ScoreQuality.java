package io.abtpro.scoring;

import io.abtpro.failures.RefusedException;
import io.abtpro.diagnostics.BrierScore;
import io.abtpro.diagnostics.Confusion;
import io.abtpro.diagnostics.PrecisionRecall;
import io.abtpro.diagnostics.Reliability;
import io.abtpro.diagnostics.RocCurve;
import io.abtpro.diagnostics.WilsonInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How good the scores of a study are, over the signals that no model had seen.
///
/// @param judged how many those are
/// @param independent how many independent outcomes they are worth; intervals rest on it
/// @param aucLow lower end of the area's interval at 95 %
/// @param brier of the calibrated probabilities
/// @param rawBrier of the scores themselves
public record ScoreQuality(
        int judged,
        double independent,
        RocCurve roc,
        double aucLow,
        double aucHigh,
        PrecisionRecall precisionRecall,
        BrierScore brier,
        BrierScore rawBrier) {
    /// One block of the walk, judged at a threshold.
    ///
    /// @param judged signals whose outcome is known
    public record Block(int block, int judged, Confusion confusion) {}

    /// @throws IllegalArgumentException if no signal is judged, or all won, or all lost
    public static ScoreQuality of(ScoreStudy study) {
        boolean[] won = study.judgedWon();
        if (won.length == 0) {
            throw new RefusedException(
                    "no signal that a model had not seen has an outcome yet; choose a longer period");
        }
        RocCurve roc = RocCurve.of(study.judgedScores(), won);
        double[] interval = roc.interval(won.length, study.independent());
        return new ScoreQuality(
                won.length,
                study.independent(),
                roc,
                interval[0],
                interval[1],
                PrecisionRecall.of(study.judgedScores(), won),
                BrierScore.of(study.judgedProbabilities(), won),
                BrierScore.of(study.judgedScores(), won));
    }

    /// True where the area's interval lies above one half.
    public boolean hasEdge() {
        return aucLow > 0.5;
    }

    public static Confusion confusion(ScoreStudy study, double threshold) {
        return Confusion.at(threshold, study.judgedScores(), study.judgedWon());
    }

    /// The interval of a share of the judged at 95 %, for as many outcomes as they are worth.
    public WilsonInterval interval(double share) {
        int n = (int) Math.max(1, Math.round(independent));
        return WilsonInterval.of95((int) Math.round(share * n), n);
    }

    /// The reliability diagram's bins.
    public static List<Reliability.Bin> reliability(ScoreStudy study, boolean calibrated, int bins) {
        return Reliability.of(
                calibrated ? study.judgedProbabilities() : study.judgedScores(), study.judgedWon(), bins);
    }

    /// Each block of the walk at `threshold`; blocks without a known outcome are left out.
    public static List<Block> blocks(ScoreStudy study, double threshold) {
        List<Block> blocks = new ArrayList<>();
        int last = study.walk().fits().getLast().block();
        for (int block = 1; block <= last; block++) {
            int wanted = block;
            int[] own = Arrays.stream(study.judged())
                    .filter(i -> study.walk().fits().get(study.walk().fitOf()[i]).block() == wanted)
                    .toArray();
            double[] scores = new double[own.length];
            for (int i = 0; i < own.length; i++) {
                scores[i] = study.score(own[i]);
            }
            if (own.length > 0) {
                blocks.add(new Block(block, own.length, Confusion.at(threshold, scores, study.table().won(own))));
            }
        }
        return blocks;
    }
}
