package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

class ModelFileTest {
    private static final TrainingSet SET = Learnable.rows(120, 3, 1);

    static Stream<Learner> learners() {
        return Stream.of(
                new RandomForestLearner(new ForestOptions(5, 6, 5, 0, 42)),
                new GradientBoostingLearner(new BoostingOptions(5, 6, 5, 0.1, 0.7, 42)),
                LogisticRegressionLearner.defaults());
    }

    private static ModelManifest manifest(Classifier model, Learner learner) {
        return new ModelManifest(
                model.type(),
                "sma-cross 3",
                model.featureNames(),
                new TreeMap<>(learner.hyperParameters()),
                Instant.parse("2020-01-02T00:00:00Z"),
                Instant.parse("2024-01-02T00:00:00.123456789Z"),
                "ab".repeat(32),
                new TreeMap<>(Map.of("auc", 0.51)),
                new TreeMap<>(Map.of("smile", "6.3.0")),
                Instant.parse("2025-01-02T00:00:00Z"));
    }

    private static byte[] saved(Learner learner) {
        Classifier model = learner.fit(SET, FitProgress.ignored());
        return ModelFile.write(model, manifest(model, learner), SET.rows());
    }

    @ParameterizedTest
    @MethodSource("learners")
    void aModelReadBackGivesTheSameBits(Learner learner) {
        Classifier model = learner.fit(SET, FitProgress.ignored());
        byte[] bytes = saved(learner);
        SavedModel back = ModelFile.read(bytes, SET.featureNames());
        double[][] rows = Learnable.rows(200, 3, 2).rows();
        assertThat(back.model().probabilities(rows)).containsExactly(model.probabilities(rows));
        assertThat(back.manifest()).isEqualTo(manifest(model, learner));
        assertThat(ModelFile.write(back.model(), back.manifest(), SET.rows())).isEqualTo(bytes);
        assertThat(back.sha256()).hasSize(64);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void anyFlippedByteIsRefused(Learner learner) {
        byte[] bytes = saved(learner);
        for (int at = 0; at < bytes.length; at += 1 + bytes.length / 500) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assertThatThrownBy(() -> ModelFile.read(damaged))
                    .isInstanceOf(ModelRefusedException.class);
        }
    }

    @Test
    void aDamagedModelIsCalledDamaged() {
        byte[] bytes = saved(LogisticRegressionLearner.defaults());
        bytes[bytes.length / 2]++;
        assertThatThrownBy(() -> ModelFile.read(bytes))
                .hasMessage(
                        "the model's checksum is wrong: it was damaged or changed after it was"
                                + " saved; train it anew");
    }

    @Test
    void halfAFileAndAnotherFileAreRefused() {
        byte[] bytes = saved(LogisticRegressionLearner.defaults());
        assertThatThrownBy(() -> ModelFile.read(Arrays.copyOf(bytes, bytes.length / 2)))
                .hasMessageContaining("checksum is wrong");
        assertThatThrownBy(() -> ModelFile.read(new byte[500]))
                .hasMessageContaining("no model that the workbench saved");
        assertThatThrownBy(() -> ModelFile.read(new byte[0]))
                .hasMessageContaining("no model that the workbench saved");
    }

    @Test
    void anotherFeatureOrderIsRefused() {
        byte[] bytes = saved(LogisticRegressionLearner.defaults());
        assertThatThrownBy(() -> ModelFile.read(bytes, List.of("f1", "f0", "f2")))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessage(
                        "features must be [f0, f1, f2], in this order, were [f1, f0, f2]; train the"
                                + " model anew on these");
    }

    @Test
    void anUnknownVersionIsRefused() throws Exception {
        byte[] bytes = saved(LogisticRegressionLearner.defaults());
        ByteBuffer.wrap(bytes).putInt(8, 7);
        assertThatThrownBy(() -> ModelFile.read(resealed(bytes)))
                .hasMessage(
                        "the model's format version must be 1, was 7; open it with the workbench"
                                + " that saved it");
    }

    @Test
    void aModelThatScoresItsRowsOtherwiseThanWhenSavedIsRefused() throws Exception {
        LogisticClassifier model =
                LogisticRegressionLearner.defaults().fit(SET, FitProgress.ignored());
        byte[] bytes =
                ModelFile.write(
                        model, manifest(model, LogisticRegressionLearner.defaults()), SET.rows());
        replace(bytes, model.intercept(), model.intercept() + 1e-6);
        assertThatThrownBy(() -> ModelFile.read(resealed(bytes)))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("fails its self-test: row 0 scored");
    }

    @Test
    void aSealedFileThatDoesNotHoldTogetherIsRefusedInASentence() throws Exception {
        byte[] bytes = saved(learners().toList().get(0));
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
        assertThatThrownBy(() -> ModelFile.read(resealed(cut)))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("does not hold together");
    }

    @Test
    void aManifestOfAnotherModelIsNotSaved() {
        Classifier model = LogisticRegressionLearner.defaults().fit(SET, FitProgress.ignored());
        Classifier other =
                LogisticRegressionLearner.defaults()
                        .fit(Learnable.rows(99, 4, 1), FitProgress.ignored());
        assertThatThrownBy(
                        () ->
                                ModelFile.write(
                                        model,
                                        manifest(other, LogisticRegressionLearner.defaults()),
                                        SET.rows()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void replace(byte[] bytes, double old, double value) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int at = 0; at + 8 <= bytes.length; at++) {
            if (buffer.getDouble(at) == old) {
                buffer.putDouble(at, value);
                return;
            }
        }
        throw new AssertionError("the file does not hold " + old);
    }

    /// As if it had been saved so: with a checksum that fits.
    private static byte[] resealed(byte[] bytes) throws Exception {
        byte[] sealed = bytes.clone();
        byte[] checksum =
                MessageDigest.getInstance("SHA-256")
                        .digest(Arrays.copyOf(bytes, bytes.length - 32));
        System.arraycopy(checksum, 0, sealed, bytes.length - 32, 32);
        return sealed;
    }
}
