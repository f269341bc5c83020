package io.abtpro.forest;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// A fitted model of P(win). Safe for use by several threads.
public interface Classifier {
    /// What it is, as in a manifest: the id of its learner, or "onnx".
    String type();

    /// The features in the order of a row.
    List<String> featureNames();

    /// P(win) in [0, 1] of one row, shape `[features]`.
    ///
    /// @throws IllegalArgumentException if the row has another length or a value that is not finite
    double probability(double[] row);

    /// P(win) of each row, shape `[n][features]` -> `[n]`; the same bits as one by one.
    double[] probabilities(double[][] rows);

    /// Writes its numbers, which [Learner#read] of its learner reads to a model of the same bits.
    ///
    /// @throws IllegalArgumentException where a model of this type has no saved form
    default void write(DataOutputStream out) throws IOException {
        throw new IllegalArgumentException(
                "a model of type '%s' has no saved form".formatted(type()));
    }
}
