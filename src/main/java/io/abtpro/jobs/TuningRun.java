package io.abtpro.jobs;

import io.abtpro.backtest.Statistic;
import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.Openings;
import io.abtpro.indicators.Columns;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.report.TuningSummaryJson;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.LuckBenchmark;
import io.abtpro.tuning.TrialLog;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.tuning.TuningResult;
import io.abtpro.tuning.TuningSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/// One run of a tuning: the search with its checkpoints and the luck beside it, then the judgement
/// of what was found.
final class TuningRun implements AutoCloseable {
    private static final long CHECKPOINT_NANOS = 1_000_000_000L;
    private static final int COMPARED_TOGETHER = 4;
    private static final int MOST_TOGETHER = 32;
    private static final int MOST_BEHIND = 64;
    private static final int BEHIND_SHARE = 16;
    private static final String LEFT = "stopped with the program; it can be resumed";

    /// What is tuned, and where it is kept.
    record Inputs(
            Workspace workspace,
            TuningSource source,
            Strategy strategy,
            TuningRequest request,
            TuningControl control) {}

    private final Inputs inputs;
    private final TuningRequest request;
    private final TuningControl control;
    private final long id;
    private final Tuner tuner;
    private final Columns training;
    private final Columns visible;
    private final Progress progress;
    private final LongSupplier nanos = System::nanoTime;
    private final LuckBenchmark comparison;
    private final TrialCount count;
    private final CheckpointWriter checkpoints;
    private final TuningFeed feed;
    private int searchCounted;
    private int besideCounted;
    private long nextCheckpoint;

    /// @param tuner over `training`, restored where the tuning goes on
    TuningRun(Inputs inputs, long id, Tuner tuner, Columns training, Progress progress) {
        this.inputs = inputs;
        this.request = inputs.request();
        this.control = inputs.control();
        this.id = id;
        this.tuner = tuner;
        this.training = training;
        BarSeries series = inputs.source().series();
        this.visible = new Columns(request.splits().visibleBars(series));
        this.progress = progress;
        this.comparison = new LuckBenchmark(tuner, training, request.splits().train());
        this.count =
                new TrialCount(
                        inputs.workspace().runs(),
                        series.sha256(),
                        visible,
                        inputs.strategy(),
                        request.options().execution());
        this.checkpoints =
                new CheckpointWriter(id, inputs.workspace().tunings(), count, control, nanos);
        this.feed = new TuningFeed(tuner, comparison, control, progress, nanos);
    }

    /// Whatever ends it, the backtests that were made are counted.
    TuneParameters.Report report() throws InterruptedException {
        try {
            return judged(search());
        } catch (Exception | Error failure) {
            countRest(failure);
            throw failure;
        }
    }

