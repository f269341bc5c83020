package io.abtpro.scoring;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import io.abtpro.forest.Classifier;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A model trained elsewhere, run by ONNX Runtime.
///
/// Its inputs are one tensor a feature, named as it, of shape `[n]` or `[n, 1]`; or one tensor `[n,
/// features]` whose columns the model's metadata or a side-car names ([OnnxSideCar]). Its output is
/// P(win), or P(loss) and P(win), or logits where the side-car says so. Runs on one thread: the
/// same rows give the same bits. The first use needs a native library ([OnnxLibrary]).
public final class OnnxClassifier implements Classifier, AutoCloseable {
    public static final String TYPE = "onnx";
    private static final int BATCH = 4_096;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final OnnxInputs inputs;
    private final OnnxOutput output;

    private OnnxClassifier(
            OrtEnvironment environment, OrtSession session, OnnxInputs inputs, OnnxOutput output) {
        this.environment = environment;
        this.session = session;
        this.inputs = inputs;
        this.output = output;
    }

    /// The model in `bytes`, an .onnx file.
    ///
    /// @param known the features there are; the model may ask for fewer
    /// @param sideCar goes before what the model's metadata say
    /// @throws OnnxRefusedException if it is no such model, asks for a feature that is not known,
    ///   or gives no score
    public static OnnxClassifier load(byte[] bytes, List<String> known, OnnxSideCar sideCar) {
        OrtEnvironment environment = OnnxLibrary.environment();
        try {
            OrtSession session = open(environment, bytes);
            try {
                OnnxSideCar described = described(session, sideCar);
                return new OnnxClassifier(
                        environment,
                        session,
                        OnnxInputs.of(session.getInputInfo(), known, described.features()),
                        OnnxOutput.of(session.getOutputInfo(), described.output()));
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new OnnxRefusedException(
                    "this is no ONNX model that can be run: %s; export it again"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /// As [#load(byte[], List, OnnxSideCar)] with no side-car.
    public static OnnxClassifier load(byte[] bytes, List<String> known) {
        return load(bytes, known, OnnxSideCar.none());
    }

    private static OrtSession open(OrtEnvironment environment, byte[] bytes) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(bytes, options);
        }
    }

    private static OnnxSideCar described(OrtSession session, OnnxSideCar sideCar)
            throws OrtException {
        if (!sideCar.equals(OnnxSideCar.none())) {
            return sideCar;
        }
        Map<String, String> own = session.getMetadata().getCustomMetadata();
        try {
            return OnnxSideCar.of(
                    own.getOrDefault(OnnxSideCar.FEATURES, ""),
                    own.getOrDefault(OnnxSideCar.OUTPUT, "probability"));
        } catch (IllegalArgumentException e) {
            throw new OnnxRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<String> featureNames() {
        return inputs.features();
    }

    @Override
    public double probability(double[] row) {
        return probabilities(new double[][] {row})[0];
    }

    @Override
    public double[] probabilities(double[][] rows) {
        for (double[] row : rows) {
            check(row);
        }
        double[] scores = new double[rows.length];
        for (int from = 0; from < rows.length; from += BATCH) {
            int to = Math.min(rows.length, from + BATCH);
            System.arraycopy(run(rows, from, to), 0, scores, from, to - from);
        }
        return scores;
    }

    private double[] run(double[][] rows, int from, int to) {
        try {
            Map<String, OnnxTensor> tensors = inputs.tensors(environment, rows, from, to);
            try (OrtSession.Result result = session.run(tensors, Set.of(output.name()))) {
                return output.scores((OnnxTensor) result.get(0), to - from);
            } finally {
                tensors.values().forEach(OnnxTensor::close);
            }
        } catch (OrtException e) {
            throw new OnnxRefusedException("the ONNX model could not be run: " + e.getMessage(), e);
        }
    }

    private void check(double[] row) {
        List<String> names = inputs.features();
        if (row.length != names.size()) {
            throw new IllegalArgumentException(
                    "a row must have the %d features %s, had %d"
                            .formatted(names.size(), names, row.length));
        }
        for (int k = 0; k < row.length; k++) {
            if (!Double.isFinite(row[k])) {
                throw new IllegalArgumentException(
                        "feature '%s' must be finite, was %s".formatted(names.get(k), row[k]));
            }
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the ONNX model could not be closed", e);
        }
    }
}
