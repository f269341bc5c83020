package io.abtpro.forest;

import java.util.List;

/// A fitted model of P(win). Safe for use by several threads.
public interface Classifier {
    /// What it is, as in a manifest: "random-forest", "gradient-boosting", "logistic-regression",
    /// "onnx".
    String type();

    /// The features in the order of a row.
    List<String> featureNames();

    /// P(win) in [0, 1] of one row, shape `[features]`.
    ///
    /// @throws IllegalArgumentException if the row has another length or a value that is not finite
    double probability(double[] row);

    /// P(win) of each row, shape `[n][features]` -> `[n]`; the same bits as one by one.
    double[] probabilities(double[][] rows);
}
