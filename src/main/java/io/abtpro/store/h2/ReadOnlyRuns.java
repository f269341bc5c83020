package io.abtpro.store.h2;

import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The runs of a store that cannot be written: what is counted is counted until the program ends,
/// so that a run is judged against the trials before it; only named runs are refused.
final class ReadOnlyRuns implements Runs {
    private final H2Runs stored;
    private final Map<String, Map<String, Trial>> counted = new TreeMap<>();

    ReadOnlyRuns(H2Runs stored) {
        this.stored = stored;
    }

    @Override
    public void save(Run run) {
        if (!run.name().isEmpty()) {
            stored.save(run);
        }
    }

    @Override
    public List<Run> of(String datasetName) {
        return stored.of(datasetName);
    }

    @Override
    public void describe(String datasetName, String name, RunWords words) {
        stored.describe(datasetName, name, words);
    }

    @Override
    public void forget(String datasetName, String name) {
        stored.forget(datasetName, name);
    }

    @Override
    public synchronized boolean countTrial(String datasetSha256, Trial trial) {
        return !stored.isCounted(datasetSha256, trial)
                && counted.computeIfAbsent(datasetSha256, _ -> new LinkedHashMap<>())
                                .putIfAbsent(trial.key(), trial)
                        == null;
    }

    @Override
    public synchronized Trials trials(String datasetSha256) {
        return stored.trials(datasetSha256, counted.getOrDefault(datasetSha256, Map.of()).values());
    }

    @Override
    public synchronized int trialCount(String datasetSha256) {
        return stored.trialCount(datasetSha256)
                + counted.getOrDefault(datasetSha256, Map.of()).size();
    }
}
