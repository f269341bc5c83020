package io.abtpro.cli;

import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.SealedHoldout;
import io.abtpro.store.Workspace;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/// Keeps a plain backtest from looking at a sealed holdout unasked.
final class HoldoutOption {
    @Option(
            names = "--open-holdout",
            description = "look at the sealed holdout of a tuning of this strategy; logged, and there is no undo")
    private boolean open;

    /// Logs the opening where it was asked for.
    ///
    /// @throws UsageException where the run reaches into a sealed holdout and it was not
    void check(RunBacktest run, Workspace workspace) {
        BarSeries series = run.series();
        for (SealedHoldout sealed : SealedHoldout.of(workspace.tunings(), series, run.strategy().id())) {
            if (sealed.isReachedBy(run.period())) {
                if (!open) {
                    LocalDate first = LocalDate.ofInstant(sealed.from(), series.zone());
                    throw new UsageException(
                            "the period reaches into the sealed holdout of a tuning of %s, %s to %s; end it with --to %s, or open the holdout for good with --open-holdout"
                                    .formatted(
                                            sealed.strategy(), first, LocalDate.ofInstant(sealed.to(), series.zone()),
                                            first.minusDays(1)));
                }
                sealed.open(workspace.tunings(), run.parameters(), Clock.systemUTC().instant());
            }
        }
    }
}
