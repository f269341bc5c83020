package io.abtpro.jobs;

import io.abtpro.forest.Learner;
import io.abtpro.forest.Learners;
import io.abtpro.report.Documents;
import io.abtpro.report.KeptInputs;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.store.Trainings;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A training as it is listed, with the model that came of it, if one did.
///
/// @param inputs what it learnt from; empty where that was kept in another form
/// @param figures out of sample, by their names in the manifest
public record KeptModel(
        Trainings.Training training,
        Optional<Trainings.Model> model,
        Optional<KeptInputs> inputs,
        Map<String, Double> figures) {
    private static final double HALF = 0.5;

    static KeptModel of(Trainings.Training training, Optional<Trainings.Model> model) {
        Map<String, Double> figures = new TreeMap<>();
        Documents.read(training.performanceJson())
                .properties()
                .forEach(f -> figures.put(f.getKey(), f.getValue().asDouble(Double.NaN)));
        return new KeptModel(
                training,
                model,
                KeptInputs.read(
                        training.started().trainingJson(),
                        training.started().hyperparametersJson()),
                figures);
    }

    /// Short and of no other: the strategy's first word and the model's id, such as "sma-3".
    public String name() {
        String strategy = inputs.map(KeptInputs::strategy).orElse("model");
        return strategy.toLowerCase(Locale.ROOT).replaceFirst("[^a-z0-9].*", "")
                + "-"
                + model.map(m -> Long.toString(m.id())).orElseGet(() -> "t" + training.id());
    }

    /// Names of its datasets.
    public String dataset() {
        return inputs.map(
                        i -> String.join(", ", i.datasets().stream().map(d -> d.symbol()).toList()))
                .orElse("");
    }

    /// "Random forest".
    public String learner() {
        String id =
                model.map(Trainings.Model::type)
                        .or(() -> inputs.map(KeptInputs::learner))
                        .orElse("");
        return Learners.all().stream()
                .filter(l -> l.id().equals(id))
                .findFirst()
                .map(Learner::label)
                .orElse(id);
    }

    /// A figure of its training; NaN where it has none.
    public double figure(String name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    public double auc() {
        return figure("auc");
    }

    public double aucLow() {
        return figure("aucLow");
    }

    public double aucHigh() {
        return figure("aucHigh");
    }

    public int judged() {
        return (int) figures.getOrDefault("judged", 0.0).doubleValue();
    }

    /// True where too few won, or too few lost, to say whether scores tell one from the other.
    public boolean isTooFew() {
        double won = judged() * figure("baseRate");
        return !(Math.min(won, judged() - won) >= ScoreQuality.FEWEST_OF_EACH - HALF);
    }

    /// True where the interval of its AUC lies wholly above 0.5.
    public boolean hasEdge() {
        return !isTooFew() && aucLow() > HALF;
    }

    /// When it was saved; when the training began where there is no model.
    public Instant trained() {
        return model.map(Trainings.Model::savedAt).orElseGet(training::startedAt);
    }
}
