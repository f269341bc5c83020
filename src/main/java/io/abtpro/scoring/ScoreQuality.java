package io.abtpro.scoring;

import io.abtpro.diagnostics.BrierScore;
import io.abtpro.diagnostics.Confusion;
import io.abtpro.diagnostics.OutcomeOverlap;
import io.abtpro.diagnostics.PrecisionRecall;
import io.abtpro.diagnostics.Reliability;
import io.abtpro.diagnostics.RocCurve;
import io.abtpro.failures.RefusedException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// How good the scores of a study are, over the signals that no model had seen.
///
/// What ranks signals or compares them with a threshold rests on the score itself: the area,
/// precision and recall. A Brier score is given of both, the score and the calibrated probability.
///
/// @param judged how many signals those are
/// @param won how many of them won
/// @param independent how many independent outcomes they are worth for the area under the ROC curve
/// @param roc of the scores; absent where all won or all lost
/// @param aucLow lower end of the area's interval at 95 %; NaN where fewer than two won or lost
/// @param aucHigh upper end; it allows for the drag of a walk forward, see [#drag]
/// @param precisionRecall of the scores; absent where all won or all lost
/// @param brier of the calibrated probabilities
/// @param rawBrier of the scores themselves
/// @param overlap how far the judged outcomes share their luck
public record ScoreQuality(
        int judged,
        int won,
        double independent,
        Optional<RocCurve> roc,
        double aucLow,
        double aucHigh,
        Optional<PrecisionRecall> precisionRecall,
        BrierScore brier,
        BrierScore rawBrier,
        OutcomeOverlap overlap) {
    /// Fewest of each outcome from which scores are said to tell them apart.
    public static final int FEWEST_OF_EACH = 5;

    /// One block of the walk, judged at a threshold.
    ///
    /// @param judged signals whose outcome is known
    public record Block(int block, int judged, Confusion confusion) {}

    /// @throws IllegalArgumentException if no signal is judged
    public static ScoreQuality of(ScoreStudy study) {
        boolean[] won = study.judgedWon();
        if (won.length == 0) {
            throw new RefusedException(
                    "no signal that a model had not seen has an outcome yet; choose a longer"
                            + " period");
        }
        double[] scores = study.judgedScores();
        int wins = 0;
        for (boolean win : won) {
            wins += win ? 1 : 0;
        }
        boolean both = wins > 0 && wins < won.length;
        Optional<RocCurve> roc = both ? Optional.of(RocCurve.of(scores, won)) : Optional.empty();
        OutcomeOverlap overlap = Overlap.of(study.table(), study.judged());
        // A score in the middle weighs nothing in the area, but its outcome is one of those that
        // the error is taken over.
        double worth = won.length / overlap.inflation(RocCurve.weights(scores));
        double[] interval =
                roc.map(curve -> curve.interval(won.length, worth))
                        .orElse(new double[] {Double.NaN, Double.NaN});
        double drag = roc.map(curve -> drag(study, curve, won)).orElse(0.0);
        return new ScoreQuality(
                won.length,
                wins,
                worth,
                roc,
                interval[0],
                Math.min(1, interval[1] + drag),
                both ? Optional.of(PrecisionRecall.of(scores, won)) : Optional.empty(),
                BrierScore.of(study.judgedProbabilities(), won),
                BrierScore.of(scores, won),
                overlap);
    }

    /// By how much the area of a walk forward falls short because its scores follow what was
    /// already won.
    ///
    /// A model's scores lie around the won share that it learnt from. Where much had been won by
    /// then, less than the average is left to come: between models, higher scores meet fewer wins,
    /// and scores that say nothing have an area below 1/2, of random walks about 0.485. The drag is
    /// what the area gains when each score is taken less that share; 0 where it gains nothing. Only
    /// the upper end of the interval is raised by it, so that no edge rests on it and none is
    /// called worse than chance because of it. Source: Parker, Guenter and Bedo (2007), the same in
    /// cross-validation.
    private static double drag(ScoreStudy study, RocCurve curve, boolean[] won) {
        int[] judged = study.judged();
        double[] apart = study.judgedScores();
        for (int i = 0; i < apart.length; i++) {
            double share = study.scorer(judged[i]).wonShare();
            apart[i] -=
                    study.options().learner() instanceof GivenModel || Double.isNaN(share)
                            ? 0
                            : share;
        }
        return Math.max(0, RocCurve.of(apart, won).auc() - curve.auc());
    }

    public int lost() {
        return judged - won;
    }

    /// The area under the ROC curve of the scores; absent where all won or all lost.
    public OptionalDouble auc() {
        return roc.isPresent() ? OptionalDouble.of(roc.get().auc()) : OptionalDouble.empty();
    }

    /// True where one of the outcomes is too rare to say whether scores tell it from the other.
    public boolean isTooFew() {
        return Math.min(won, lost()) < FEWEST_OF_EACH;
    }

    /// True where the area's interval lies above one half.
    public boolean hasEdge() {
        return !isTooFew() && aucLow > 0.5;
    }

    /// True where the area's interval lies below one half.
    public boolean isWorseThanChance() {
        return !isTooFew() && aucHigh < 0.5;
    }

    public static Confusion confusion(ScoreStudy study, double threshold) {
        return Confusion.at(threshold, study.judgedScores(), study.judgedWon());
    }

    /// The reliability diagram's bins.
    public static List<Reliability.Bin> reliability(
            ScoreStudy study, boolean calibrated, int bins) {
        return Reliability.of(
                calibrated ? study.judgedProbabilities() : study.judgedScores(),
                study.judgedWon(),
                bins,
                Overlap.of(study.table(), study.judged()));
    }

    /// Each block of the walk at `threshold`; blocks without a known outcome are left out.
    public static List<Block> blocks(ScoreStudy study, double threshold) {
        List<Block> blocks = new ArrayList<>();
        int last = study.walk().fits().getLast().block();
        for (int block = 1; block <= last; block++) {
            int wanted = block;
            int[] own =
                    Arrays.stream(study.judged())
                            .filter(
                                    i ->
                                            study.walk().fits().get(study.walk().fitOf()[i]).block()
                                                    == wanted)
                            .toArray();
            double[] scores = new double[own.length];
            for (int i = 0; i < own.length; i++) {
                scores[i] = study.score(own[i]);
            }
            if (own.length > 0) {
                blocks.add(
                        new Block(
                                block,
                                own.length,
                                Confusion.at(threshold, scores, study.table().won(own))));
            }
        }
        return blocks;
    }
}
