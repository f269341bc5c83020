package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A training of a scorer.
///
/// @param learntFrom those of the features that vary
/// @param models that the walk fitted
/// @param model id of the stored model; null where none was kept
/// @param endsBefore where the bars were cut at a sealed holdout; null where they were not
/// @param symbols left out where there is only one
public record TrainingDocument(
        List<String> datasets,
        String strategy,
        String learner,
        List<String> features,
        List<String> learntFrom,
        int signals,
        int unscored,
        int judged,
        int models,
        int trainedOn,
        Optional<Long> model,
        Optional<Instant> endsBefore,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<List<Symbol>> symbols,
        @JsonUnwrapped ScoreFigures figures,
        Map<String, Object> basis,
        Map<String, Object> units)
        implements Document {
    public TrainingDocument {
        datasets = List.copyOf(datasets);
        features = List.copyOf(features);
        learntFrom = List.copyOf(learntFrom);
    }

    /// One of several symbols.
    public record Symbol(String symbol, Optional<Instant> endsBefore) {}

    public static TrainingDocument of(
            ScoreStudy study, Optional<ScoreQuality> quality, Optional<Long> model) {
        var table = study.table();
        List<SignalSource> sources = table.sources();
        return new TrainingDocument(
                sources.stream().map(SignalSource::symbol).toList(),
                sources.getFirst().strategy().id(),
                study.options().learner().id(),
                table.featureNames(),
                study.latest().model().featureNames(),
                table.size(),
                table.unscored(),
                study.judged().length,
                study.walk().fits().size(),
                study.latest().trainedOn().length,
                model,
                sources.getFirst().endsBefore(),
                sources.size() > 1
                        ? Optional.of(
                                sources.stream()
                                        .map(s -> new Symbol(s.symbol(), s.endsBefore()))
                                        .toList())
                        : Optional.empty(),
                ScoreFigures.of(quality),
                ScoreUnits.basis(),
                ScoreUnits.units());
    }
}
