package io.abtpro.jobs;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Statistic;
import io.abtpro.failures.RefusedException;
import io.abtpro.holdout.Openings;
import io.abtpro.indicators.Columns;
import io.abtpro.report.Figures;
import io.abtpro.report.StrategyWords;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.tuning.Holdout;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs one candidate once over the sealed holdout; logged before a bar of it is read, and stamped
/// into the export.
///
/// @param tuned the export of the candidate, its holdout sealed
public record OpenHoldout(
        Workspace workspace, TuningSource source, Splits splits, TunedParameters tuned, Clock clock)
        implements Job<OpenHoldout.Report> {
    /// By the workspace's own clock.
    public OpenHoldout(
            Workspace workspace, TuningSource source, Splits splits, TunedParameters tuned) {
        this(workspace, source, splits, tuned, workspace.clock());
    }

    /// @param tuned the export with the holdout's objective, the date of the first opening and the
    ///   ledger of all bars
    /// @param earlier openings of bars of this holdout before this one: it was spent already
    public record Report(
            BacktestResult result, TunedParameters tuned, List<Tunings.HoldoutOpening> earlier) {}

    @Override
    public boolean isWrite() {
        return true;
    }

    @Override
    public Report run(Progress progress) {
        var strategy = tuned.strategy();
        if (!strategy.isVersion(tuned.strategyVersion())) {
            throw new RefusedException(
                    ("the candidate is of version %s of strategy %s, which is now"
                                    + " version %s; bring that version back, or tune again")
                            .formatted(tuned.strategyVersion(), strategy.id(), strategy.version()));
        }
        progress.about(
                JobAbout.of(JobAbout.Kind.TUNING, source.name())
                        .with("Strategy", StrategyWords.of(strategy, tuned.set())));
        String sha256 = source.series().sha256();
        Instant from = source.openOf(splits.holdout().fromBar());
        Instant to = source.openOf(splits.holdout().toBar() - 1);
        List<Tunings.HoldoutOpening> earlier = Openings.of(workspace.tunings(), sha256, from, to);
        Instant now = clock.instant();
        workspace
                .tunings()
                .openHoldout(
                        new Tunings.HoldoutOpening(
                                sha256,
                                from,
                                to,
                                Instant.ofEpochMilli(
                                        source.series().knownAt(splits.holdout().toBar() - 1)),
                                strategy.id(),
                                TuningRequestJson.text(tuned.set()),
                                now));
        progress.report(0, 1, "opening the holdout");
        BacktestResult result =
                Holdout.open(source.series(), splits, strategy, tuned.set(), tuned.execution());
        count(result);
        double value =
                Objective.parse(tuned.objective().name())
                        .of(result.statistics())
                        .orElse(Double.NaN);
        Instant first = earlier.isEmpty() ? now : earlier.getFirst().at();
        TunedParameters opened = TunedRun.opened(tuned, value, first, now);
        opened =
                TunedRun.withLedger(
                        opened, TunedRun.run(source.series(), strategy, opened).ledgerSha256());
        progress.made(
                JobOutcome.said(
                        "Sharpe %s on the holdout"
                                .formatted(
                                        Figures.plain(
                                                result.statistics()
                                                        .value(Statistic.SHARPE)
                                                        .orElse(Double.NaN),
                                                2))));
        progress.report(1, 1, "done");
        return new Report(result, opened, earlier);
    }

    private void count(BacktestResult result) {
        var strategy = tuned.strategy();
        var run =
                new RunBacktest(
                        new Columns(source.series()),
                        strategy,
                        tuned.set(),
                        tuned.execution(),
                        splits.holdout(),
                        Optional.empty());
        double sharpe = result.statistics().value(Statistic.SHARPE).orElse(Double.NaN);
        double annual = Math.sqrt(source.series().yearUpTo(splits.holdout().toBar()).barsPerYear());
        workspace.runs().countTrial(source.series().sha256(), run.trial(sharpe / annual));
    }
}
