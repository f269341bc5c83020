package io.abtpro.forest;

import smile.classification.LogisticRegression;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Fits smile's logistic regression to scaled features.
///
/// @param lambda the penalty on squared coefficients is half of it, beside the sum of the rows'
///   log-losses
public record LogisticRegressionLearner(double lambda) implements Learner {
    private static final double TOLERANCE = 1e-8;
    private static final int MOST_STEPS = 1_000;
    // Held, since a logger that nobody holds forgets its level. Smile logs its steps.
    private static final Logger SMILE_LOG = Logger.getLogger("smile.math.BFGS");

    static {
        SMILE_LOG.setLevel(Level.WARNING);
    }

    public LogisticRegressionLearner {
        if (!(lambda >= 0)) {
            throw new IllegalArgumentException("lambda must be >= 0, was " + lambda);
        }
    }

    public static LogisticRegressionLearner defaults() {
        return new LogisticRegressionLearner(1);
    }

    @Override
    public String id() {
        return LogisticClassifier.TYPE;
    }

    @Override
    public LogisticClassifier read(DataInputStream in, List<String> featureNames)
            throws IOException {
        return new LogisticClassifier(
                featureNames, ModelNumbers.readScaler(in), Numbers.readAll(in), in.readDouble());
    }

    @Override
    public Map<String, String> hyperParameters() {
        return Map.of("lambda", Double.toString(lambda));
    }

    @Override
    public LogisticClassifier fit(TrainingSet set, FitProgress progress) {
        if (progress.cancelled()) {
            throw new CancellationException("cancelled by the user");
        }
        Scaler scaler = Scaler.of(set.rows());
        double[] weights = weights(scaler.scaled(set.rows()), set.outcomes());
        progress.tree(1, 1);
        int features = scaler.features();
        return new LogisticClassifier(
                set.featureNames(), scaler, Arrays.copyOf(weights, features), weights[features]);
    }

    /// Smile adds up in parallel, in an order that depends on the threads there are: a pool of one
    /// gives always the same.
    private double[] weights(double[][] rows, int[] outcomes) {
        var options = new LogisticRegression.Options(lambda, TOLERANCE, MOST_STEPS);
        try (var alone = new ForkJoinPool(1)) {
            return alone.submit(() -> LogisticRegression.binomial(rows, outcomes, options))
                    .join()
                    .coefficients();
        }
    }
}
