package io.abtpro.ui.tuning;

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

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/// State of the Tuning tab: what would be tuned, the search at work, the last result.
public final class TuningViewModel {
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
    private final Refusal refusal;
    private final StoredTunings stored;
    private final SearchWatch search;
    private Optional<RunningJob> job = Optional.empty();
    private OptionalLong resumeWhenOpen = OptionalLong.empty();

    public TuningViewModel(Session session) {
        this.session = session;
        this.refusal = new Refusal(session);
        this.stored = new StoredTunings(session.workspace());
        this.search = new SearchWatch(session);
        session.openProperty().subscribe(this::datasetChanged);
        readHistory();
    }

    Session session() {
        return session;
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
        refusal.over();
        setup.set(Optional.of(changed));
        problem.set(typed.problem(changed));
    }

    /// Says why a value was not taken; the old one stays, and a tuning can still begin.
    void refuse(String reason) {
        refusal.say(reason);
    }

    /// What was asked for last and not taken.
    Refusal refusal() {
        return refusal;
    }

    /// Begins the tuning that is set up.
    public void start() {
        if (running.get() || !problem.get().isEmpty()) {
            return;
        }
        source.get()
                .ifPresent(
                        from ->
                                setup.get()
                                        .ifPresent(
                                                s -> {
                                                    try {
                                                        run(
                                                                from,
                                                                TuneParameters.begin(
                                                                        session.workspace(),
                                                                        from,
                                                                        s.strategy(),
                                                                        s.request(),
                                                                        search.begin()));
                                                    } catch (IllegalArgumentException refused) {
                                                        session.fail(refused);
                                                    }
                                                }));
    }

    /// Goes on with a tuning that was cut off, as soon as its dataset is open.
    public void resume(long id) {
        if (running.get()) {
            session.statusProperty().set("A tuning runs; it can be resumed when that is over.");
            return;
        }
        session.workspace()
                .tunings()
                .find(id)
                .map(Tunings.Tuning::started)
                .ifPresent(
                        started -> {
                            if (isOpen(started.datasetSha256())) {
                                goOn(id);
                                return;
                            }
                            session.datasets().stream()
                                    .filter(d -> d.sha256().equals(started.datasetSha256()))
                                    .findFirst()
                                    .ifPresentOrElse(
                                            dataset -> {
                                                resumeWhenOpen = OptionalLong.of(id);
                                                session.open(dataset.name());
                                            },
                                            () ->
                                                    session.fail(
                                                            new StoreException(
                                                                    "The bars of '%s' are in no stored dataset; import that file, then resume."
                                                                            .formatted(
                                                                                    started
                                                                                            .datasetName()))));
                        });
    }

    private void goOn(long id) {
        try {
            var tuning = TuneParameters.resume(session.workspace(), id, search.begin());
            ask(tuning.request());
            run(tuning.source(), tuning);
        } catch (RuntimeException cannot) {
            session.fail(cannot);
        }
    }

    private void ask(TuningRequest request) {
        typed.clear();
        set(
                new Setup(
                        StrategyCatalog.get(request.strategy()),
                        request.base(),
                        request.ranges(),
                        request.options(),
                        request.splits()));
    }

    /// Gives up a tuning that was cut off.
    public void forget(long id) {
        session.workspace().tunings().forget(id);
        readHistory();
    }

    private void run(TuningSource from, TuneParameters tuning) {
        refusal.over();
        report.set(Optional.empty());
        opened.set(Optional.empty());
        search.clear();
        grid.set(setup.get().map(Setup::grid));
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
                                        found -> finished(from, found),
                                        cause -> failed(cause)));
    }

    private void finished(TuningSource from, TuneParameters.Report found) {
        over();
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
            session.trialsProperty()
                    .set(session.workspace().runs().trialCount(from.series().sha256()));
        }
        follow();
    }

    private void failed(Throwable cause) {
        over();
        if (cause instanceof CancellationException) {
            session.statusProperty().set("Cancelled before the first backtest; nothing was found.");
        } else {
            session.fail(cause);
        }
        follow();
    }

    private void over() {
        job = Optional.empty();
        running.set(false);
        search.over();
        readHistory();
    }

    /// The tab shows the open dataset again where another was opened meanwhile.
    private void follow() {
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
    void openHoldout(OpenHoldout opening) {
        var _ =
                session.jobs()
                        .start(
                                "Open the holdout of " + opening.source().name(),
                                opening,
                                found -> {
                                    if (isOpen(opening.source().series().sha256())) {
                                        opened.set(Optional.of(found));
                                        session.trialsProperty()
                                                .set(
                                                        session.workspace()
                                                                .runs()
                                                                .trialCount(
                                                                        opening.source()
                                                                                .series()
                                                                                .sha256()));
                                    }
                                },
                                session::fail);
    }

    /// Shows a past tuning with what was asked, as if it had just ended.
    void recall(RecallTuning.Report found) {
        if (running.get() || !isOpen(found.source().series().sha256())) {
            return;
        }
        ask(found.request());
        opened.set(Optional.empty());
        report.set(Optional.of(found.tuning()));
        opened.set(found.opened());
    }

    /// A search that runs goes on, and the tab stays with it; the tab follows when it is over.
    private void datasetChanged(Optional<Session.Open> open) {
        if (running.get()) {
            if (resumeWhenOpen.isPresent()) {
                session.statusProperty()
                        .set("Another tuning still runs; resume again when it is over.");
            }
            resumeWhenOpen = OptionalLong.empty();
            return;
        }
        refusal.over();
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
        resumeWhenOpen = OptionalLong.empty();
        if (waiting.isPresent()) {
            session.workspace()
                    .tunings()
                    .find(waiting.getAsLong())
                    .filter(t -> isOpen(t.started().datasetSha256()))
                    .ifPresent(t -> goOn(t.id()));
        }
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
}
