package io.abtpro.ui;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Datasets;
import io.abtpro.store.MemoryPredictions;
import io.abtpro.store.MemoryTunings;
import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;
import io.abtpro.store.StoreException;
import io.abtpro.store.Tunings;
import io.abtpro.store.VolatilityPredictions;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.WindowThreadRefused;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A workspace in memory.
public final class FakeWorkspace implements Workspace, Datasets, Runs {
    private final MemoryTunings tunings = new MemoryTunings();
    private static final long DAY = 86_400_000L;

    private final Path folder;
    private final Map<String, DatasetRecord> records = new TreeMap<>();
    private final Map<String, BarSeries> bars = new TreeMap<>();
    private Dependents dependents = new Dependents(0, 0);

    public FakeWorkspace(Path folder) {
        this.folder = folder;
    }

    /// Days of a rising price, the first on 1 January 2020 in UTC.
    public static BarSeries rising(int days) {
        long[] times = new long[days];
        double[] open = new double[days];
        double[] high = new double[days];
        double[] low = new double[days];
        double[] close = new double[days];
        double[] volume = new double[days];
        long first = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        for (int t = 0; t < days; t++) {
            times[t] = first + t * DAY;
            open[t] = 100 + t;
            close[t] = 101 + t;
            high[t] = 102 + t;
            low[t] = 99 + t;
            volume[t] = 1000;
        }
        return BarSeries.of(
                Timeframe.parse("1d"), ZoneId.of("UTC"), times, open, high, low, close, volume);
    }

    public void add(String name, String symbol, BarSeries series, SeriesQuality quality) {
        add(new Description(name, symbol, "Generic", name + ".csv", 0, quality), series);
    }

    public void depends(int runs, int trials) {
        dependents = new Dependents(runs, trials);
    }

    @Override
    public Tunings tunings() {
        return WindowThreadRefused.guarded(Tunings.class, tunings);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Datasets datasets() {
        return WindowThreadRefused.guarded(Datasets.class, this);
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
    public void close() {
        // Nothing is held.
    }

    @Override
    public DatasetRecord add(Description description, BarSeries series, String ofSha256) {
        var added =
                new DatasetRecord(
                        description.name(),
                        description.symbol(),
                        series.timeframe().toString(),
                        series.zone().getId(),
                        series.size(),
                        Instant.ofEpochMilli(series.openTime(0)),
                        Instant.ofEpochMilli(series.openTime(series.size() - 1)),
                        series.sha256(),
                        description.dialect(),
                        description.sourceFile(),
                        description.rejectedRows(),
                        40L * series.size(),
                        description.quality(),
                        Instant.EPOCH,
                        Optional.of(series.year()),
                        series.currency());
        records.put(description.name(), added);
        bars.put(description.name(), series);
        return added;
    }

    @Override
    public List<DatasetRecord> all() {
        return List.copyOf(records.values());
    }

    @Override
    public Optional<DatasetRecord> find(String name) {
        return Optional.ofNullable(records.get(name));
    }

    @Override
    public BarSeries bars(String name) {
        BarSeries found = bars.get(name);
        if (found == null) {
            throw new StoreException("there is no dataset '" + name + "'");
        }
        return found;
    }

    @Override
    public void rename(String name, String newName) {
        if (records.containsKey(newName)) {
            throw new StoreException(
                    "there is a dataset '" + newName + "' already; choose another name");
        }
        DatasetRecord old = find(name).orElseThrow();
        BarSeries series = bars(name);
        delete(name);
        add(
                new Description(
                        newName,
                        old.symbol(),
                        old.dialect(),
                        old.sourceFile(),
                        old.rejectedRows(),
                        old.quality()),
                series);
    }

    @Override
    public void quote(String name, Optional<QuoteCurrency> currency) {
        DatasetRecord old = find(name).orElseThrow();
        BarSeries series = bars(name);
        delete(name);
        add(
                new Description(
                        name,
                        old.symbol(),
                        old.dialect(),
                        old.sourceFile(),
                        old.rejectedRows(),
                        old.quality()),
                series.withCurrency(currency));
    }

    @Override
    public Dependents dependents(String name) {
        return dependents;
    }

    @Override
    public void delete(String name) {
        records.remove(name);
        bars.remove(name);
    }

    @Override
    public void save(Run run) {
        throw new UnsupportedOperationException(run.strategy());
    }

    @Override
    public List<Run> of(String datasetName) {
        return List.of();
    }

    @Override
    public void describe(String datasetName, String name, RunWords words) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public void forget(String datasetName, String name) {}

    @Override
    public boolean countTrial(String datasetSha256, Trial trial) {
        throw new UnsupportedOperationException(trial.key());
    }

    @Override
    public Trials trials(String datasetSha256) {
        return new Trials(dependents.trials(), List.of());
    }
}
