package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Statistic;
import io.abtpro.diagnostics.Luck;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.failures.RefusedException;
import io.abtpro.holdout.Openings;
import io.abtpro.holdout.Seals;
import io.abtpro.holdout.TuningGuard;
import io.abtpro.indicators.Columns;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.report.TuningSummaryJson;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.LuckBenchmark;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.TrialLog;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.tuning.TuningResult;
import io.abtpro.tuning.TuningSnapshot;
import io.abtpro.tuning.WalkForward;
import io.abtpro.tuning.WinnerVerdict;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/// Tunes a strategy on the training bars and judges what was found; the holdout stays sealed.
///
/// The tuning is kept from its first moment on: a checkpoint a second of work, every backtest in
/// the ledger of trials. Cancelled, it judges what it has. Whatever ends the process, the tuning
/// can go on to the same result.
public final class TuneParameters implements Job<TuneParameters.Report> {
    private static final long CHECKPOINT_NANOS = 1_000_000_000L;
    private static final long SNAPSHOT_NANOS = 32_000_000L;
    private static final long REPORT_NANOS = 200_000_000L;
    private static final int COST_OVER = 8;
    private static final int SNAPSHOT_SHARE = 12;
    private static final int COMPARED_TOGETHER = 4;
    private static final int MOST_TOGETHER = 32;
    private static final int MOST_BEHIND = 64;
    private static final int BEHIND_SHARE = 16;

    /// @param luck of the best candidate on the training bars
    /// @param tuned the export of the best candidate; empty where none met the limits
    /// @param openings of bars of this holdout so far: where there is one, it is spent
    /// @param stopped true where it was cancelled before the search was over
    public record Report(
            long id,
            TuningResult result,
            Optional<Luck> luck,
            Optional<TunedParameters> tuned,
            List<Tunings.HoldoutOpening> openings,
            boolean stopped) {
        public Report {
            openings = List.copyOf(openings);
        }

        /// Whether the best on training can be believed, as it was judged when it was found.
        public Verdict verdict() {
            return verdict(luck);
        }

        /// The same with the luck as it is judged now.
        public Verdict verdict(Optional<Luck> now) {
            return WinnerVerdict.of(result, now, !openings.isEmpty());
        }
    }

    private final Workspace workspace;
    private final TuningSource source;
    private final Strategy strategy;
    private final TuningRequest request;
    private final TuningControl control;
    private final Optional<Long> interrupted;
    private final LongSupplier nanos;
    private final Clock clock;

    private TuneParameters(
            Workspace workspace,
            TuningSource source,
            Strategy strategy,
            TuningRequest request,
            TuningControl control,
            Optional<Long> interrupted) {
        this.workspace = workspace;
        this.source = source;
        this.strategy = strategy;
        this.request = request;
        this.control = control;
        this.interrupted = interrupted;
        this.nanos = System::nanoTime;
        this.clock = workspace.clock();
    }

    /// A tuning that begins.
    ///
    /// @throws IllegalArgumentException if it would look at a sealed holdout of an earlier tuning,
    ///   or its walk has too few bars
    public static TuneParameters begin(
            Workspace workspace,
            TuningSource source,
            Strategy strategy,
            TuningRequest request,
            TuningControl control) {
        TuningGuard.checkBegins(
                Seals.read(workspace.tunings(), source.series().sha256()),
                source.series(),
                strategy,
                request.splits());
        Backtest.Period looked = TuningGuard.looked(request.splits());
        WalkForward.check(request.walk().windows(), looked.toBar() - looked.fromBar());
        return new TuneParameters(
                workspace,
                source,
                strategy,
                request.withStrategyVersion(strategy.version()),
                control,
                Optional.empty());
    }

