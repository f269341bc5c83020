package io.abtpro.jobs;

import io.abtpro.failures.RefusedException;
import io.abtpro.forest.ModelFile;
import io.abtpro.forest.ModelRefusedException;
import io.abtpro.forest.SavedModel;
import io.abtpro.store.Trainings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads stored models as a scorer would: checksum, version, and the scores they gave when they
/// were saved.
///
/// @param which ids of models; empty for all
public record VerifyModels(Trainings trainings, List<Long> which)
        implements Job<List<VerifyModels.Checked>> {
    public VerifyModels {
        which = List.copyOf(which);
    }

    /// A model and what reading it said.
    ///
    /// @param refused why it must not be used; empty where it may
    public record Checked(
            Trainings.Model model, Optional<SavedModel> read, Optional<String> refused) {}

    /// @throws IllegalArgumentException if an id is no model's
    @Override
    public List<Checked> run(Progress progress) {
        List<Trainings.Model> models = trainings.models();
        for (long id : which) {
            if (models.stream().noneMatch(model -> model.id() == id)) {
                throw new RefusedException(
                        "there is no model %d; 'models list' shows those there are".formatted(id));
            }
        }
        List<Checked> checked = new ArrayList<>();
        for (Trainings.Model model : models) {
            if (which.isEmpty() || which.contains(model.id())) {
                progress.throwIfCancelled();
                progress.report(checked.size(), models.size(), "Reading " + model.version());
                checked.add(check(model));
            }
        }
        return checked;
    }

    private Checked check(Trainings.Model model) {
        Optional<byte[]> bytes = trainings.bytes(model.id());
        if (bytes.isEmpty()) {
            return new Checked(
                    model, Optional.empty(), Optional.of("its bytes are gone; train it anew"));
        }
        try {
            SavedModel read = ModelFile.read(bytes.get());
            return read.sha256().equals(model.sha256())
                    ? new Checked(model, Optional.of(read), Optional.empty())
                    : new Checked(
                            model,
                            Optional.empty(),
                            Optional.of("its bytes are not those that were stored; train it anew"));
        } catch (ModelRefusedException refused) {
            return new Checked(
                    model, Optional.empty(), Optional.of(String.valueOf(refused.getMessage())));
        }
    }
}
