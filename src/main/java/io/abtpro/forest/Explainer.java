package io.abtpro.forest;

import java.util.stream.IntStream;

/// Splits a score over the features, in units of P(win): base plus the values is the score.
public interface Explainer {
    /// The score where nothing is known of the row.
    double base();

    /// What each feature of `row` adds to the base, shape `[features]`.
    double[] values(double[] row);

    /// The values of each row, shape `[n][features]`, on all cores.
    default double[][] values(double[][] rows) {
        return IntStream.range(0, rows.length)
                .parallel()
                .mapToObj(i -> values(rows[i]))
                .toArray(double[][]::new);
    }

    /// Exact for a forest; for any other model sampled over `background`, rows the model was
    /// trained on.
    static Explainer of(Classifier model, double[][] background, long seed) {
        return model instanceof ForestClassifier forest
                ? new ForestExplainer(forest)
                : SamplingShap.of(model, background, seed);
    }
}
