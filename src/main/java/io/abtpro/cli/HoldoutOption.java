package io.abtpro.cli;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.SealedHoldout;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.report.Times;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import picocli.CommandLine.Option;

import java.time.LocalDate;

/// Keeps a plain backtest or a score from looking at a sealed holdout unasked.
final class HoldoutOption {
    @Option(
            names = "--open-holdout",
            description =
                    "look at the sealed holdout of a tuning of this strategy; logged, and there is"
                            + " no undo")
    private boolean open;

    /// Logs the opening where it was asked for, but not for parameters that cannot run.
    ///
    /// @throws UsageException where the run reaches into a sealed holdout and it was not
    void check(RunBacktest run, Workspace workspace) {
        boolean reached =
                SealedHoldout.of(workspace.tunings(), run.series(), run.strategy().id()).stream()
                        .anyMatch(seal -> seal.isReachedBy(run.period()));
        if (reached) {
            SealedHoldout.check(run.series(), run.strategy(), run.parameters());
        }
        check(run.series(), run.strategy(), run.parameters(), run.period(), workspace);
    }

    /// As above, for whatever runs `strategy` over these bars.
    void check(
            BarSeries series,
            Strategy strategy,
            ParameterSet parameters,
            Backtest.Period period,
            Workspace workspace) {
        for (SealedHoldout sealed : SealedHoldout.of(workspace.tunings(), series, strategy.id())) {
            if (sealed.isReachedBy(period)) {
                if (!open) {
                    LocalDate first = LocalDate.ofInstant(sealed.from(), series.zone());
                    throw new UsageException(
                            ("the period reaches into the sealed holdout of a tuning"
                                            + " of %s, %s to %s; end it with --to %s, or open the"
                                            + " holdout for good with --open-holdout")
                                    .formatted(
                                            sealed.tuned(),
                                            first,
                                            LocalDate.ofInstant(sealed.to(), series.zone()),
                                            first.minusDays(1)));
                }
                sealed.open(workspace.tunings(), parameters, workspace.clock().instant());
            }
        }
    }

    /// What of `source` is scored: all of it, with the opening logged, where that was asked for;
    /// else what ends before the first sealed bar, which is said.
    SignalSource scored(SignalSource source, Workspace workspace, Invocation invocation) {
        if (open) {
            check(
                    source.series(),
                    source.strategy(),
                    source.parameters(),
                    Backtest.Period.all(source.series()),
                    workspace);
            return source;
        }
        SignalSource unsealed = SealedHoldout.unsealed(workspace.tunings(), source);
        unsealed.endsBefore()
                .ifPresent(
                        end ->
                                invocation.say(
                                        ("%s is scored before %s: what follows is the sealed"
                                             + " holdout of a tuning; --open-holdout looks at it"
                                             + " for good, and is logged")
                                                .formatted(
                                                        source.symbol(),
                                                        Times.date(end, source.series().zone()))));
        return unsealed;
    }
}
