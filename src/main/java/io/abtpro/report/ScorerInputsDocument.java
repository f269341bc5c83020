package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a training learns from, as it is stored with it.
///
/// @param strategyVersion left out in what the first workbenches stored
/// @param growth share by which the known outcomes grow between fits as well; 0 for none
/// @param symbols whether several symbols share a model; left out where there is one symbol
public record ScorerInputsDocument(
        List<Dataset> datasets,
        String strategy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> strategyVersion,
        Map<String, Double> parameters,
        ExecutionDocument execution,
        List<String> features,
        String learner,
        String label,
        int firstFit,
        int refitEvery,
        double growth,
        int embargoBars,
        String calibration,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> symbols) {
    public ScorerInputsDocument {
        datasets = List.copyOf(datasets);
        features = List.copyOf(features);
    }

    /// The bars of one symbol.
    public record Dataset(String symbol, String timeframe, String sha256, int bars) {}

    public static ScorerInputsDocument of(List<SignalSource> sources, StudyOptions options) {
        SignalSource first = sources.getFirst();
        WalkOptions walk = options.walk();
        return new ScorerInputsDocument(
                sources.stream().map(ScorerInputsDocument::dataset).toList(),
                first.strategy().id(),
                Optional.of(first.strategy().version()),
                first.parameters().values(),
                ExecutionDocument.of(first.execution()),
                options.features(),
                options.learner().id(),
                options.label().id(),
                walk.firstFit(),
                walk.refitEvery(),
                walk.growth(),
                walk.embargoBars(),
                options.calibration().name(),
                sources.size() > 1 ? Optional.of(options.symbols().name()) : Optional.empty());
    }

    /// As the first workbenches stored the same inputs.
    public ScorerInputsDocument first() {
        return new ScorerInputsDocument(
                datasets,
                strategy,
                Optional.empty(),
                parameters,
                execution,
                features,
                learner,
                label,
                firstFit,
                refitEvery,
                growth,
                embargoBars,
                calibration,
                Optional.empty());
    }

    private static Dataset dataset(SignalSource source) {
        return new Dataset(
                source.symbol(),
                source.series().timeframe().toString(),
                source.dataset().sha256(),
                source.series().size());
    }
}
