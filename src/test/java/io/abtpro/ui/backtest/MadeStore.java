package io.abtpro.ui.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.Datasets;
import io.abtpro.store.MemoryPredictions;
import io.abtpro.store.MemoryTunings;
import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;
import io.abtpro.store.Tunings;
import io.abtpro.store.VolatilityPredictions;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.WindowThreadRefused;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps one dataset named "made", saved runs and counted keys.
public final class MadeStore implements Workspace, Runs {
    private final MemoryTunings tunings = new MemoryTunings();
    public final BarSeries series;
    public final List<Run> saved = new ArrayList<>();
    public final Set<String> counted = new HashSet<>();

    public MadeStore(int bars) {
        series = MadeBars.series(bars);
    }

    @Override
    public Tunings tunings() {
        return WindowThreadRefused.guarded(Tunings.class, tunings);
    }

    @Override
    public Path folder() {
        return Path.of("target");
    }

    @Override
    public Datasets datasets() {
        return WindowThreadRefused.guarded(Datasets.class, made());
    }

    private Datasets made() {
        return (Datasets)
                Proxy.newProxyInstance(
                        Datasets.class.getClassLoader(),
                        new Class<?>[] {Datasets.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "find" ->
                                            Optional.of(
                                                    MadeBars.record((String) arguments[0], series));
                                    case "bars" -> series;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    @Override
    public io.abtpro.store.Jobs jobs() {
        throw new UnsupportedOperationException("no job is kept here");
    }

    @Override
    public Runs runs() {
        return WindowThreadRefused.guarded(Runs.class, this);
    }

    @Override
    public VolatilityPredictions volatilityPredictions() {
        return WindowThreadRefused.guarded(VolatilityPredictions.class, new MemoryPredictions());
    }

    @Override
    public void close() {}

    @Override
    public void save(Run run) {
        saved.add(run);
    }

    @Override
    public List<Run> of(String datasetName) {
        return saved;
    }

    @Override
    public void describe(String datasetName, String name, RunWords words) {
        saved.replaceAll(run -> run.name().equals(name) ? run.saying(words) : run);
    }

    @Override
    public void forget(String datasetName, String name) {
        saved.removeIf(run -> run.name().equals(name));
    }

    @Override
    public boolean countTrial(String datasetSha256, Trial trial) {
        return counted.add(trial.key());
    }

    @Override
    public Trials trials(String datasetSha256) {
        return new Trials(counted.size(), List.of());
    }

    /// A tuning of the first strategy has begun: the last part of the bars is sealed.
    public void tuned() {
        var request =
                new TuningRequest(
                        MadeStrategies.CROSS.id(),
                        MadeStrategies.CROSS.space().defaults(),
                        List.of(new ParameterRange("fast", 5, 20, 5)),
                        TuningOptions.defaults(Method.GRID),
                        Splits.of(series),
                        TuningAnalysis.Walk.none());
        tunings()
                .begin(
                        new Tunings.Started(
                                "made",
                                series.sha256(),
                                MadeStrategies.CROSS.id(),
                                "GRID",
                                TuningRequestJson.write(request),
                                "{}"));
    }
}
