package io.abtpro.jobs;

import io.abtpro.failures.RefusedException;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TunedParametersJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Runs an export again and compares the trades, bit for bit.
///
/// @param bars to run it on; where empty, the stored dataset with the same hash
public record VerifyTuned(Workspace workspace, Path file, Optional<TuningSource> bars)
        implements Job<VerifyTuned.Report> {
    /// @param equal true where bars, strategy and ledger are those of the export
    /// @param sentence what was found
    public record Report(
            TunedParameters tuned, String dataset, String ledgerSha256, int trades, boolean equal, String sentence) {}

    /// The parameters in an export.
    ///
    /// @throws IllegalArgumentException that names the file and what is wrong in it
    public static TunedParameters read(Path file) throws IOException {
        try {
            return TunedParametersJson.read(Files.readString(file));
        } catch (IllegalArgumentException refused) {
            throw new RefusedException(file.getFileName() + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public Report run(Progress progress) throws IOException {
        TunedParameters tuned = read(file);
        TuningSource source = bars.orElseGet(
                () -> TuningSource.withBars(workspace, tuned.dataset().sha256(), tuned.dataset().name()));
        Strategy strategy = StrategyCatalog.get(tuned.strategyId());
        progress.report(0, 1, "running " + strategy.id());
        var result = TunedRun.run(source.series(), strategy, tuned);
        boolean sameBars = source.series().sha256().equals(tuned.dataset().sha256());
        boolean sameVersion = strategy.isVersion(tuned.strategyVersion());
        boolean sameLedger = result.ledgerSha256().equals(tuned.ledgerSha256());
        progress.report(1, 1, "done");
        return new Report(
                tuned, source.name(), result.ledgerSha256(), result.trades().size(),
                sameBars && sameVersion && sameLedger,
                sentence(tuned, strategy, result.trades().size(), sameBars, sameVersion, sameLedger));
    }

    private static String sentence(
            TunedParameters tuned, Strategy strategy, int trades, boolean bars, boolean version, boolean ledger) {
        if (!version) {
            return "strategy %s is version %s here, the export was made with %s"
                    .formatted(strategy.id(), strategy.version(), tuned.strategyVersion());
        }
        if (!bars) {
            return "the bars are not those of the export; the trades are %s".formatted(ledger ? "equal" : "different");
        }
        return ledger
                ? "the same %,d trades, bit for bit".formatted(trades)
                : "the trades differ: the same bars and parameters gave another ledger";
    }
}
