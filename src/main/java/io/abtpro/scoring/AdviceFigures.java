package io.abtpro.scoring;

import io.abtpro.diagnostics.Confusion;
import io.abtpro.diagnostics.OutcomeOverlap;
import io.abtpro.diagnostics.WilsonInterval;

import java.util.Arrays;
import java.util.Optional;

/// How right it was to follow the scores at a threshold, over the signals that no model had seen.
///
/// All of it rests on the score, as the gate does, not on the calibrated probability. Each share
/// carries its interval, for as many independent outcomes as overlapping trades are worth in it.
///
/// @param accuracy share whose advice was right at the threshold: executed and won, or skipped and
///   lost
/// @param accuracyAtHalf the same if everything above 0.5 were executed
/// @param baseRate won share of all
/// @param precision won share of the executed; absent where none was executed
/// @param recall executed share of the won; absent where none won
public record AdviceFigures(
        double threshold,
        Confusion confusion,
        Share accuracy,
        Share accuracyAtHalf,
        Share baseRate,
        Optional<Share> precision,
        Optional<Share> recall) {
    private static final double HALF = 0.5;

    /// A share with its interval at 95 %.
    ///
    /// @param of how many signals it is a share of
    /// @param independent how many independent outcomes those are worth in it
    public record Share(double value, int of, double independent, WilsonInterval interval) {
        static Share of(OutcomeOverlap overlap, int part, int whole, double[] weights) {
            double value = (double) part / whole;
            double independent = overlap.independent(weights);
            return new Share(value, whole, independent, WilsonInterval.of95(value, independent));
        }
    }

    /// @throws IllegalArgumentException if no signal is judged
    public static AdviceFigures of(ScoreStudy study, ScoreQuality quality, double threshold) {
        double[] scores = study.judgedScores();
        boolean[] won = study.judgedWon();
        OutcomeOverlap overlap = quality.overlap();
        Confusion at = Confusion.at(threshold, scores, won);
        int wins = quality.won();
        double[] alike = new double[won.length];
        Arrays.fill(alike, 1);
        return new AdviceFigures(
                threshold,
                at,
                accuracy(overlap, at, scores, threshold),
                accuracy(overlap, Confusion.at(HALF, scores, won), scores, HALF),
                Share.of(overlap, wins, won.length, alike),
                at.executed() == 0
                        ? Optional.empty()
                        : Optional.of(
                                Share.of(
                                        overlap,
                                        at.executedWon(),
                                        at.executed(),
                                        executed(scores, threshold, 0))),
                wins == 0
                        ? Optional.empty()
                        : Optional.of(Share.of(overlap, at.executedWon(), wins, marks(won))));
    }

    private static Share accuracy(
            OutcomeOverlap overlap, Confusion at, double[] scores, double threshold) {
        return Share.of(
                overlap,
                at.executedWon() + at.skippedLost(),
                scores.length,
                executed(scores, threshold, -1));
    }

    /// 1 for what is executed, `otherwise` for what is not.
    private static double[] executed(double[] scores, double threshold, double otherwise) {
        return Arrays.stream(scores).map(score -> score > threshold ? 1 : otherwise).toArray();
    }

    private static double[] marks(boolean[] won) {
        double[] marks = new double[won.length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = won[i] ? 1 : 0;
        }
        return marks;
    }

    /// The accuracy of skipping every signal: the share that lost.
    public double alwaysSkip() {
        return (double) (confusion.executedLost() + confusion.skippedLost()) / confusion.count();
    }

    /// The accuracy that takes no skill: that of executing always or of skipping always, whichever
    /// is right more often.
    public double withoutSkill() {
        return Math.max(alwaysSkip(), baseRate.value());
    }

    /// What is done always to be right as often as that.
    public Advice alwaysWithoutSkill() {
        return alwaysSkip() >= baseRate.value() ? Advice.SKIP : Advice.EXECUTE;
    }
}
