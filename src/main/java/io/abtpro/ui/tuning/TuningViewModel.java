package io.abtpro.ui.tuning;

import io.abtpro.holdout.OpeningWord;
import io.abtpro.holdout.Seals;
import io.abtpro.holdout.TuningGuard;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.OpenHoldout;
import io.abtpro.jobs.RecallTuning;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningSource;
import io.abtpro.store.StoreException;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.JobRunner.RunningJob;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// State of the Tuning tab: what would be tuned, the search at work, the last result.
public final class TuningViewModel {
    private record Waiting(long id, String datasetSha256) {}

    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<TuningSource>> source =
            new ReadOnlyObjectWrapper<>(this, "source", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Setup>> setup =
            new ReadOnlyObjectWrapper<>(this, "setup", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ParameterGrid>> grid =
            new ReadOnlyObjectWrapper<>(this, "grid", Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyObjectWrapper<Optional<TuneParameters.Report>> report =
            new ReadOnlyObjectWrapper<>(this, "report", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<OpenHoldout.Report>> opened =
            new ReadOnlyObjectWrapper<>(this, "opened", Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final TypedRanges typed = new TypedRanges();
    private final RefusedEdit refusal;
    private final StoredTunings stored;
    private final SearchWatch search;
    private Optional<RunningJob> job = Optional.empty();
    private Optional<Waiting> resumeWhenOpen = Optional.empty();
    private Seals seals = Seals.none();
    private boolean preparing;

    public TuningViewModel(Session session) {
        this.session = session;
        this.refusal = new RefusedEdit(session);
        this.stored = new StoredTunings(session);
        this.search = new SearchWatch(session);
        session.openProperty().subscribe(this::datasetChanged);
        session.sealsProperty().subscribe(_ -> takeSeals());
    }

    /// State of what stands after a run.
    AfterViewModel after(Clock clock) {
        return new AfterViewModel(session, this, clock);
    }

    /// State of the walk-forward view.
    WalkViewModel walk() {
        return new WalkViewModel(session, this, System::nanoTime);
    }

    /// State of the history.
    HistoryViewModel past() {
        return new HistoryViewModel(session, this);
    }

    /// State of what is said before a run.
    ExpectedViewModel expected() {
        return new ExpectedViewModel(session, this, System::nanoTime);
    }

    /// What reads tuned parameters from files.
    TunedImport importing(TuningTab.Applying applying) {
        return new TunedImport(session, applying);
    }

    /// What was stored before, of whatever dataset.
    StoredTunings stored() {
        return stored;
    }

    private void takeSeals() {
        Seals now = session.sealsProperty().get();
        if (source.get().filter(s -> now.isOf(s.series())).isPresent()) {
            seals = now;
        }
    }

    /// The openings so far of bars of the holdout of `splits`, oldest first.
    List<Tunings.HoldoutOpening> openings(Splits splits) {
        return source.get()
                .filter(s -> seals.isOf(s.series()))
                .map(s -> seals.openings(s.series(), splits.holdout()))
                .orElse(List.of());
    }

    ReadOnlyObjectProperty<Optional<TuningSource>> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /// Empty where no dataset is open, or it has too few bars to split.
    ReadOnlyObjectProperty<Optional<Setup>> setupProperty() {
        return setup.getReadOnlyProperty();
    }

    /// The ranges that were typed and cannot be searched; the setup keeps those that could.
    TypedRanges typed() {
        return typed;
    }

    /// The grid of the running or last search; empty before the first.
    ReadOnlyObjectProperty<Optional<ParameterGrid>> gridProperty() {
        return grid.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The search at work, or the last one.
    SearchWatch search() {
        return search;
    }

    /// The last result on the open dataset.
    ReadOnlyObjectProperty<Optional<TuneParameters.Report>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Why what was asked cannot be; empty where it can.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The tunings of the open dataset, newest first.
    ReadOnlyObjectProperty<List<Tunings.Tuning>> historyProperty() {
        return stored.historyProperty();
    }

    void choose(Strategy strategy) {
        setup.get()
                .ifPresent(
                        s -> {
                            if (!s.strategy().id().equals(strategy.id())) {
                                setUp(strategy, strategy.space().defaults());
                            }
                        });
    }

    /// Ranges around `parameters` of `strategy`; options and splits stay.
    void setUp(Strategy strategy, ParameterSet parameters) {
        search.lookAnew();
        typed.clear();
        setup.get().ifPresent(s -> set(Setup.of(strategy, parameters, s.options(), s.splits())));
    }

    void setMethod(Method method) {
        setup.get().ifPresent(s -> set(s.withOptions(s.options().withMethod(method))));
    }

    void setOptions(TuningOptions options) {
        setup.get().ifPresent(s -> set(s.withOptions(options)));
    }

    void setRange(ParameterRange range) {
        typed.take(range.name());
        setup.get().ifPresent(s -> set(s.withRange(range)));
    }

    /// Takes a range as it was typed; while it cannot be searched, nothing can, and the reason is
    /// said.
    void type(TypedRange range) {
        range.fault()
                .ifPresentOrElse(
                        _ -> {
                            typed.keep(range);
                            setup.get().ifPresent(this::set);
                            refusal.say(problem.get());
                        },
                        () -> setRange(range.range()));
    }

    /// Moves the splits to these bars; where they cannot be, they stay, the reason is said, and a
    /// tuning can still begin.
    void split(int trainFrom, int trainTo, int validationTo) {
        if (running.get()) {
            return;
        }
        source.get()
                .ifPresent(
                        from ->
                                setup.get()
                                        .ifPresent(
                                                s -> {
                                                    try {
                                                        int gap =
                                                                s.splits().validation().fromBar()
                                                                        - s.splits()
                                                                                .train()
                                                                                .toBar();
                                                        set(
                                                                s.withSplits(
                                                                        Splits.at(
                                                                                from.series()
                                                                                        .size(),
                                                                                trainFrom,
                                                                                trainTo,
                                                                                validationTo,
                                                                                gap)));
                                                    } catch (IllegalArgumentException cannot) {
                                                        refusal.saySplits(
                                                                String.valueOf(
                                                                        cannot.getMessage()));
                                                    }
                                                }));
    }

    private void set(Setup changed) {
        refusal.clear();
        setup.set(Optional.of(changed));
        problem.set(typed.problem(changed));
    }

    /// Says why a value was not taken; the old one stays, and a tuning can still begin.
    void refuse(String reason) {
        refusal.say(reason);
    }

    /// What was asked for last and not taken.
    RefusedEdit refusal() {
        return refusal;
    }

    private boolean isBusy() {
        return preparing || running.get();
    }

    /// Begins the tuning that is set up.
    public void start() {
        if (isBusy() || !problem.get().isEmpty()) {
            return;
        }
        source.get().ifPresent(from -> setup.get().ifPresent(s -> begin(from, s)));
    }

    private void begin(TuningSource from, Setup s) {
        if (seals.isOf(from.series())) {
            try {
                TuningGuard.checkBegins(seals, from.series(), s.strategy(), s.splits());
            } catch (IllegalArgumentException refused) {
                session.fail(refused);
                return;
            }
        }
        // What it puts away is shown no longer, from before the store is told.
        Runnable told =
                session.seal(
                        from.series(), new Seals.Begun(s.strategy().id(), s.splits().holdout()));
        var control = search.begin();
        prepare(
                "Begin a tuning",
                () ->
                        TuneParameters.begin(
                                session.workspace(), from, s.strategy(), s.request(), control),
                tuning -> run(from, s, tuning, told),
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
        if (isBusy()) {
            session.statusProperty().set("A tuning runs; it can be resumed when that is over.");
            return;
        }
        Tunings tunings = session.workspace().tunings();
        var _ =
                session.jobs()
                        .compute(
                                "Find tuning " + id,
                                _ -> tunings.find(id),
                                found -> found.ifPresent(t -> resume(id, t.started())),
                                session::fail);
    }

    private void resume(long id, Tunings.Started started) {
        if (isOpen(started.datasetSha256())) {
            goOn(id);
            return;
        }
        session.datasets().stream()
                .filter(d -> d.sha256().equals(started.datasetSha256()))
                .findFirst()
                .ifPresentOrElse(
                        dataset -> {
                            resumeWhenOpen = Optional.of(new Waiting(id, started.datasetSha256()));
                            session.open(dataset.name());
                        },
                        () ->
                                session.fail(
                                        new StoreException(
                                                ("The bars of '%s' are in no stored"
                                                                + " dataset; import that file, then"
                                                                + " resume.")
                                                        .formatted(started.datasetName()))));
    }

    private void goOn(long id) {
        if (isBusy()) {
            return;
        }
        var control = search.begin();
        prepare(
                "Read tuning " + id,
                () -> TuneParameters.resume(session.workspace(), id, control),
                tuning ->
                        run(tuning.source(), setUpAsRequested(tuning.request()), tuning, () -> {}),
                () -> {});
    }

    private Setup setUpAsRequested(TuningRequest request) {
        typed.clear();
        var asked =
                new Setup(
                        StrategyCatalog.get(request.strategy()),
                        request.base(),
                        request.ranges(),
                        request.options(),
                        request.splits());
        set(asked);
        return asked;
    }

    /// Gives up a tuning that was cut off.
    public void forget(long id) {
        Tunings tunings = session.workspace().tunings();
        var _ =
                session.jobs()
                        .compute(
                                "Forget tuning " + id,
                                Job.write(
                                        _ -> {
                                            tunings.forget(id);
                                            return id;
                                        }),
                                _ -> readHistory(),
                                session::fail);
    }

    /// @param told run when the tuning is over: what the store says is sealed then holds
    private void run(TuningSource from, Setup asked, TuneParameters tuning, Runnable told) {
        refusal.clear();
        report.set(Optional.empty());
        opened.set(Optional.empty());
        search.clear();
        grid.set(Optional.of(asked.grid()));
        running.set(true);
        job =
                Optional.of(
                        session.jobs()
                                .start(
                                        "Tuning "
                                                + tuning.request().strategy()
                                                + " on "
                                                + from.name(),
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
            report.set(Optional.of(found));
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
        search.end();
        readHistory();
    }

    /// The tab shows the open dataset again where another was opened meanwhile.
    private void showNextDataset() {
        if (!openSha256().equals(source.get().map(s -> s.series().sha256()))) {
            datasetChanged(session.openProperty().get());
        }
    }

    private Optional<String> openSha256() {
        return session.openProperty().get().map(o -> o.columns().series().sha256());
    }

    private boolean isOpen(String sha256) {
        return source.get().filter(s -> s.series().sha256().equals(sha256)).isPresent();
    }

    /// Pauses the search, or lets it go on.
    void pauseOrResume() {
        if (running.get()) {
            search.pauseOrResume();
        }
    }

    /// Stops the search; what was found is judged and kept.
    void cancel() {
        job.ifPresent(RunningJob::cancel);
        search.resume();
    }

    /// What the holdout showed; empty while it stays sealed.
    ReadOnlyObjectProperty<Optional<OpenHoldout.Report>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// Opens the holdout: the one act, logged before a bar is read.
    ///
    /// @param tuned the export of the candidate that looks at it
    void openHoldout(TuningSource from, Splits splits, TunedParameters tuned) {
        var opening = new OpenHoldout(session.workspace(), from, splits, tuned, Clock.systemUTC());
        var _ =
                session.jobs()
                        .start(
                                "Open the holdout of " + from.name(),
                                opening,
                                found -> session.readSeals(() -> openedNow(from, found)),
                                session::fail);
    }

    private void openedNow(TuningSource from, OpenHoldout.Report found) {
        if (isOpen(from.series().sha256())) {
            opened.set(Optional.of(found));
            session.recount();
        }
    }

    /// What must be typed before the holdout of `from` is opened.
    static OpeningWord openingWord(TuningSource from) {
        return OpeningWord.of(from.symbol(), from.name());
    }

    /// Shows a past tuning with what was asked, as if it had just ended.
    void recall(RecallTuning.Report found) {
        if (running.get() || !isOpen(found.source().series().sha256())) {
            return;
        }
        setUpAsRequested(found.request());
        opened.set(Optional.empty());
        report.set(Optional.of(found.tuning()));
        opened.set(found.opened());
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
        refusal.clear();
        typed.clear();
        report.set(Optional.empty());
        opened.set(Optional.empty());
        search.clear();
        source.set(
                open.map(
                        o ->
                                new TuningSource(
                                        o.dataset().name(),
                                        o.dataset().symbol(),
                                        o.columns().series())));
        takeSeals();
        Strategy strategy =
                setup.get().map(Setup::strategy).orElseGet(() -> StrategyCatalog.get("sma-cross"));
        ParameterSet base =
                setup.get().map(Setup::base).orElseGet(() -> strategy.space().defaults());
        TuningOptions options =
                setup.get().map(Setup::options).orElseGet(() -> TuningOptions.defaults(Method.RL));
        try {
            problem.set("");
            var asked = setup.get();
            setup.set(
                    source.get()
                            .map(
                                    s ->
                                            asked.map(
                                                            a ->
                                                                    new Setup(
                                                                            strategy,
                                                                            base,
                                                                            a.ranges(),
                                                                            options,
                                                                            Splits.of(s.series())))
                                                    .orElseGet(
                                                            () ->
                                                                    Setup.of(
                                                                            strategy,
                                                                            base,
                                                                            options,
                                                                            Splits.of(
                                                                                    s.series())))));
        } catch (IllegalArgumentException tooShort) {
            setup.set(Optional.empty());
            problem.set(String.valueOf(tooShort.getMessage()));
        }
        readHistory();
        var waiting = resumeWhenOpen;
        resumeWhenOpen = Optional.empty();
        waiting.filter(w -> isOpen(w.datasetSha256())).ifPresent(w -> goOn(w.id()));
    }

    /// Every tuning that could go on, of any dataset, newest first.
    public ReadOnlyObjectProperty<List<Tunings.Tuning>> interruptedProperty() {
        return stored.interruptedProperty();
    }

    private void readHistory() {
        stored.read(source.get().map(s -> s.series().sha256()));
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }

    /// Says `sentence` in the status line.
    void say(String sentence) {
        session.statusProperty().set(sentence);
    }
}
