package io.abtpro.cli;

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

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A workspace in memory.
final class FakeWorkspace implements Workspace, Datasets, Runs {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final List<Run> saved = new ArrayList<>();
    private final MemoryTunings tunings = new MemoryTunings();
    private final Map<String, BarSeries> bars = new LinkedHashMap<>();
    private final List<DatasetRecord> records = new ArrayList<>();
    private final Set<String> counted = new HashSet<>();
    private Path folder = Path.of("none");
    private boolean closed;

    /// Daily bars from 2020-01-01, New York midnight; each closes 1 above the one before.
    static BarSeries days(int bars) {
        long[] times = new long[bars];
        double[] price = new double[bars];
        for (int t = 0; t < bars; t++) {
            times[t] =
                    LocalDate.of(2020, 1, 1)
                            .plusDays(t)
                            .atStartOfDay(NEW_YORK)
                            .toInstant()
                            .toEpochMilli();
            price[t] = 100 + t;
        }
        return BarSeries.of(
                Timeframe.parse("1d"),
                NEW_YORK,
                times,
                price,
                price,
                price,
                price,
                new double[bars]);
    }

    FakeWorkspace openedAt(Path opened) {
        folder = opened;
        closed = false;
        return this;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Tunings tunings() {
        return tunings;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Datasets datasets() {
        return this;
    }

    @Override
    public io.abtpro.store.Jobs jobs() {
        throw new UnsupportedOperationException("no job is kept here");
    }

    @Override
    public Runs runs() {
        return this;
    }

    @Override
    public VolatilityPredictions volatilityPredictions() {
        return new MemoryPredictions();
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public DatasetRecord add(Description description, BarSeries series, String ofSha256) {
        var record =
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
                        1,
                        description.quality(),
                        Instant.EPOCH,
                        Optional.of(series.year()),
                        series.currency());
        records.add(record);
        bars.put(description.name(), series);
        return record;
    }

    FakeWorkspace with(String name, BarSeries series) {
        var quality = new SeriesQuality(List.of(), "5 days a week");
        add(new Description(name, "SPX", "Yahoo", "sp.csv", 0, quality), series);
        return this;
    }

    @Override
    public List<DatasetRecord> all() {
        return List.copyOf(records);
    }

    @Override
    public Optional<DatasetRecord> find(String name) {
        return records.stream().filter(r -> r.name().equals(name)).findFirst();
    }

    @Override
    public BarSeries bars(String name) {
        BarSeries found = bars.get(name);
        if (found == null) {
            throw new StoreException("no dataset " + name);
        }
        return found;
    }

    @Override
    public void rename(String name, String newName) {
        throw new StoreException("not in this fake");
    }

    @Override
    public void quote(String name, Optional<QuoteCurrency> currency) {
        DatasetRecord old = find(name).orElseThrow();
        BarSeries series = bars(name);
        records.remove(old);
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
        return new Dependents(0, 0);
    }

    @Override
    public void delete(String name) {
        throw new StoreException("not in this fake");
    }

    @Override
    public void save(Run run) {
        saved.add(run);
    }

    @Override
    public List<Run> of(String datasetName) {
        return saved.stream().filter(run -> !run.name().isEmpty()).toList();
    }

    @Override
    public void describe(String datasetName, String name, RunWords words) {
        saved.replaceAll(run -> run.name().equals(name) ? run.saying(words) : run);
    }

    @Override
    public void forget(String datasetName, String name) {}

    @Override
    public boolean countTrial(String datasetSha256, Trial trial) {
        return counted.add(datasetSha256 + trial.key());
    }

    @Override
    public Trials trials(String datasetSha256) {
        return new Trials(
                (int) counted.stream().filter(k -> k.startsWith(datasetSha256)).count(), List.of());
    }
}
