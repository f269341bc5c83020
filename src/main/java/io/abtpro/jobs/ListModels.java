package io.abtpro.jobs;

import io.abtpro.store.Trainings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lists every training with its model, newest first.
public record ListModels(Trainings trainings) implements Job<List<KeptModel>> {
    @Override
    public List<KeptModel> run(Progress progress) {
        Map<Long, Trainings.Model> models =
                trainings.models().stream()
                        .collect(
                                Collectors.toMap(
                                        Trainings.Model::trainingId,
                                        Function.identity(),
                                        (newer, older) -> newer));
        return trainings.all().stream()
                .map(t -> KeptModel.of(t, Optional.ofNullable(models.get(t.id()))))
                .toList();
    }
}
