package io.abtpro.forest;

import io.abtpro.files.Bytes;
import io.abtpro.math.Sha256;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The project's own saved form of a model.
///
/// Big-endian: eight letters, a format version, the manifest, the model's numbers
/// ([Classifier#write]), rows with the scores the model gave them when it was saved, and at the end
/// the SHA-256 of all before it. The same model and manifest give the same bytes.
public final class ModelFile {
    private static final byte[] MAGIC = {'A', 'B', 'T', 'M', 'O', 'D', 'E', 'L'};
    private static final int FORMAT = 1;
    private static final int CHECKSUM = 32;
    private static final int SELF_TEST_ROWS = 16;
    // Math.exp may differ by a unit in the last place from one machine to another.
    private static final double SELF_TEST_TOLERANCE = 1e-12;

    private ModelFile() {}

    /// The bytes of `model`, which is a forest, boosted trees or logistic regression.
    ///
    /// @param rows some of the training's, shape `[n][features]`, n >= 1; up to 16 are kept, spread
    ///   over all, to test the model when it is read
    public static byte[] write(Classifier model, ModelManifest manifest, double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException(
                    "a model is saved with at least one row to test it by, had none");
        }
        if (!manifest.type().equals(model.type())
                || !manifest.featureNames().equals(model.featureNames())) {
            throw new IllegalArgumentException(
                    "the manifest of a %s over %s must not name a %s over %s"
                            .formatted(
                                    model.type(),
                                    model.featureNames(),
                                    manifest.type(),
                                    manifest.featureNames()));
        }
        byte[] content =
                Bytes.of(
                        out -> {
                            out.write(MAGIC);
                            out.writeInt(FORMAT);
                            ManifestBytes.write(out, manifest);
                            model.write(out);
                            writeSelfTest(out, model, rows);
                        });
        return Bytes.of(
                out -> {
                    out.write(content);
                    out.write(Sha256.digest().digest(content));
                });
    }

    private static void writeSelfTest(DataOutputStream out, Classifier model, double[][] rows)
            throws IOException {
        int kept = Math.min(SELF_TEST_ROWS, rows.length);
        out.writeInt(kept);
        for (int i = 0; i < kept; i++) {
            double[] row = rows[(int) ((long) i * rows.length / kept)];
            Numbers.writeAll(out, row);
            out.writeDouble(model.probability(row));
        }
    }

    /// The model in `bytes`.
    ///
    /// @throws ModelRefusedException if they are no model, are damaged, of an unknown version, or
    ///   fail their self-test
    public static SavedModel read(byte[] bytes) {
        int end = bytes.length - CHECKSUM;
        if (end < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new ModelRefusedException(
                    "this is no model that the workbench saved; choose another file");
        }
        if (!Arrays.equals(
                Sha256.digest().digest(Arrays.copyOf(bytes, end)),
                Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new ModelRefusedException(
                    "the model's checksum is wrong: it was damaged or changed after it was saved;"
                            + " train it anew");
        }
        try (var in =
                new DataInputStream(
                        new ByteArrayInputStream(bytes, MAGIC.length, end - MAGIC.length))) {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new ModelRefusedException(
                        "the model's format version must be %d, was %d; open it with the workbench that saved it"
                                .formatted(FORMAT, format));
            }
            ModelManifest manifest = ManifestBytes.read(in);
            Classifier model = learner(manifest.type()).read(in, manifest.featureNames());
            selfTest(in, model);
            return new SavedModel(
                    model, manifest, HexFormat.of().formatHex(Sha256.digest().digest(bytes)));
        } catch (IOException | IllegalArgumentException e) {
            var refused =
                    new ModelRefusedException(
                            "the model does not hold together: " + e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    /// The model in `bytes`, to be given rows with the features `names`.
    ///
    /// @throws ModelRefusedException also if it wants other features or these in another order
    public static SavedModel read(byte[] bytes, List<String> names) {
        SavedModel saved = read(bytes);
        List<String> wanted = saved.manifest().featureNames();
        if (!wanted.equals(names)) {
            throw new ModelRefusedException(
                    "features must be %s, in this order, were %s; train the model anew on these"
                            .formatted(wanted, names));
        }
        return saved;
    }

    private static Learner learner(String type) {
        List<String> ids = Learners.ids();
        if (!ids.contains(type)) {
            throw new ModelRefusedException(
                    "the model's type must be %s or %s, was '%s'; open it with the workbench that saved it"
                            .formatted(
                                    String.join(", ", ids.subList(0, ids.size() - 1)),
                                    ids.getLast(),
                                    type));
        }
        return Learners.of(type);
    }

    private static void selfTest(DataInputStream in, Classifier model) throws IOException {
        int rows = Numbers.count(in);
        for (int i = 0; i < rows; i++) {
            double[] row = Numbers.readAll(in);
            double then = in.readDouble();
            double now = model.probability(row);
            if (!(Math.abs(now - then) <= SELF_TEST_TOLERANCE)) {
                throw new ModelRefusedException(
                        "the model fails its self-test: row %d scored %s when saved and scores %s now; train it anew"
                                .formatted(i, then, now));
            }
        }
        if (in.available() > 0) {
            throw new ModelRefusedException(
                    "the model does not hold together: %d bytes too many"
                            .formatted(in.available()));
        }
    }
}
