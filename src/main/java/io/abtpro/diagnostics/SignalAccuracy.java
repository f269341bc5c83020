package io.abtpro.diagnostics;

import io.abtpro.failures.RefusedException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// How often scores were right lately: above one half and won, or not above and lost.
///
/// @param n outcomes that became known in the span
/// @param correct scores of them that were right
/// @param interval of the accuracy at 95 %, outcomes taken as independent
/// @param brier mean of (score - outcome)²; NaN without outcomes
public record SignalAccuracy(int n, int correct, WilsonInterval interval, double brier) {
    private static final double HALF = 0.5;

    /// Over the outcomes known in the last `days` days up to and with `now`. An outcome that was
    /// known later, or not at all, does not count, whenever its signal came.
    ///
    /// @param scores P(win), in [0, 1], shape `[n]`
    /// @param won shape `[n]`
    /// @param knownAt when each outcome was known, epoch ms; `Long.MAX_VALUE` while it is not,
    ///   shape `[n]`
    public static SignalAccuracy inWindow(
            double[] scores, boolean[] won, long[] knownAt, int days, Instant now) {
        if (scores.length != won.length || scores.length != knownAt.length) {
            throw new RefusedException(
                    "scores, outcomes and their times must be as many, were %d, %d and %d"
                            .formatted(scores.length, won.length, knownAt.length));
        }
        if (days < 1) {
            throw new RefusedException("days must be at least 1, was " + days);
        }
        long to = now.toEpochMilli();
        long after = now.minus(Duration.ofDays(days)).toEpochMilli();
        double[] spanScores = new double[scores.length];
        boolean[] spanWon = new boolean[scores.length];
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            if (knownAt[i] > after && knownAt[i] <= to) {
                spanScores[n] = scores[i];
                spanWon[n++] = won[i];
            }
        }
        return of(Arrays.copyOf(spanScores, n), Arrays.copyOf(spanWon, n));
    }

    /// Over all of these outcomes; none of them is allowed.
    public static SignalAccuracy of(double[] scores, boolean[] won) {
        if (scores.length == 0 && won.length == 0) {
            return new SignalAccuracy(0, 0, WilsonInterval.of95(0, 0), Double.NaN);
        }
        double brier = BrierScore.of(scores, won).score();
        int correct = 0;
        for (int i = 0; i < scores.length; i++) {
            correct += scores[i] > HALF == won[i] ? 1 : 0;
        }
        return new SignalAccuracy(
                scores.length, correct, WilsonInterval.of95(correct, scores.length), brier);
    }

    /// Share of scores that were right; NaN without outcomes.
    public double accuracy() {
        return (double) correct / n;
    }
}
