package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.diagnostics.Luck;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.failures.RefusedException;
import io.abtpro.holdout.Seals;
import io.abtpro.holdout.TuningGuard;
import io.abtpro.indicators.Columns;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.tuning.TuningResult;
import io.abtpro.tuning.WalkForward;
import io.abtpro.tuning.WinnerVerdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Tunes a strategy on the training bars and judges what was found; the holdout stays sealed.
///
/// The tuning is kept from its first moment on: a checkpoint a second of work, every backtest in
/// the ledger of trials. Cancelled, it judges what it has. Whatever ends the process, the tuning
/// can go on to the same result.
public final class TuneParameters implements Job<TuneParameters.Report> {
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

    private final TuningRun.Inputs inputs;
    private final Optional<Long> interrupted;

    private TuneParameters(TuningRun.Inputs inputs, Optional<Long> interrupted) {
        this.inputs = inputs;
        this.interrupted = interrupted;
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
                new TuningRun.Inputs(
                        workspace, source, strategy, request.begunWith(strategy), control),
                Optional.empty());
    }

    /// The tuning of this id, to go on from its last checkpoint.
    ///
    /// @throws IllegalArgumentException if there is none, it is over, it would look at a holdout
    ///   that another tuning sealed since it began, or its strategy is of another version now
    public static TuneParameters resume(Workspace workspace, long id, TuningControl control) {
        Tunings.Tuning tuning = stored(workspace, id);
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
        Strategy strategy = request.tuned();
        TuningGuard.checkGoesOn(
                Seals.read(workspace.tunings(), source.series().sha256()),
                id,
                source.series(),
                strategy,
                request);
        return new TuneParameters(
                new TuningRun.Inputs(workspace, source, strategy, request, control),
                Optional.of(id));
    }

    /// The stored tuning of this id.
    ///
    /// @throws RefusedException if there is none
    static Tunings.Tuning stored(Workspace workspace, long id) {
        return workspace
                .tunings()
                .find(id)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        "there is no tuning " + id + "; 'tunings' lists them"));
    }

    public TuningSource source() {
        return inputs.source();
    }

    public TuningRequest request() {
        return inputs.request();
    }

    @Override
    public Optional<Pausable> pausable() {
        return Optional.of(inputs.control());
    }

    @Override
    public Report run(Progress progress) throws Exception {
        TuningRequest request = inputs.request();
        var grid = ParameterGrid.of(inputs.strategy(), request.base(), request.ranges());
        var training = new Columns(request.splits().trainingBars(source().series()));
        var tuner = new Tuner(training, grid, request.splits().train(), request.options());
        Tunings tunings = inputs.workspace().tunings();
        progress.about(JobWords.tuning(source(), inputs.strategy(), request));
        long id = interrupted.orElseGet(() -> tunings.begin(started()));
        progress.made(JobOutcome.none().in(JobWords.TUNING, Long.toString(id)));
        try {
            if (interrupted.isPresent()) {
                tunings.resume(id);
                tunings.lastCheckpoint(id).ifPresent(tuner::restore);
                progress.anew();
            }
            try (var run = new TuningRun(inputs, id, tuner, training, progress)) {
                return run.report();
            }
        } catch (CancellationException cancelled) {
            boolean left = inputs.control().isLeaving();
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

    private Tunings.Started started() {
        TuningRequest request = inputs.request();
        return new Tunings.Started(
                source().name(),
                source().series().sha256(),
                inputs.strategy().id(),
                request.options().method().name(),
                TuningRequestJson.write(request, source().series()),
                TuningRequestJson.text(request.base()));
    }
}
