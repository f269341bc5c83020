package io.abtpro.forest;

import io.abtpro.math.Sha256;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A learner that fits nothing twice: the model of rows that it was given before is read as it was
/// written then, to the same bits.
public final class RememberedFits implements Learner {
    private final Learner learner;
    private final Map<String, byte[]> before;
    private final SortedMap<String, byte[]> models = new TreeMap<>();
    private int fitted;

    /// @param before models by the hash of what they were fitted on, as [#models] gives them
    public RememberedFits(Learner learner, Map<String, byte[]> before) {
        this.learner = learner;
        this.before = Map.copyOf(before);
    }

    /// The models of every fit so far, by the hash of what each was fitted on.
    public synchronized SortedMap<String, byte[]> models() {
        return new TreeMap<>(models);
    }

    /// How many of them were not remembered.
    public synchronized int fitted() {
        return fitted;
    }

    @Override
    public String id() {
        return learner.id();
    }

    @Override
    public String label() {
        return learner.label();
    }

    @Override
    public Map<String, String> hyperParameters() {
        return learner.hyperParameters();
    }

    @Override
    public Classifier read(DataInputStream in, List<String> featureNames) throws IOException {
        return learner.read(in, featureNames);
    }

    @Override
    public Classifier fit(TrainingSet set, FitProgress progress) {
        String key = key(set);
        byte[] known = before.get(key);
        if (known != null) {
            remember(key, known, 0);
            progress.tree(1, 1);
            return read(known, set.featureNames());
        }
        Classifier model = learner.fit(set, progress);
        remember(key, written(model), 1);
        return model;
    }

    private synchronized void remember(String key, byte[] model, int anew) {
        models.put(key, model);
        fitted += anew;
    }

    private Classifier read(byte[] known, List<String> names) {
        try (var in = new DataInputStream(new ByteArrayInputStream(known))) {
            return learner.read(in, names);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a model in memory is whole", impossible);
        }
    }

    private static byte[] written(Classifier model) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            model.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can always be written", impossible);
        }
        return bytes.toByteArray();
    }

    private String key(TrainingSet set) {
        var digest = Sha256.digest();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(learner.id());
            for (var setting : new TreeMap<>(learner.hyperParameters()).entrySet()) {
                out.writeUTF(setting.getKey());
                out.writeUTF(setting.getValue());
            }
            for (String name : set.featureNames()) {
                out.writeUTF(name);
            }
            for (int i = 0; i < set.rows().length; i++) {
                for (double value : set.rows()[i]) {
                    out.writeDouble(value);
                }
                out.writeBoolean(set.won()[i]);
                digest.update(bytes.toByteArray());
                bytes.reset();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can always be written", impossible);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
