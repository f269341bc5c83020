package io.abtpro.forest;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How much a model uses each feature, by three measures that answer different questions.
public final class Importances {
    private Importances() {}

    /// Each feature's share of the impurity that the splits of a forest remove, on the rows it was
    /// trained on; the mean of the trees' own shares, so that it sums to 1 where a split was made.
    /// It favours features of many values, and says nothing of rows the forest has not seen.
    ///
    /// Shape `[features]`. Impurity is the variance of the leaves over a node's rows, of which
    /// Gini's is twice.
    public static double[] impurity(FlatForest forest) {
        double[] sum = new double[forest.features];
        for (int root : forest.root) {
            add(share(removed(forest, root)), sum);
        }
        return share(sum);
    }

    private static void add(double[] part, double[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += part[k];
        }
    }

    private static double[] share(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double[] shares = new double[values.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = sum > 0 ? values[k] / sum : 0;
        }
        return shares;
    }

    private static double[] removed(FlatForest forest, int root) {
        double[] removed = new double[forest.features];
        mean(forest, root, removed);
        return removed;
    }

    /// The mean leaf below `node`; adds what its splits remove.
    private static double mean(FlatForest forest, int node, double[] removed) {
        if (forest.isLeaf(node)) {
            return forest.value[node];
        }
        int left = forest.child[2 * node];
        int right = forest.child[2 * node + 1];
        double leftMean = mean(forest, left, removed);
        double rightMean = mean(forest, right, removed);
        double gap = leftMean - rightMean;
        double cover = forest.cover[node];
        removed[forest.feature[node]] +=
                forest.cover[left] * forest.cover[right] / cover * gap * gap;
        return (forest.cover[left] * leftMean + forest.cover[right] * rightMean) / cover;
    }

    /// What a model loses where a feature is shuffled.
    ///
    /// @param mean rise of the Brier score over the repeats, shape `[features]`; 0 or less: it did
    ///   without
    /// @param deviation between the repeats, shape `[features]`
    public record Permutation(double[] mean, double[] deviation) {}

    /// The rise of the Brier score on `rows` where one feature's values are shuffled among them.
    /// Rows the model has not seen give an honest figure. Features that say the same cover for each
    /// other: both look unimportant.
    ///
    /// @param rows shape `[n][features]`, n >= 1
    /// @param won shape `[n]`
    /// @param repeats shuffles a feature, >= 1
    public static Permutation permutation(
            Classifier model, double[][] rows, boolean[] won, int repeats, long seed) {
        if (rows.length == 0 || rows.length != won.length || repeats < 1) {
            throw new IllegalArgumentException(
                    "rows and outcomes must be as many, and some, and repeats >= 1, were %d, %d and %d"
                            .formatted(rows.length, won.length, repeats));
        }
        int features = model.featureNames().size();
        double before = brier(model.probabilities(rows), won);
        double[] mean = new double[features];
        double[] deviation = new double[features];
        var seeds = new SplittableRandom(seed);
        for (int k = 0; k < features; k++) {
            double sum = 0;
            double squares = 0;
            for (int repeat = 0; repeat < repeats; repeat++) {
                double rise =
                        brier(model.probabilities(shuffled(rows, k, seeds.split())), won) - before;
                sum += rise;
                squares += rise * rise;
            }
            mean[k] = sum / repeats;
            deviation[k] = Math.sqrt(Math.max(0, squares / repeats - mean[k] * mean[k]));
        }
        return new Permutation(mean, deviation);
    }

    private static double[][] shuffled(double[][] rows, int feature, SplittableRandom random) {
        double[][] shuffled = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            shuffled[i] = rows[i].clone();
            int other = random.nextInt(i + 1);
            shuffled[i][feature] = shuffled[other][feature];
            shuffled[other][feature] = rows[i][feature];
        }
        return shuffled;
    }

    private static double brier(double[] scores, boolean[] won) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double miss = scores[i] - (won[i] ? 1 : 0);
            sum += miss * miss;
        }
        return sum / scores.length;
    }

    /// The mean size of each feature's SHAP value over `rows`, in units of P(win), shape
    /// `[features]`.
    ///
    /// @param rows shape `[n][features]`, n >= 1
    public static double[] meanAbsoluteShap(Explainer explainer, double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("at least one row is needed, had none");
        }
        double[][] values = explainer.values(rows);
        return IntStream.range(0, values[0].length)
                .mapToDouble(
                        k -> {
                            double sum = 0;
                            for (double[] row : values) {
                                sum += Math.abs(row[k]);
                            }
                            return sum / values.length;
                        })
                .toArray();
    }
}
