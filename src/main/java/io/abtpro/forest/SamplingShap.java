package io.abtpro.forest;

import java.util.Arrays;
import java.util.SplittableRandom;

/// SHAP values of any model, sampled: features turn from those of a background row into those of
/// the row, one by one, in a random order and then in its reverse; a feature's value is the mean
/// change of score at its turn.
///
/// Whatever was drawn, base plus the values is the score. Source: Strumbelj and Kononenko (2014),
/// with the antithetic orders of Mitchell et al. (2022).
public final class SamplingShap implements Explainer {
    private static final int BACKGROUND = 64;

    private final Classifier model;
    private final double[][] background;
    private final long seed;
    private final double base;

    private SamplingShap(Classifier model, double[][] background, long seed) {
        this.model = model;
        this.background = background;
        this.seed = seed;
        double sum = 0;
        for (double score : model.probabilities(background)) {
            sum += score;
        }
        this.base = sum / background.length;
    }

    /// Explains `model` against at most 64 of the `background` rows, drawn with `seed`.
    public static SamplingShap of(Classifier model, double[][] background, long seed) {
        if (background.length == 0) {
            throw new IllegalArgumentException(
                    "a background of at least one row is needed to explain a score, had none");
        }
        double[][] drawn = background.clone();
        var random = new SplittableRandom(seed);
        int kept = Math.min(BACKGROUND, drawn.length);
        for (int i = 0; i < kept; i++) {
            int other = random.nextInt(i, drawn.length);
            double[] row = drawn[other];
            drawn[other] = drawn[i];
            drawn[i] = row;
        }
        return new SamplingShap(model, Arrays.copyOf(drawn, kept), seed);
    }

    /// The mean score of the background.
    @Override
    public double base() {
        return base;
    }

    @Override
    public double[] values(double[] row) {
        int features = row.length;
        int walks = 2 * background.length;
        int[][] orders = orders(features);
        double[][] steps = new double[walks * (features + 1)][];
        for (int w = 0; w < walks; w++) {
            double[] mixed = background[w / 2].clone();
            int at = w * (features + 1);
            steps[at] = mixed.clone();
            for (int k = 0; k < features; k++) {
                int turn = orders[w][k];
                mixed[turn] = row[turn];
                steps[at + k + 1] = mixed.clone();
            }
        }
        double[] scores = model.probabilities(steps);
        double[] values = new double[features];
        for (int w = 0; w < walks; w++) {
            int at = w * (features + 1);
            for (int k = 0; k < features; k++) {
                values[orders[w][k]] += (scores[at + k + 1] - scores[at + k]) / walks;
            }
        }
        return values;
    }

    /// A random order and its reverse for each background row, the same for every row that is
    /// explained.
    private int[][] orders(int features) {
        var random = new SplittableRandom(seed);
        int[][] orders = new int[2 * background.length][features];
        for (int w = 0; w < orders.length; w += 2) {
            int[] order = orders[w];
            for (int k = 0; k < features; k++) {
                int other = random.nextInt(k + 1);
                order[k] = order[other];
                order[other] = k;
            }
            for (int k = 0; k < features; k++) {
                orders[w + 1][k] = order[features - 1 - k];
            }
        }
        return orders;
    }
}
