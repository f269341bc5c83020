package io.abtpro.jobs;

import io.abtpro.forest.ModelFile;
import io.abtpro.forest.ModelRefusedException;
import io.abtpro.forest.SavedModel;
import io.abtpro.report.Documents;
import io.abtpro.store.Trainings;

import java.util.Optional;
import java.util.SortedMap;

/// The stored training that a training is kept as: that of the same inputs where there is one, else
/// a new one. Training the same thing twice makes no second model.
///
/// @param version of its model
/// @param model id of the model that came of it before; empty where none did
record KeptTraining(long id, String version, Optional<Long> model) {
    /// A training that begins.
    ///
    /// @param earlier its inputs as the first workbenches stored them
    record Asked(Trainings.Started started, String earlier) {
        private boolean isSame(Trainings.Started other) {
            return started.modelType().equals(other.modelType())
                    && isSame(started.hyperparametersJson(), other.hyperparametersJson())
                    && (isSame(started.trainingJson(), other.trainingJson())
                            || isSame(earlier, other.trainingJson()));
        }

        /// The order of members says nothing: a process may list settings in another one.
        private static boolean isSame(String json, String other) {
            return json.equals(other)
                    || (json.length() == other.length()
                            && Documents.read(json).equals(Documents.read(other)));
        }
    }

    static KeptTraining begin(Trainings trainings, Asked asked) {
        Optional<KeptTraining> same =
                trainings.all().stream()
                        .filter(t -> asked.isSame(t.started()))
                        .map(t -> of(t, trainings))
                        .reduce((a, b) -> a.model().isPresent() ? a : b);
        if (same.isEmpty()) {
            long id = trainings.begin(asked.started());
            return new KeptTraining(id, asked.started().modelVersion(), Optional.empty());
        }
        if (same.get().model().isEmpty()) {
            trainings.again(same.get().id());
        }
        return same.get();
    }

    private static KeptTraining of(Trainings.Training training, Trainings trainings) {
        return new KeptTraining(
                training.id(),
                training.started().modelVersion(),
                trainings.models().stream()
                        .filter(m -> m.trainingId() == training.id())
                        .map(Trainings.Model::id)
                        .findFirst());
    }

    /// The model that came of it before, where that can still be read and these libraries made it.
    Optional<Long> usable(Trainings trainings, SortedMap<String, String> libraries) {
        return model.filter(
                id ->
                        trainings
                                .bytes(id)
                                .flatMap(KeptTraining::read)
                                .filter(m -> m.manifest().libraries().equals(libraries))
                                .isPresent());
    }

    private static Optional<SavedModel> read(byte[] bytes) {
        try {
            return Optional.of(ModelFile.read(bytes));
        } catch (ModelRefusedException refused) {
            return Optional.empty();
        }
    }

    /// Keeps why it ended without a model; one that left a model before stays as it was.
    void end(Trainings trainings, Trainings.Status status, String why) {
        if (model.isEmpty()) {
            trainings.end(id, status, why);
        }
    }
}
