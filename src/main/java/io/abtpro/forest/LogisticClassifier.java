package io.abtpro.forest;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Logistic regression: the log-odds of a win is `intercept` plus coefficients times scaled
/// features.
///
/// @param scaler of the rows it was trained on
/// @param coefficients log-odds a deviation, shape `[features]`
public record LogisticClassifier(
        List<String> featureNames, Scaler scaler, double[] coefficients, double intercept)
        implements Classifier {
    public static final String TYPE = "logistic-regression";

    public LogisticClassifier {
        featureNames = List.copyOf(featureNames);
        CheckedRows.checkWidths(featureNames, scaler, coefficients.length);
        if (!Double.isFinite(intercept + Arrays.stream(coefficients).sum())) {
            throw new IllegalArgumentException(
                    "coefficients must be finite, were %s and %s"
                            .formatted(Arrays.toString(coefficients), intercept));
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public double probability(double[] row) {
        CheckedRows.check(featureNames, row);
        double[] scaled = scaler.scaled(row);
        double logit = intercept;
        for (int k = 0; k < scaled.length; k++) {
            logit += coefficients[k] * scaled[k];
        }
        return 1 / (1 + Math.exp(-logit));
    }

    @Override
    public double[] probabilities(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(this::probability).toArray();
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        ModelNumbers.write(out, scaler);
        Numbers.writeAll(out, coefficients);
        out.writeDouble(intercept);
    }
}