    private void countRest(Throwable failure) {
        try {
            checkpoints.close();
            fresh().forEach(t -> count.add(t.period(), t.parameters(), t.sharpe()));
            count.store();
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private TuneParameters.Report judged(boolean stopped) {
        checkpoints.await();
        control.judge();
        if (stopped && tuner.log().size() == 0) {
            progress.throwIfCancelled();
        }
        progress.report(tuner.done(), tuner.total(), "judging what was found");
        comparison.extendTo(tuner.log().size());
        feed.publishLast();
        var analysis = new TuningAnalysis(tuner, training, visible, request.splits());
        var walk = stopped ? TuningAnalysis.Walk.none() : request.walk();
        TuningResult result =
                analysis.result(
                        comparison, walk, () -> progress.isCancelled() || control.isLeaving());
        result.trials().forEach(t -> count.add(t.period(), t.parameters(), t.sharpe()));
        count.store();
        if (control.isLeaving()) {
            throw new CancellationException(LEFT);
        }
        return stored(result, stopped || progress.isCancelled());
    }

    private TuneParameters.Report stored(TuningResult result, boolean stopped) {
        Optional<JudgeCandidate.Report> judged =
                result.best()
                        .map(
                                best ->
                                        new JudgeCandidate(
                                                        inputs.workspace(),
                                                        inputs.source(),
                                                        result,
                                                        best,
                                                        inputs.workspace().clock())
                                                .run(progress));
        Optional<TunedParameters> tuned = judged.map(JudgeCandidate.Report::tuned);
        var report =
                new TuneParameters.Report(
                        id,
                        result,
                        judged.flatMap(JudgeCandidate.Report::luck),
                        tuned,
                        Openings.of(
                                inputs.workspace().tunings(),
                                inputs.source().series(),
                                request.splits().holdout()),
                        stopped);
        progress.made(JobWords.tuned(id, result));
        inputs.workspace()
                .tunings()
                .finish(
                        id,
                        result.done(),
                        stopped ? Tunings.Status.CANCELLED : Tunings.Status.COMPLETED,
                        result.best().map(b -> TuningRequestJson.text(b.parameters())).orElse("{}"),
                        TuningSummaryJson.write(result, tuned));
        progress.report(
                stopped ? tuner.done() : tuner.total(),
                tuner.total(),
                stopped ? "cancelled, results kept" : "done");
        return report;
    }

    /// True where it was stopped before the search was over.
    private boolean search() throws InterruptedException {
        nextCheckpoint = nanos.getAsLong() + CHECKPOINT_NANOS;
        feed.begin();
        while (!tuner.isDone()) {
            if (control.isPaused()) {
                checkpoint(Tunings.Status.PAUSED);
                checkpoints.await();
                progress.report(tuner.done(), tuner.total(), "paused");
                control.awaitResume(progress, feed::publish);
                checkpoint(Tunings.Status.RUNNING);
            }
            if (control.isLeaving()) {
                checkpoint(Tunings.Status.RUNNING);
                checkpoints.await();
                throw new CancellationException(LEFT);
            }
            if (progress.isCancelled()) {
                checkpoint(Tunings.Status.RUNNING);
                return true;
            }
            tuner.advance();
            compare();
            feed.show();
            if (nanos.getAsLong() - nextCheckpoint >= 0 && !checkpoints.isBusy()) {
                checkpoint(Tunings.Status.RUNNING);
            }
        }
        return false;
    }

    /// Luck follows the search a few backtests at a time, so that the search is seen at work, also
    /// while luck catches up after a resume. The search waits for it only where it is far behind.
    private void compare() {
        int most = Math.max(MOST_BEHIND, tuner.log().size() / BEHIND_SHARE);
        boolean far = TuningSnapshot.isCatchingUp(tuner.log().size(), comparison.size());
        while (tuner.log().size() - comparison.size()
                        >= (comparison.isFollowing() ? most : COMPARED_TOGETHER)
                && !control.isPaused()
                && !control.isLeaving()
                && !progress.isCancelled()) {
            int behind = Math.min(MOST_TOGETHER, tuner.log().size() - comparison.size());
            comparison.begin(comparison.size() + behind / COMPARED_TOGETHER * COMPARED_TOGETHER);
            feed.show();
        }
        if (far) {
            progress.anew();
        }
    }

    private void checkpoint(Tunings.Status status) {
        nextCheckpoint = nanos.getAsLong() + CHECKPOINT_NANOS;
        checkpoints.write(fresh(), tuner.done(), status, tuner.checkpoint());
    }

    /// The backtests since this was asked last.
    private List<CheckpointWriter.Trial> fresh() {
        List<CheckpointWriter.Trial> fresh = new ArrayList<>();
        searchCounted = list(fresh, tuner.log(), searchCounted);
        besideCounted = list(fresh, comparison.extraTrials(), besideCounted);
        return fresh;
    }

    private int list(List<CheckpointWriter.Trial> fresh, TrialLog log, int from) {
        for (int i = from; i < log.size(); i++) {
            fresh.add(
                    new CheckpointWriter.Trial(
                            request.splits().train(),
                            tuner.grid().parameters(log.cell(i)),
                            log.statistics(i)[Statistic.SHARPE.ordinal()]));
        }
        return log.size();
    }

    @Override
    public void close() {
        checkpoints.close();
    }
}
