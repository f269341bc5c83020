package io.abtpro.jobs;

import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ModelFile;
import io.abtpro.forest.SavedModel;
import io.abtpro.scoring.Challenge;
import io.abtpro.scoring.GivenModel;
import io.abtpro.store.Trainings;
import java.util.Optional;

/// Holds a stored model against one that also knows the outcomes since, and trains and keeps a new one where that is
/// better beyond chance. The stored model stays.
///
/// @param champion id of the stored model
/// @param training how the challenger learns, and where it is kept if it is promoted
public record UpdateScorer(Trainings trainings, long champion, TrainScorer training)
        implements Job<UpdateScorer.Report> {
    public UpdateScorer {
        if (training.options().learner() instanceof GivenModel) {
            throw new IllegalArgumentException("a challenger must be fitted here; choose a learner that learns");
        }
    }

    /// @param promoted the training of the new model; empty where the stored one stays in use
    public record Report(Challenge challenge, Optional<TrainScorer.Report> promoted) {}

    /// @throws IllegalArgumentException if there is no such model, or too few outcomes came after it was trained
    /// @throws io.abtpro.forest.ModelRefusedException if the stored model is damaged
    @Override
    public Report run(Progress progress) {
        byte[] bytes = trainings
                .bytes(champion)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no model %d; 'models list' shows those there are".formatted(champion)));
        SavedModel stored = ModelFile.read(bytes);
        FitProgress following = TrainScorer.following(progress);
        Challenge challenge = Challenge.of(stored, training.sources(), training.options(), following);
        progress.throwIfCancelled();
        return new Report(
                challenge, challenge.promoted() ? Optional.of(training.run(progress)) : Optional.empty());
    }
}
