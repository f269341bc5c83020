package io.abtpro.ui.tuning.search;

import io.abtpro.holdout.Seals;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningSource;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.StoreException;
import io.abtpro.store.Tunings;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.TuningSnapshot;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.JobRunner.RunningJob;
import io.abtpro.ui.tuning.setup.SearchSetup;
import io.abtpro.ui.tuning.setup.SetupViewModel;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

/// The search at work: begun, paused, cancelled, or gone on with; the setup follows the open
/// dataset when no search runs.
public final class SearchViewModel {
    private record Waiting(String datasetSha256, Runnable then) {}

    private final Session session;
    private final SetupViewModel setup;
    private final Runnable storedChanged;
    private final TuningOutcome outcome = new TuningOutcome();
    private final SearchWatch watch;
    private final ReadOnlyObjectWrapper<Optional<ParameterGrid>> grid =
            new ReadOnlyObjectWrapper<>(this, "grid", Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private Optional<RunningJob> job = Optional.empty();
    private Optional<Waiting> resumeWhenOpen = Optional.empty();
    private boolean preparing;

    /// @param storedChanged run when a search is over and when another dataset is shown
    public SearchViewModel(Session session, SetupViewModel setup, Runnable storedChanged) {
        this.session = session;
        this.setup = setup;
        this.storedChanged = storedChanged;
        this.watch = new SearchWatch(session);
        setup.lockWhile(running);
        setup.onNewRanges(watch::lookAnew);
        session.openProperty().subscribe(this::datasetChanged);
    }

    /// The grid of the running or last search; empty before the first.
    ReadOnlyObjectProperty<Optional<ParameterGrid>> gridProperty() {
        return grid.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What the last tuning on the open dataset has found.
    public TuningOutcome outcome() {
        return outcome;
    }

    /// The search at work, or the last one.
    SearchWatch watch() {
        return watch;
    }

    public ReadOnlyBooleanProperty pausedProperty() {
        return watch.pausedProperty();
    }

    /// The search as it was last seen.
    public ReadOnlyObjectProperty<Optional<TuningSnapshot>> snapshotProperty() {
        return watch.snapshotProperty();
    }

    /// Whether anybody can see the search: where nobody does, it goes on without being drawn.
    public void setSeen(boolean seen) {
        watch.watch(seen);
    }

    /// Pauses the search, or lets it go on.
    public void pauseOrResume() {
        if (running.get()) {
            watch.pauseOrResume();
        }
    }

    /// Stops the search; what was found is judged and kept.
    public void cancel() {
        job.ifPresent(RunningJob::cancel);
        watch.resume();
    }

    private boolean isBusy() {
        return preparing || running.get();
    }

    /// Begins the tuning that is set up.
    public void start() {
        if (isBusy() || !setup.problemProperty().get().isEmpty()) {
            return;
        }
        setup.sourceProperty()
                .get()
                .ifPresent(from -> setup.setupProperty().get().ifPresent(s -> begin(from, s)));
    }

    private void begin(TuningSource from, SearchSetup asked) {
        try {
            setup.checkBegins(from, asked);
        } catch (IllegalArgumentException refused) {
            session.fail(refused);
            return;
        }
        // What it puts away is shown no longer, from before the store is told.
        Runnable told =
                session.seal(
                        from.series(),
                        new Seals.Begun(asked.strategy().id(), asked.splits().holdout()));
        var control = watch.begin();
        prepare(
                "Begin a tuning",
                () ->
                        TuneParameters.begin(
                                session.workspace(),
                                from,
                                asked.strategy(),
                                asked.request(),
                                control),
                tuning -> run(from, asked, tuning, told),
                told);
    }

    /// Checks and reads in the background what a tuning needs. The tab stays with its dataset
    /// meanwhile.
    private void prepare(
            String title,
            Callable<TuneParameters> work,
            Consumer<TuneParameters> then,
            Runnable refused) {
        preparing = true;
        var _ =
                session.jobs()
                        .compute(
                                title,
                                _ -> work.call(),
                                tuning -> {
                                    preparing = false;
                                    then.accept(tuning);
                                },
                                cause -> {
                                    preparing = false;
                                    refused.run();
                                    session.fail(cause);
                                    showNextDataset();
                                });
    }

    /// Goes on with a tuning that was cut off, as soon as its dataset is open.
    public void resume(long id) {
        withDataset(id, started -> () -> goOn(id));
    }

    /// Begins a tuning with all that a past one was asked for, as soon as its dataset is open.
    public void again(long id) {
        withDataset(
                id,
                started ->
                        () -> {
                            var _ = setup.setUp(TuningRequestJson.read(started.requestJson()));
                            start();
                        });
    }

    private void withDataset(long id, Function<Tunings.Started, Runnable> then) {
        if (isBusy()) {
            session.statusProperty()
                    .set("A tuning runs; the next can begin or go on when that is over.");
            return;
        }
        Tunings tunings = session.workspace().tunings();
        var _ =
                session.jobs()
                        .compute(
                                "Find tuning " + id,
                                _ -> tunings.find(id),
                                found ->
                                        found.ifPresentOrElse(
                                                t -> openThen(t.started(), then.apply(t.started())),
                                                () -> sayForgotten(id)),
                                session::fail);
    }

    private void sayForgotten(long id) {
        session.statusProperty()
                .set("Tuning %d was forgotten, with what it was asked for.".formatted(id));
    }

    private void openThen(Tunings.Started started, Runnable then) {
        if (setup.isOf(started.datasetSha256())) {
            then.run();
            return;
        }
        session.datasets().stream()
                .filter(d -> d.sha256().equals(started.datasetSha256()))
                .findFirst()
                .ifPresentOrElse(
                        dataset -> {
                            resumeWhenOpen =
                                    Optional.of(new Waiting(started.datasetSha256(), then));
                            session.open(dataset.name());
                        },
                        () ->
                                session.fail(
                                        new StoreException(
                                                ("The bars of '%s' are in no stored dataset; import"
                                                                + " that file, then resume.")
                                                        .formatted(started.datasetName()))));
    }

    private void goOn(long id) {
        if (isBusy()) {
            return;
        }
        var control = watch.begin();
        prepare(
                "Read tuning " + id,
                () -> TuneParameters.resume(session.workspace(), id, control),
                tuning -> run(tuning.source(), setup.setUp(tuning.request()), tuning, () -> {}),
                () -> {});
    }

    /// @param told run when the tuning is over: what the store says is sealed then holds
    private void run(TuningSource from, SearchSetup asked, TuneParameters tuning, Runnable told) {
        setup.clearRefusal();
        outcome.clear();
        watch.clear();
        grid.set(Optional.of(asked.grid()));
        running.set(true);
        job =
                Optional.of(
                        session.jobs()
                                .start(
                                        "Tune %s, %s"
                                                .formatted(
                                                        tuning.request().strategy(),
                                                        tuning.request()
                                                                .options()
                                                                .method()
                                                                .label()),
                                        tuning,
                                        found -> {
                                            told.run();
                                            finished(from, found);
                                        },
                                        cause -> {
                                            told.run();
                                            failed(cause);
                                        }));
    }

    private void finished(TuningSource from, TuneParameters.Report found) {
        finishRun();
        boolean shown = openSha256().equals(Optional.of(from.series().sha256()));
        session.statusProperty()
                .set(
                        "%s: %,d done, %,d distinct backtests%s"
                                .formatted(
                                        found.stopped() ? "Cancelled, results kept" : "Tuning done",
                                        found.result().done(),
                                        found.result().distinctBacktests(),
                                        shown ? "" : "; it is in the history of " + from.name()));
        if (shown) {
            outcome.found(found);
            session.recount();
        }
        showNextDataset();
    }

    private void failed(Throwable cause) {
        finishRun();
        if (cause instanceof CancellationException) {
            session.statusProperty().set("Cancelled before the first backtest; nothing was found.");
        } else {
            session.fail(cause);
        }
        showNextDataset();
    }

    private void finishRun() {
        job = Optional.empty();
        running.set(false);
        watch.end();
        storedChanged.run();
    }

    /// The tab shows the open dataset again where another was opened meanwhile.
    private void showNextDataset() {
        if (!openSha256().equals(setup.sourceProperty().get().map(s -> s.series().sha256()))) {
            datasetChanged(session.openProperty().get());
        }
    }

    private Optional<String> openSha256() {
        return session.openProperty().get().map(o -> o.columns().series().sha256());
    }

    /// A search that runs goes on, and the tab stays with it; the tab follows when it is over.
    private void datasetChanged(Optional<Session.Open> open) {
        if (isBusy()) {
            if (resumeWhenOpen.isPresent()) {
                session.statusProperty()
                        .set("Another tuning still runs; resume again when it is over.");
            }
            resumeWhenOpen = Optional.empty();
            return;
        }
        outcome.clear();
        watch.clear();
        setup.follow(open);
        storedChanged.run();
        var waiting = resumeWhenOpen;
        resumeWhenOpen = Optional.empty();
        waiting.filter(w -> setup.isOf(w.datasetSha256())).ifPresent(w -> w.then().run());
    }
}
