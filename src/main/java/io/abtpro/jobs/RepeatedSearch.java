package io.abtpro.jobs;

import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.LuckBenchmark;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningResult;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The search that an export describes, to be done again from its seed, as far as it went. Nothing
/// runs beside it.
final class RepeatedSearch {
    private final TuningSource source;
    private final Splits splits;
    private final Columns training;
    private final Tuner tuner;
    private final int pieces;

    private RepeatedSearch(
            TuningSource source,
            Strategy strategy,
            ParameterSet base,
            List<ParameterRange> ranges,
            TuningOptions options,
            Splits splits,
            int pieces) {
        this.source = source;
        this.splits = splits;
        this.pieces = pieces;
        this.training = new Columns(splits.trainingBars(source.series()));
        this.tuner =
                new Tuner(
                        training,
                        ParameterGrid.of(strategy, base, ranges),
                        splits.train(),
                        options);
    }

    /// Empty where neither the export nor the workspace says how it was searched.
    static Optional<RepeatedSearch> of(
            TuningSource source,
            Strategy strategy,
            TunedParameters tuned,
            Splits splits,
            Optional<TuningRecord> record) {
        Method method = method(tuned.method().name());
        int pieces =
                method == Method.RL
                        ? tuned.method().episodes()
                        : tuned.method().distinctBacktests();
        return tuned.method()
                .settings()
                .map(
                        s ->
                                new RepeatedSearch(
                                        source,
                                        strategy,
                                        base(tuned, s),
                                        ranges(tuned, s),
                                        options(method, tuned, s),
                                        splits,
                                        pieces))
                .or(
                        () ->
                                record.map(TuningRecord::request)
                                        .map(
                                                r ->
                                                        new RepeatedSearch(
                                                                source,
                                                                strategy,
                                                                r.base(),
                                                                r.ranges(),
                                                                r.options().withBeside(0, 0),
                                                                splits,
                                                                pieces)));
    }

    private static Method method(String word) {
        return Arrays.stream(Method.values())
                .filter(m -> m.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static ParameterSet base(TunedParameters tuned, TunedParameters.Settings settings) {
        var values = new LinkedHashMap<>(tuned.set().values());
        settings.start().forEach(start -> values.put(start.name(), start.value()));
        return new ParameterSet(values);
    }

    private static List<ParameterRange> ranges(
            TunedParameters tuned, TunedParameters.Settings settings) {
        return settings.start().stream()
                .flatMap(
                        start ->
                                tuned.parameters().stream()
                                        .filter(p -> p.tuned() && p.name().equals(start.name())))
                .map(p -> new ParameterRange(p.name(), p.min(), p.max(), p.step()))
                .toList();
    }

    private static TuningOptions options(
            Method method, TunedParameters tuned, TunedParameters.Settings s) {
        return TuningOptions.defaults(method)
                .withSearch(s.episodes(), s.budget(), tuned.method().seed())
                .withGoal(
                        Objective.parse(tuned.objective().name()),
                        new Objective.Limits(s.minTrades(), s.maxDrawdown()),
                        tuned.execution())
                .withLearning(s.learningRate(), s.discount(), s.barsPerStep())
                .withBeside(0, 0);
    }

    /// True where the search was ended before it was over.
    boolean isStopped() {
        return !tuner.isDone();
    }

    TuningResult result(Progress progress) {
        while (!tuner.isDone() && tuner.done() < pieces) {
            progress.throwIfCancelled();
            tuner.advance();
            progress.report(tuner.done(), tuner.total(), "repeating the search from its seed");
        }
        var visible = new Columns(splits.visibleBars(source.series()));
        TuningResult result =
                new TuningAnalysis(tuner, training, visible, splits)
                        .result(
                                new LuckBenchmark(tuner, training, splits.train()),
                                TuningAnalysis.Walk.none(),
                                progress::isCancelled);
        progress.throwIfCancelled();
        return result;
    }
}
