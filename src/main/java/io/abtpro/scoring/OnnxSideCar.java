package io.abtpro.scoring;

import io.abtpro.failures.RefusedException;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/// What an ONNX model does not say of itself: a text beside it, or the same two properties in the
/// model's own metadata.
///
/// ```
/// features = rsi, volume_ratio, momentum
/// output = probability
/// ```
///
/// @param features of the columns of its one input, in order; none where each feature is an input
///   of its own
/// @param output what its output means
public record OnnxSideCar(List<String> features, Output output) {
    static final String FEATURES = "features";
    static final String OUTPUT = "output";

    /// What a model puts out.
    public enum Output {
        /// P(win); or P(loss) and P(win), in this order.
        PROBABILITY,
        /// The log-odds of a win; or one logit for a loss and one for a win, in this order.
        LOGIT
    }

    public OnnxSideCar {
        features = List.copyOf(features);
    }

    /// Says nothing: inputs named as the features, output a probability.
    public static OnnxSideCar none() {
        return new OnnxSideCar(List.of(), Output.PROBABILITY);
    }

    /// The side-car in `text`.
    ///
    /// @throws IllegalArgumentException if `output` is neither "probability" nor "logit"
    public static OnnxSideCar parse(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(
                properties.getProperty(FEATURES, ""),
                properties.getProperty(OUTPUT, "probability"));
    }

    static OnnxSideCar of(String features, String output) {
        List<String> names =
                Arrays.stream(features.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return switch (output.strip()) {
            case "probability" -> new OnnxSideCar(names, Output.PROBABILITY);
            case "logit" -> new OnnxSideCar(names, Output.LOGIT);
            default ->
                    throw new RefusedException(
                            "the output of an ONNX model must be 'probability' or 'logit', was '%s'"
                                    .formatted(output));
        };
    }
}
