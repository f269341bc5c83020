package io.abtpro.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.backtest.Execution;
import io.abtpro.forest.Learner;
import io.abtpro.forest.ModelManifest;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.AdviceFigures;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.SignalScores;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.tuning.EngineVersions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Trainings, models and scores as the store keeps them: strict JSON, no NaN.
final class ScoreJson {
    private ScoreJson() {}

    /// What a training learns from.
    static String training(List<SignalSource> sources, StudyOptions options) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode datasets = node.putArray("datasets");
        for (SignalSource source : sources) {
            ObjectNode dataset = datasets.addObject();
            dataset.put("symbol", source.symbol());
            dataset.put("timeframe", source.series().timeframe().toString());
            dataset.put("sha256", source.dataset().sha256());
            dataset.put("bars", source.series().size());
        }
        SignalSource first = sources.getFirst();
        node.put("strategy", first.strategy().id());
        node.set("parameters", values(first.parameters()));
        node.set("execution", execution(first.execution()));
        options.features().forEach(node.putArray("features")::add);
        node.put("learner", options.learner().id());
        node.put("label", options.label().id());
        node.put("firstFit", options.walk().firstFit());
        node.put("refitEvery", options.walk().refitEvery());
        node.put("growth", options.walk().growth());
        node.put("embargoBars", options.walk().embargoBars());
        node.put("calibration", options.calibration().name());
        return node.toString();
    }

    private static ObjectNode values(ParameterSet parameters) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        parameters
                .values()
                .forEach(
                        (name, value) -> {
                            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                                node.put(name, value.longValue());
                            } else {
                                node.put(name, value);
                            }
                        });
        return node;
    }

    private static ObjectNode execution(Execution execution) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("fill", word(execution.fill()));
        node.put("feeBps", execution.feeBps());
        node.put("slippageBps", execution.slippageBps());
        node.put("capital", execution.capital());
        node.put("side", word(execution.side()));
        switch (execution.sizing()) {
            case Execution.Sizing.FractionOfEquity(double fraction) ->
                    node.put("fractionOfEquity", fraction);
            case Execution.Sizing.FixedQuantity(double quantity) ->
                    node.put("fixedQuantity", quantity);
            case Execution.Sizing.FixedCash(double cash) -> node.put("fixedCash", cash);
        }
        node.put("riskFreeRate", execution.riskFreeRate());
        return node;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String settings(Learner learner) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        learner.hyperParameters().forEach(node::put);
        return node.toString();
    }

    static String performance(ScoreStudy study, Optional<ScoreQuality> quality) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        metrics(study, quality).forEach(node::put);
        return node.toString();
    }

    /// Out-of-sample figures by name. What ranks or compares with 0.5 rests on the score; `brier`
    /// is of the calibrated probability, `brierOfScore` of the score.
    static SortedMap<String, Double> metrics(ScoreStudy study, Optional<ScoreQuality> quality) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        metrics.put("signals", (double) study.table().size());
        metrics.put("judged", (double) study.judged().length);
        metrics.put("trainedOn", (double) study.latest().trainedOn().length);
        quality.ifPresent(
                known -> {
                    known.auc().ifPresent(auc -> metrics.put("auc", auc));
                    metrics.put("aucLow", known.aucLow());
                    metrics.put("aucHigh", known.aucHigh());
                    metrics.put("brier", known.brier().score());
                    metrics.put("brierOfScore", known.rawBrier().score());
                    metrics.put("brierOfBaseRate", known.brier().ofBaseRate());
                    metrics.put("baseRate", known.brier().baseRate());
                    AdviceFigures figures =
                            AdviceFigures.of(study, known, Advice.DEFAULT_THRESHOLD);
                    metrics.put("accuracyAtHalf", figures.accuracyAtHalf().value());
                    metrics.put("accuracyOfAlwaysSkip", figures.alwaysSkip());
                    metrics.put("independentOutcomes", known.independent());
                });
        metrics.values().removeIf(value -> !Double.isFinite(value));
        return metrics;
    }

    static ModelManifest manifest(
            ScoreStudy study, Optional<ScoreQuality> quality, String version, Instant savedAt) {
        int[] known = study.latest().trainedOn();
        SignalSource first = study.table().sources().getFirst();
        long to = Long.MIN_VALUE;
        for (int signal : known) {
            to = Math.max(to, study.table().row(signal).knownAt());
        }
        SortedMap<String, String> libraries = new TreeMap<>(EngineVersions.current());
        return new ModelManifest(
                study.latest().model().type(),
                version,
                study.latest().model().featureNames(),
                new TreeMap<>(study.options().learner().hyperParameters()),
                Instant.ofEpochMilli(first.series().openTime(0)),
                Instant.ofEpochMilli(to),
                first.dataset().sha256(),
                metrics(study, quality),
                libraries,
                savedAt);
    }

    static String text(ModelManifest manifest) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", manifest.type());
        node.put("version", manifest.version());
        manifest.featureNames().forEach(node.putArray("features")::add);
        manifest.hyperParameters().forEach(node.putObject("hyperParameters")::put);
        node.put("trainedFrom", manifest.trainedFrom().toString());
        node.put("trainedTo", manifest.trainedTo().toString());
        node.put("datasetSha256", manifest.datasetSha256());
        manifest.metrics().forEach(node.putObject("metrics")::put);
        manifest.libraries().forEach(node.putObject("libraries")::put);
        node.put("savedAt", manifest.savedAt().toString());
        return node.toString();
    }

    /// Every score of a study.
    static List<SignalScores.Score> scores(ScoreStudy study, double threshold, long training) {
        List<String> parameters =
                study.table().sources().stream().map(source -> parameters(source)).toList();
        List<String> names = study.table().featureNames();
        List<SignalScores.Score> scores = new ArrayList<>();
        for (int i = 0; i < study.table().size(); i++) {
            SignalRow row = study.table().row(i);
            SignalSource source = study.table().source(i);
            ObjectNode features = JsonNodeFactory.instance.objectNode();
            for (int k = 0; k < names.size(); k++) {
                features.put(names.get(k), row.features()[k]);
            }
            Optional<SignalScores.Outcome> outcome =
                    row.matured()
                            ? Optional.of(
                                    new SignalScores.Outcome(
                                            row.won(),
                                            row.netReturn(),
                                            Instant.ofEpochMilli(row.knownAt())))
                            : Optional.empty();
            scores.add(
                    new SignalScores.Score(
                            source.symbol(),
                            source.series().timeframe().toString(),
                            source.strategy().id(),
                            parameters.get(row.source()),
                            Instant.ofEpochMilli(row.time()),
                            row.isLong(),
                            study.score(i),
                            study.calibrated()[i],
                            study.confidence(i),
                            features.toString(),
                            Advice.of(study.score(i), threshold).name(),
                            study.risk(i).name(),
                            study.inSample(i),
                            training,
                            outcome));
        }
        return scores;
    }

    static String parameters(SignalSource source) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(source.parameters().values()).forEach(node::put);
        return node.toString();
    }
}
