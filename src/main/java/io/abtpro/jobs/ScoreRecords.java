package io.abtpro.jobs;

import io.abtpro.forest.ModelManifest;
import io.abtpro.report.Documents;
import io.abtpro.report.ParameterKey;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.AdviceFigures;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.SignalScores;
import io.abtpro.tuning.EngineVersions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Models and scores of a study as the store keeps them.
final class ScoreRecords {
    private ScoreRecords() {}

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

    /// Every score of a study.
    static List<SignalScores.Score> scores(ScoreStudy study, double threshold, long training) {
        List<String> parameters =
                study.table().sources().stream()
                        .map(source -> ParameterKey.of(source.parameters()))
                        .toList();
        List<String> names = study.table().featureNames();
        List<SignalScores.Score> scores = new ArrayList<>();
        for (int i = 0; i < study.table().size(); i++) {
            SignalRow row = study.table().row(i);
            SignalSource source = study.table().source(i);
            Map<String, Double> features = new LinkedHashMap<>();
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
                            Documents.compact(features),
                            Advice.of(study.score(i), threshold).name(),
                            study.risk(i).name(),
                            study.inSample(i),
                            training,
                            outcome));
        }
        return scores;
    }
}
