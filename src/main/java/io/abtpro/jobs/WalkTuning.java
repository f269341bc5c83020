package io.abtpro.jobs;

import io.abtpro.indicators.Columns;
import io.abtpro.report.Figures;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningResult;
import io.abtpro.tuning.WalkForward;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/// Tunes again and again on past bars and trades what follows, on the bars before the holdout.
///
/// Every backtest looks at the bars, so it is counted in the ledger of trials. That it was walked
/// is kept with the tuning, so that the walk is there again when the tuning is recalled.
///
/// @param id of the tuning
public record WalkTuning(
        Workspace workspace,
        TuningSource source,
        long id,
        TuningResult result,
        TuningAnalysis.Walk walk)
        implements Job<WalkForward.Result> {
    @Override
    public WalkForward.Result run(Progress progress) {
        progress.about(
                JobAbout.of(JobAbout.Kind.TUNING, source.name())
                        .counting("windows")
                        .with("Tuning", Long.toString(id))
                        .with("Windows", Integer.toString(walk.windows()))
                        .with("Backtests a window", Figures.count(walk.budget())));
        var splits = result.splits();
        var visible = new Columns(splits.visibleBars(source.series()));
        var count =
                new TrialCount(
                        workspace.runs(),
                        source.series().sha256(),
                        visible,
                        result.grid().strategy(),
                        result.options().execution());
        var window = new AtomicInteger();
        Optional<WalkForward.Result> found;
        try {
            found =
                    WalkForward.of(
                            visible,
                            result.grid(),
                            result.options(),
                            splits.train().fromBar(),
                            walk.windows(),
                            walk.budget(),
                            count::add,
                            () -> {
                                int begun = window.getAndIncrement();
                                progress.report(
                                        begun,
                                        walk.windows(),
                                        "window %d of %d".formatted(begun + 1, walk.windows()));
                                return progress.isCancelled();
                            });
        } finally {
            count.store();
        }
        progress.report(walk.windows(), walk.windows(), "done");
        WalkForward.Result walked =
                found.orElseThrow(
                        () ->
                                new CancellationException(
                                        "cancelled before the last window; what was tried stays"
                                                + " counted"));
        workspace.tunings().walked(id, new Tunings.Walked(walk.windows(), walk.budget()));
        progress.made(
                JobOutcome.said(
                                "Sharpe %s on unseen bars"
                                        .formatted(Figures.plain(walked.sharpeUnseen(), 2)))
                        .in(JobWords.TUNING, Long.toString(id)));
        return walked;
    }
}
