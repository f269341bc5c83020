package io.abtpro.jobs;

import io.abtpro.files.Bytes;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.RememberedFits;
import io.abtpro.math.Sha256;
import io.abtpro.report.Documents;
import io.abtpro.report.ScorerInputsDocument;
import io.abtpro.scoring.GivenModel;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.KeptResults;
import io.abtpro.tuning.EngineVersions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Trainings of scorers, whose models are kept: where the same was trained before, with the same
/// versions of what computes, its models are read, and all else is worked out of them.
///
/// A model is taken for that of rows only where it was fitted on rows of the same bits.
public record KeptStudies(KeptResults results) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptStudies.class);

    /// To be raised with every change of what a learner fits to the same rows.
    static final int FORM = 1;

    /// Keeps nothing, so that every model is fitted.
    public static KeptStudies none() {
        return new KeptStudies(KeptResults.none());
    }

    /// @param again true where no model had to be fitted
    record Studied(ScoreStudy study, boolean again) {}

    /// True where the models of such a training are kept.
    public boolean holds(List<SignalSource> sources, StudyOptions options) {
        return results.holds(key(sources, options));
    }

    Studied of(List<SignalSource> sources, StudyOptions options, FitProgress progress) {
        if (options.learner() instanceof GivenModel) {
            return new Studied(ScoreStudy.of(sources, options, progress), false);
        }
        String key = key(sources, options);
        var learner =
                new RememberedFits(
                        options.learner(),
                        results.read(key).map(KeptStudies::read).orElse(Map.of()));
        ScoreStudy study = ScoreStudy.of(sources, options, learner, progress);
        if (learner.fitted() > 0) {
            results.keep(key, written(learner.models()));
        }
        return new Studied(study, learner.fitted() == 0 && !learner.models().isEmpty());
    }

    private static String key(List<SignalSource> sources, StudyOptions options) {
        return Sha256.hex(
                "study %d\n%s\n%s\n%s"
                        .formatted(
                                FORM,
                                EngineVersions.current(),
                                Documents.compact(ScorerInputsDocument.of(sources, options)),
                                new TreeMap<>(options.learner().hyperParameters())));
    }

    private static Map<String, byte[]> read(byte[] bytes) {
        Map<String, byte[]> models = new HashMap<>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                String fittedOn = in.readUTF();
                models.put(fittedOn, in.readNBytes(in.readInt()));
            }
        } catch (IOException | IllegalArgumentException other) {
            LOG.warn("kept models are fitted again", other);
            return Map.of();
        }
        return models;
    }

    private static byte[] written(SortedMap<String, byte[]> models) {
        return Bytes.of(
                out -> {
                    out.writeInt(models.size());
                    for (var model : models.entrySet()) {
                        out.writeUTF(model.getKey());
                        out.writeInt(model.getValue().length);
                        out.write(model.getValue());
                    }
                });
    }
}