    /// The tuning of this id, to go on from its last checkpoint.
    ///
    /// @throws IllegalArgumentException if there is none, it is over, it would look at a holdout
    ///   that another tuning sealed since it began, or its strategy is of another version now
    public static TuneParameters resume(Workspace workspace, long id, TuningControl control) {
        Tunings.Tuning tuning =
                workspace
                        .tunings()
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                "there is no tuning "
                                                        + id
                                                        + "; 'tunings' lists them"));
        if (!tuning.status().isResumable()) {
            throw new RefusedException(
                    "tuning %d is %s; only one that was interrupted can be resumed"
                            .formatted(id, tuning.status().name().toLowerCase(Locale.ROOT)));
        }
        TuningRequest request = TuningRequestJson.read(tuning.started().requestJson());
        TuningSource source =
                TuningSource.withBarsOrFile(
                        workspace,
                        tuning.started().datasetSha256(),
                        tuning.started().datasetName());
        Strategy strategy = StrategyCatalog.get(request.strategy());
        TuningGuard.checkGoesOn(
                Seals.read(workspace.tunings(), source.series().sha256()),
                id,
                source.series(),
                strategy,
                request);
        return new TuneParameters(workspace, source, strategy, request, control, Optional.of(id));
    }

    public TuningSource source() {
        return source;
    }

    public TuningRequest request() {
        return request;
    }

    @Override
    public Optional<Pausable> pausable() {
        return Optional.of(control);
    }

    @Override
    public Report run(Progress progress) throws Exception {
        var grid = ParameterGrid.of(strategy, request.base(), request.ranges());
        var training = new Columns(request.splits().trainingBars(source.series()));
        var tuner = new Tuner(training, grid, request.splits().train(), request.options());
        Tunings tunings = workspace.tunings();
        long id =
                interrupted.orElseGet(
                        () ->
                                tunings.begin(
                                        new Tunings.Started(
                                                source.name(),
                                                source.series().sha256(),
                                                strategy.id(),
                                                request.options().method().name(),
                                                TuningRequestJson.write(request),
                                                TuningRequestJson.text(request.base()))));
        try {
            if (interrupted.isPresent()) {
                tunings.resume(id);
                tunings.lastCheckpoint(id).ifPresent(tuner::restore);
            }
            try (var run = new Run(id, tuner, training, progress)) {
                return run.report();
            }
        } catch (CancellationException cancelled) {
            boolean left = control.isLeaving();
            tunings.end(
                    id,
                    left ? Tunings.Status.INTERRUPTED : Tunings.Status.CANCELLED,
                    left ? "stopped with the program" : "cancelled by the user");
            throw cancelled;
        } catch (Exception | Error failure) {
            tunings.end(id, Tunings.Status.FAILED, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    /// One run of the job.
    private final class Run implements AutoCloseable {
        private final long id;
        private final Tuner tuner;
        private final Columns training;
        private final Columns visible;
        private final Progress progress;
        private final LuckBenchmark comparison;
        private final TrialCount count;
        private final CheckpointWriter checkpoints;
        private int searchCounted;
        private int besideCounted;
        private long nextCheckpoint;
        private long nextSnapshot;
        private long nextReport;
        private long snapshotCost;

        Run(long id, Tuner tuner, Columns training, Progress progress) {
            this.id = id;
            this.tuner = tuner;
            this.training = training;
            this.visible = new Columns(request.splits().visibleBars(source.series()));
            this.progress = progress;
            this.comparison = new LuckBenchmark(tuner, training, request.splits().train());
            this.count =
                    new TrialCount(
                            workspace.runs(),
                            source.series().sha256(),
                            visible,
                            strategy,
                            request.options().execution());
            this.checkpoints = new CheckpointWriter(id, workspace.tunings(), count, control, nanos);
        }

        /// Whatever ends it, the backtests that were made are counted.
        Report report() throws InterruptedException {
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

        private Report judged(boolean stopped) {
            checkpoints.await();
            control.judge();
            if (stopped && tuner.log().size() == 0) {
                progress.throwIfCancelled();
            }
            progress.report(tuner.done(), tuner.total(), "judging what was found");
            comparison.extendTo(tuner.log().size());
            control.publish(snapshot());
            var analysis = new TuningAnalysis(tuner, training, visible, request.splits());
            var walk = stopped ? TuningAnalysis.Walk.none() : request.walk();
            TuningResult result =
                    analysis.result(
                            comparison, walk, () -> progress.isCancelled() || control.isLeaving());
            result.trials().forEach(t -> count.add(t.period(), t.parameters(), t.sharpe()));
            count.store();
            if (control.isLeaving()) {
                throw new CancellationException("stopped with the program; it can be resumed");
            }
            return stored(result, stopped || progress.isCancelled());
        }

        private Report stored(TuningResult result, boolean stopped) {
            Optional<JudgeCandidate.Report> judged =
                    result.best()
                            .map(
                                    best ->
                                            new JudgeCandidate(
                                                            workspace, source, result, best, clock)
                                                    .run(progress));
            Optional<TunedParameters> tuned = judged.map(JudgeCandidate.Report::tuned);
            var report =
                    new Report(
                            id,
                            result,
                            judged.flatMap(JudgeCandidate.Report::luck),
                            tuned,
                            Openings.of(
                                    workspace.tunings(),
                                    source.series(),
                                    request.splits().holdout()),
                            stopped);
            workspace
                    .tunings()
                    .finish(
                            id,
                            result.done(),
                            stopped ? Tunings.Status.CANCELLED : Tunings.Status.COMPLETED,
                            result.best()
                                    .map(b -> TuningRequestJson.text(b.parameters()))
                                    .orElse("{}"),
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
            nextSnapshot = nanos.getAsLong();
            nextReport = nextSnapshot;
            while (!tuner.isDone()) {
                if (control.isPaused()) {
                    checkpoint(Tunings.Status.PAUSED);
                    checkpoints.await();
                    progress.report(tuner.done(), tuner.total(), "paused");
                    control.awaitResume(progress, this::publish);
                    checkpoint(Tunings.Status.RUNNING);
                }
                if (control.isLeaving()) {
                    checkpoint(Tunings.Status.RUNNING);
                    checkpoints.await();
                    throw new CancellationException("stopped with the program; it can be resumed");
                }
                if (progress.isCancelled()) {
                    checkpoint(Tunings.Status.RUNNING);
                    return true;
                }
                tuner.advance();
                compare();
                show();
                if (nanos.getAsLong() - nextCheckpoint >= 0 && !checkpoints.isBusy()) {
                    checkpoint(Tunings.Status.RUNNING);
                }
            }
            return false;
        }

        /// Luck follows the search a few backtests at a time, so that the search is seen at work,
        /// also while luck catches up after a resume. The search waits for it only where it is far
        /// behind.
        private void compare() {
            int most = Math.max(MOST_BEHIND, tuner.log().size() / BEHIND_SHARE);
            while (tuner.log().size() - comparison.size()
                            >= (comparison.isFollowing() ? most : COMPARED_TOGETHER)
                    && !control.isPaused()
                    && !control.isLeaving()
                    && !progress.isCancelled()) {
                int behind = Math.min(MOST_TOGETHER, tuner.log().size() - comparison.size());
                comparison.begin(
                        comparison.size() + behind / COMPARED_TOGETHER * COMPARED_TOGETHER);
                show();
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

        /// A snapshot thirty times a second, or fewer where they would take more than a twelfth of
        /// the time. Progress in words is read, not watched: it is said five times a second.
        private void show() {
            long begun = nanos.getAsLong();
            if (begun - nextSnapshot < 0) {
                return;
            }
            publish();
            if (begun - nextReport >= 0) {
                progress.report(tuner.done(), tuner.total(), message());
                nextReport = begun + REPORT_NANOS;
            }
            long ended = nanos.getAsLong();
            // Smoothed: a moment in which the machine did something else is no cost of a snapshot.
            snapshotCost += (ended - begun - snapshotCost) / COST_OVER;
            nextSnapshot =
                    Math.max(
                            Math.max(nextSnapshot, begun - SNAPSHOT_NANOS) + SNAPSHOT_NANOS,
                            ended + SNAPSHOT_SHARE * snapshotCost);
        }

        private void publish() {
            if (control.isWatched()) {
                control.publish(snapshot());
            }
        }

        private TuningSnapshot snapshot() {
            int dimensions = tuner.grid().dimensions();
            return TuningSnapshot.of(
                    tuner, comparison, control.x(dimensions), control.y(dimensions));
        }

        private String message() {
            int best = tuner.log().best();
            return "%s, %,d distinct backtests%s"
                    .formatted(
                            request.options().method().label(),
                            tuner.log().size(),
                            best < 0
                                    ? ", none within the limits yet"
                                    : String.format(
                                            Locale.ROOT,
                                            ", best %s %.2f",
                                            request.options().objective().word(),
                                            tuner.log().value(best)));
        }
    }
}
