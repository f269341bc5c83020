package io.abtpro.scoring;

import io.abtpro.forest.Classifier;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.Learner;
import io.abtpro.forest.TrainingSet;

import java.time.Instant;
import java.util.Map;

/// A model trained elsewhere in a learner's place: it is never fitted, only validated and inspected
/// like our own.
///
/// @param name of its file
/// @param trainedUntil the last moment its training knew; every signal given by then is in-sample,
///   since a model that knows what came later says nothing about what was known then
public record GivenModel(Classifier model, String name, Instant trainedUntil) implements Learner {
    @Override
    public String label() {
        return "ONNX model";
    }

    @Override
    public String id() {
        return model.type();
    }

    @Override
    public Map<String, String> hyperParameters() {
        return Map.of("file", name, "trainedUntil", trainedUntil.toString());
    }

    /// The model as it is.
    @Override
    public Classifier fit(TrainingSet set, FitProgress progress) {
        return model;
    }
}
