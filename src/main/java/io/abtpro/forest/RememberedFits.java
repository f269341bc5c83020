package io.abtpro.forest;

import io.abtpro.files.Bytes;
import io.abtpro.math.Sha256;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A learner that fits nothing twice: the model of rows that it was given before is read as it was
/// written then, to the same bits.
public final class RememberedFits implements Learner {
    private static final Logger LOG = Logger.getLogger(RememberedFits.class.getName());

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
        Optional<Classifier> known =
                Optional.ofNullable(before.get(key)).flatMap(b -> read(b, set.featureNames()));
        if (known.isPresent()) {
            remember(key, known.get(), 0);
            progress.tree(1, 1);
            return known.get();
        }
        Classifier model = learner.fit(set, progress);
        remember(key, model, 1);
        return model;
    }

    private synchronized void remember(String key, Classifier model, int anew) {
        models.put(key, Bytes.of(model::write));
        fitted += anew;
    }

    /// Empty for what another form of the learner wrote: it is fitted again.
    private Optional<Classifier> read(byte[] known, List<String> names) {
        try (var in = new DataInputStream(new ByteArrayInputStream(known))) {
            return Optional.of(learner.read(in, names));
        } catch (IOException | IllegalArgumentException other) {
            LOG.log(Level.WARNING, "a remembered model is fitted again", other);
            return Optional.empty();
        }
    }

    private String key(TrainingSet set) {
        var digest = Sha256.digest();
        digest.update(
                Bytes.of(
                        out -> {
                            out.writeUTF(learner.id());
                            for (var setting :
                                    new TreeMap<>(learner.hyperParameters()).entrySet()) {
                                out.writeUTF(setting.getKey());
                                out.writeUTF(setting.getValue());
                            }
                            for (String name : set.featureNames()) {
                                out.writeUTF(name);
                            }
                        }));
        for (int i = 0; i < set.rows().length; i++) {
            double[] row = set.rows()[i];
            boolean won = set.won()[i];
            digest.update(
                    Bytes.of(
                            out -> {
                                for (double value : row) {
                                    out.writeDouble(value);
                                }
                                out.writeBoolean(won);
                            }));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
