package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.store.StoreException;
import io.abtpro.store.Workspace;
import io.abtpro.tuning.TunedParameters;
import java.time.Instant;

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
        return workspace.datasets().all().stream()
                .filter(d -> d.sha256().equals(sha256))
                .findFirst()
                .map(d -> new TuningSource(d.name(), d.symbol(), workspace.datasets().bars(d.name())))
                .orElseThrow(() -> new StoreException(
                        "no stored dataset has the bars of '%s' (sha256 %s...); import the same file again"
                                .formatted(nameThen, sha256.substring(0, Math.min(12, sha256.length())))));
    }

    Instant openOf(int bar) {
        return Instant.ofEpochMilli(series.openTime(bar));
    }

    TunedParameters.Dataset described() {
        return new TunedParameters.Dataset(
                name, symbol, series.timeframe().toString(), series.zone().getId(), series.sha256(), openOf(0),
                openOf(series.size() - 1), series.size());
    }
}
