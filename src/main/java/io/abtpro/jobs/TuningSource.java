package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.loading.LoadException;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.StoreException;
import io.abtpro.store.Workspace;
import io.abtpro.tuning.TunedParameters;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The bars of a tuning and what they are called.
///
/// @param name a stored dataset's, or a file's path
public record TuningSource(String name, String symbol, BarSeries series) {
    /// The stored dataset of this name, with its symbol; a file has none.
    public static TuningSource of(Workspace workspace, String name, BarSeries series) {
        String symbol = workspace.datasets().find(name).map(d -> d.symbol()).orElse("");
        return new TuningSource(name, symbol, series);
    }

    /// The stored dataset with exactly these bars, under whatever name it has now.
    ///
    /// @throws StoreException if there is none
    public static TuningSource withBars(Workspace workspace, String sha256, String nameThen) {
        return stored(workspace, sha256, nameThen)
                .orElseThrow(
                        () ->
                                new StoreException(
                                        ("no stored dataset has the bars of '%s' (sha256 %s...);"
                                                        + " import the same file again")
                                                .formatted(nameThen, brief(sha256))));
    }

    /// The stored dataset with exactly these bars; else the file they were read from, if it is
    /// still there and the same.
    ///
    /// @throws StoreException if there is neither
    public static TuningSource withBarsOrFile(Workspace workspace, String sha256, String nameThen) {
        return stored(workspace, sha256, nameThen)
                .or(
                        () ->
                                file(nameThen)
                                        .map(bars -> new TuningSource(nameThen, "", bars))
                                        .filter(source -> source.series().sha256().equals(sha256)))
                .orElseThrow(
                        () ->
                                new StoreException(
                                        ("no stored dataset has the bars of '%s' (sha256 %s...),"
                                             + " nor has a file of that name; import the same file"
                                             + " again")
                                                .formatted(nameThen, brief(sha256))));
    }

    /// The one of that name where several have the bars: another may have been given another
    /// calendar.
    private static Optional<TuningSource> stored(
            Workspace workspace, String sha256, String nameThen) {
        List<DatasetRecord> same =
                workspace.datasets().all().stream().filter(d -> d.sha256().equals(sha256)).toList();
        return same.stream()
                .filter(d -> d.name().equals(nameThen))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .map(
                        d ->
                                new TuningSource(
                                        d.name(), d.symbol(), workspace.datasets().bars(d.name())));
    }

    private static String brief(String sha256) {
        return sha256.substring(0, Math.min(12, sha256.length()));
    }

    private static Optional<BarSeries> file(String name) {
        try {
            return Optional.of(Path.of(name))
                    .filter(Files::isRegularFile)
                    .map(file -> Loader.load(file, LoadOptions.detect()).series());
        } catch (InvalidPathException | LoadException notThoseBars) {
            return Optional.empty();
        }
    }

    Instant openOf(int bar) {
        return Instant.ofEpochMilli(series.openTime(bar));
    }

    TunedParameters.Dataset described() {
        return new TunedParameters.Dataset(
                name,
                symbol,
                series.timeframe().toString(),
                series.zone().getId(),
                series.sha256(),
                openOf(0),
                openOf(series.size() - 1),
                series.size());
    }
}
