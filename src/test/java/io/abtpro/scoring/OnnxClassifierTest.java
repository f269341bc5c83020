package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class OnnxClassifierTest {
    private static final List<String> KNOWN = List.of("rsi", "momentum", "hour_of_day");
    // The models count in single precision.
    private static final Offset<Double> SINGLE = within(1e-6);

    /// Sigmoid of 0.5 a - 0.25 b + 0.1.
    private static double expected(double a, double b) {
        return 1 / (1 + Math.exp(-(0.5 * a - 0.25 * b + 0.1)));
    }

    private static OnnxBytes line() {
        return new OnnxBytes()
                .node("MatMul", "product", "x", "weights")
                .node("Add", "logit", "product", "bias")
                .constant("weights", new int[] {2, 1}, 0.5f, -0.25f)
                .constant("bias", new int[] {1}, 0.1f);
    }

    private static OnnxBytes oneInput() {
        return line().input("x", OnnxBytes.FLOAT, -1, 2)
                .node("Sigmoid", "p", "logit")
                .output("p", OnnxBytes.FLOAT, -1, 1);
    }

    private static byte[] inputAFeature(String first, String second) {
        return new OnnxBytes()
                .concat("x", first, second)
                .node("MatMul", "product", "x", "weights")
                .node("Add", "logit", "product", "bias")
                .node("Sigmoid", "p", "logit")
                .constant("weights", new int[] {2, 1}, 0.5f, -0.25f)
                .constant("bias", new int[] {1}, 0.1f)
                .input(first, OnnxBytes.FLOAT, -1, 1)
                .input(second, OnnxBytes.FLOAT, -1, 1)
                .output("p", OnnxBytes.FLOAT, -1, 1)
                .bytes();
    }

    @Test
    void aModelWithATensorAFeatureGivesTheNetworksOutput() {
        try (var model = OnnxClassifier.load(inputAFeature("momentum", "rsi"), KNOWN)) {
            assertThat(model.type()).isEqualTo("onnx");
            assertThat(model.featureNames()).containsExactly("momentum", "rsi");
            assertThat(model.probability(new double[] {1, 2})).isCloseTo(expected(1, 2), SINGLE);
        }
    }

    @Test
    void aModelWithOneTensorNamesItsColumnsInItsMetadata() {
        byte[] bytes = oneInput().property("features", "rsi, hour_of_day").bytes();
        try (var model = OnnxClassifier.load(bytes, KNOWN)) {
            assertThat(model.featureNames()).containsExactly("rsi", "hour_of_day");
            assertThat(model.probability(new double[] {-3, 0.5}))
                    .isCloseTo(expected(-3, 0.5), SINGLE);
        }
    }

    @Test
    void aSideCarNamesTheColumnsWhereTheModelDoesNot() {
        var sideCar = OnnxSideCar.parse("features = momentum, rsi\noutput = probability\n");
        try (var model = OnnxClassifier.load(oneInput().bytes(), KNOWN, sideCar)) {
            assertThat(model.featureNames()).containsExactly("momentum", "rsi");
        }
    }

    /// 3 inputs, two layers of 70 units, 1 output.
    private static byte[] network() {
        return new OnnxBytes()
                .node("MatMul", "a", "x", "first")
                .node("Tanh", "b", "a")
                .node("MatMul", "c", "b", "second")
                .node("Tanh", "d", "c")
                .node("MatMul", "logit", "d", "third")
                .node("Sigmoid", "p", "logit")
                .constant("first", new int[] {3, 70}, gaussian(3 * 70))
                .constant("second", new int[] {70, 70}, gaussian(70 * 70))
                .constant("third", new int[] {70, 1}, gaussian(70))
                .input("x", OnnxBytes.FLOAT, -1, 3)
                .output("p", OnnxBytes.FLOAT, -1, 1)
                .property("features", "rsi,momentum,hour_of_day")
                .bytes();
    }

    private static float[] gaussian(int n) {
        var random = new Random(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = 0.2f * (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void aBatchGivesTheBitsOfSingleRows() {
        var random = new Random(1);
        double[][] rows = new double[5_003][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] =
                    new double[] {
                        random.nextGaussian(), random.nextGaussian(), random.nextGaussian()
                    };
        }
        try (var model = OnnxClassifier.load(network(), KNOWN)) {
            double[] batch = model.probabilities(rows);
            for (int i = 0; i < rows.length; i++) {
                assertThat(batch[i]).isEqualTo(model.probability(rows[i]));
            }
        }
    }

    @Test
    void logitsBecomeProbabilitiesWhereTheModelSaysSo() {
        byte[] bytes =
                line().input("x", OnnxBytes.FLOAT, -1, 2)
                        .output("logit", OnnxBytes.FLOAT, -1, 1)
                        .property("features", "rsi,momentum")
                        .property("output", "logit")
                        .bytes();
        try (var model = OnnxClassifier.load(bytes, KNOWN)) {
            assertThat(model.probability(new double[] {9, 2})).isCloseTo(expected(9, 2), SINGLE);
        }
    }

    @Test
    void logitsTakenForProbabilitiesAreRefused() {
        byte[] bytes =
                line().input("x", OnnxBytes.FLOAT, -1, 2)
                        .output("logit", OnnxBytes.FLOAT, -1, 1)
                        .property("features", "rsi,momentum")
                        .bytes();
        try (var model = OnnxClassifier.load(bytes, KNOWN)) {
            assertThatThrownBy(() -> model.probability(new double[] {9, 2}))
                    .isInstanceOf(OnnxRefusedException.class)
                    .hasMessageContaining("write 'output = logit'");
        }
    }

    @Test
    void ofTwoClassesTheSecondIsTheWin() {
        byte[] bytes =
                new OnnxBytes()
                        .node("MatMul", "logits", "x", "weights")
                        .node("Softmax", "both", "logits")
                        .constant("weights", new int[] {2, 2}, 0, 1, 0, 0)
                        .input("x", OnnxBytes.FLOAT, -1, 2)
                        .output("both", OnnxBytes.FLOAT, -1, 2)
                        .property("features", "rsi,momentum")
                        .bytes();
        try (var model = OnnxClassifier.load(bytes, KNOWN)) {
            // The logit of a win is the first feature, that of a loss 0.
            assertThat(model.probability(new double[] {2, 7}))
                    .isCloseTo(1 / (1 + Math.exp(-2)), SINGLE);
        }
    }

    @Test
    void anUnknownInputIsRefused() {
        assertThatThrownBy(
                        () -> OnnxClassifier.load(inputAFeature("momentum", "moon_phase"), KNOWN))
                .isInstanceOf(OnnxRefusedException.class)
                .hasMessage(
                        "the model asks for feature 'moon_phase', which is unknown; there are [rsi,"
                                + " momentum, hour_of_day]; rename its inputs");
    }

    @Test
    void columnsWithoutNamesAreRefused() {
        assertThatThrownBy(() -> OnnxClassifier.load(oneInput().bytes(), KNOWN))
                .hasMessageContaining("one input 'x' and does not name its columns");
    }

    @Test
    void moreOrFewerNamesThanColumnsAreRefused() {
        byte[] bytes = oneInput().property("features", "rsi,momentum,hour_of_day").bytes();
        assertThatThrownBy(() -> OnnxClassifier.load(bytes, KNOWN)).hasMessageContaining("had 2");
    }

    @Test
    void theSameFeatureTwiceIsRefused() {
        byte[] bytes = oneInput().property("features", "rsi,rsi").bytes();
        assertThatThrownBy(() -> OnnxClassifier.load(bytes, KNOWN))
                .hasMessageContaining("'rsi' twice");
    }

    @Test
    void aFixedNumberOfRowsIsRefused() {
        byte[] bytes =
                line().input("x", OnnxBytes.FLOAT, 1, 2)
                        .output("logit", OnnxBytes.FLOAT, 1, 1)
                        .property("features", "rsi,momentum")
                        .bytes();
        assertThatThrownBy(() -> OnnxClassifier.load(bytes, KNOWN))
                .hasMessageContaining("any number of rows");
    }

    @Test
    void twoOutputsThatCouldBeMeantAreRefused() {
        byte[] bytes =
                oneInput()
                        .output("logit", OnnxBytes.FLOAT, -1, 1)
                        .property("features", "rsi,momentum")
                        .bytes();
        assertThatThrownBy(() -> OnnxClassifier.load(bytes, KNOWN))
                .hasMessageContaining("there are 2");
    }

    @Test
    void whatIsNoModelIsRefusedInASentence() {
        assertThatThrownBy(() -> OnnxClassifier.load(new byte[] {1, 2, 3}, KNOWN))
                .isInstanceOf(OnnxRefusedException.class)
                .hasMessageStartingWith("this is no ONNX model that can be run");
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        try (var model = OnnxClassifier.load(inputAFeature("momentum", "rsi"), KNOWN)) {
            assertThatThrownBy(() -> model.probability(new double[1]))
                    .hasMessageContaining("[momentum, rsi], had 1");
            assertThatThrownBy(() -> model.probability(new double[] {1, Double.NaN}))
                    .hasMessage("feature 'rsi' must be finite, was NaN");
        }
    }

    @Test
    void aSideCarWithAnotherOutputIsRefused() {
        assertThatThrownBy(() -> OnnxSideCar.parse("output = margin"))
                .hasMessageContaining("was 'margin'");
    }
}
