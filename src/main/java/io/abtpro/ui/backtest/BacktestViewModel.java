package io.abtpro.ui.backtest;

import io.abtpro.backtest.Execution;
import io.abtpro.failures.RefusedException;
import io.abtpro.holdout.OpeningWord;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.report.Documents;
import io.abtpro.report.Figures;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.session.Session;
import io.abtpro.volatility.VolatilityTarget;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// State of the Backtest tab: inputs, their history, and the newest result, which always is that of
/// the inputs.
///
/// While a value is dragged its runs are not counted as trials; the released value is.
public final class BacktestViewModel {
    static final VolatilityTarget FIRST_TARGET = new VolatilityTarget(0.1, 1);

    private final Session session;
    private final ObservableList<Strategy> strategies;
    private final Edits edits = new Edits();
    private final BacktestLoop loop;
    private final TradesViewModel trades = new TradesViewModel();
    private final CompareViewModel compare = new CompareViewModel();
    private final ReadOnlyObjectWrapper<Inputs> inputs;
    private final ReadOnlyObjectWrapper<Optional<ShownRun>> outcome =
            new ReadOnlyObjectWrapper<>(this, "outcome", Optional.empty());
    private final ReadOnlyBooleanWrapper hasResult = new ReadOnlyBooleanWrapper(this, "hasResult");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final SealedGuard sealed;
    private final Requests requests;
    private final SavedComparison saved;
    private String replaced = "Ready";

    /// The tab over every strategy of the catalogue.
    public BacktestViewModel(Session session) {
        this(session, StrategyCatalog.all(), job -> job);
    }

    BacktestViewModel(
            Session session,
            List<Strategy> strategies,
            Function<RunBacktest, Job<RunBacktest.Report>> engine) {
        if (strategies.isEmpty()) {
            throw new RefusedException("there must be at least one strategy, was none");
        }
        this.session = session;
        sealed = new SealedGuard(session, Clock.systemUTC());
        this.strategies = FXCollections.observableArrayList(strategies);
        inputs = new ReadOnlyObjectWrapper<>(this, "inputs", Inputs.of(strategies.getFirst()));
        requests = new Requests(session, sealed, () -> run(true), problem::set);
        saved = new SavedComparison(session, this.strategies, compare);
        loop = new BacktestLoop(session.jobs(), engine, new Results());
        hasResult.bind(outcome.map(Optional::isPresent));
        CountedSince.update(session, outcome);
        inputs.subscribe(
                i ->
                        session.testedProperty()
                                .set(
                                        Optional.of(
                                                new Session.Tested(i.strategy(), i.parameters()))));
        session.openProperty().subscribe(this::datasetChanged);
        session.sealsProperty().subscribe(_ -> sealedSince());
    }

    ObservableList<Strategy> strategies() {
        return strategies;
    }

    /// What keeps runs from sealed holdouts.
    SealedGuard sealed() {
        return sealed;
    }

    /// Opens the holdout that the waiting run reaches into, then runs.
    void openSealed() {
        boolean shortened = sealed.shortenedProperty().get().isPresent();
        sealed.open(
                () -> {
                    if (shortened) {
                        setPeriod(inputs.get().from(), Optional.empty());
                    } else {
                        run(true);
                    }
                });
    }

    /// What must be typed before a holdout of the open dataset is opened.
    OpeningWord openingWord() {
        return session.openProperty()
                .get()
                .map(o -> OpeningWord.of(o.dataset().symbol(), o.dataset().name()))
                .orElseGet(() -> new OpeningWord(""));
    }

    TradesViewModel trades() {
        return trades;
    }

    CompareViewModel compare() {
        return compare;
    }

    /// What was edited, so that it can be taken back.
    Edits edits() {
        return edits;
    }

    ReadOnlyObjectProperty<Inputs> inputsProperty() {
        return inputs.getReadOnlyProperty();
    }

    /// The last good result; empty until there is one for the open dataset.
    ReadOnlyObjectProperty<Optional<ShownRun>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// True where there is a result that can be saved or copied.
    ReadOnlyBooleanProperty hasResultProperty() {
        return hasResult.getReadOnlyProperty();
    }

    /// Why the present inputs give no result; empty where they do.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// True while a result is being computed.
    public ReadOnlyBooleanProperty runningProperty() {
        return loop.runningProperty();
    }

    ReadOnlyObjectProperty<Optional<Session.Open>> datasetProperty() {
        return session.openProperty();
    }

    public void choose(Strategy strategy) {
        Inputs now = inputs.get();
        if (!strategy.equals(now.strategy())) {
            edit(
                    session.openProperty()
                            .get()
                            .map(open -> sealed.choosing(open.columns().series(), now, strategy))
                            .orElseGet(() -> now.withStrategy(strategy)));
        }
    }

    /// Adds the strategy in a ta4j strategy JSON file and chooses it.
    public void loadStrategy(Path file) {
        var _ =
                session.jobs()
                        .start(
                                "Load strategy",
                                _ -> StrategyCatalog.fromTa4jJson(file),
                                this::add,
                                session::fail);
    }

    private void add(Strategy strategy) {
        strategies.removeIf(s -> s.id().equals(strategy.id()));
        strategies.add(strategy);
        choose(strategy);
    }

    /// Changes one parameter; during a drag this only passes through.
    void set(Parameter parameter, double value) {
        edit(inputs.get().withParameter(parameter.name(), value));
    }

    /// Reads `text` as the parameter's value.
    ///
    /// @return why it cannot be, with the range; empty where it was taken
    String type(Parameter parameter, String text) {
        try {
            set(parameter, ParameterText.parse(parameter, text));
            return "";
        } catch (IllegalArgumentException invalid) {
            return String.valueOf(invalid.getMessage());
        }
    }

    /// Moves a parameter by grid steps.
    void step(Parameter parameter, int steps) {
        double value = inputs.get().parameters().get(parameter.name());
        set(parameter, ParameterText.stepped(parameter, value, steps));
    }

    void reset(Parameter parameter) {
        set(parameter, parameter.defaultValue());
    }

    void setExecution(Execution execution) {
        edit(inputs.get().withExecution(execution));
    }

    /// Sizes positions to a volatility, or gives them their full size where empty.
    void setTarget(Optional<VolatilityTarget> target) {
        edit(inputs.get().withTarget(target));
    }

    /// Sizes positions by these forecasts, to 10 % a year unless another target was set before.
    public void sizeBy(VolatilityForecasts forecasts) {
        requests.sizeBy(forecasts);
        if (inputs.get().target().isPresent()) {
            run(true);
        } else {
            setTarget(Optional.of(FIRST_TARGET));
        }
    }

    /// Takes only entries scored above a minimum, or all where empty.
    void setGate(Optional<GateInput> gate) {
        edit(inputs.get().withGate(gate));
    }

    /// Gates entries by scores made this way, above `minScore`, on the strategy and sides that were
    /// scored.
    public void gateBy(SignalSource scored, StudyOptions options, double minScore, boolean scaled) {
        requests.gateBy(options);
        Inputs now = inputs.get();
        var gated =
                new Inputs(
                        scored.strategy(),
                        scored.parameters(),
                        scored.execution(),
                        now.from(),
                        now.to(),
                        now.target(),
                        Optional.of(new GateInput(minScore, scaled)));
        replaced =
                gated.words().equals(now.words())
                        ? "Ready"
                        : "The gate's scores are of %s; they replaced %s (Ctrl+Z takes it back)"
                                .formatted(gated.words(), now.words());
        edit(gated);
    }

    /// Runs a strategy with these parameters and costs up to a day, every entry at its full size.
    ///
    /// @param until the last day that may be traded; the last of the data where empty
    public void apply(
            Strategy strategy,
            ParameterSet parameters,
            Execution execution,
            Optional<LocalDate> until) {
        edit(new Inputs(strategy, parameters, execution, Optional.empty(), until));
    }

    /// How entries are gated, in words; empty where they are not or the scores are not there yet.
    String gateStatement() {
        return session.openProperty()
                .get()
                .map(open -> requests.gateStatement(open, inputs.get()))
                .orElse("");
    }

    /// How positions are sized, in words; empty where they are not or the forecasts are not there
    /// yet.
    String sizingStatement() {
        return session.openProperty()
                .get()
                .map(open -> requests.sizingStatement(open, inputs.get()))
                .orElse("");
    }

    void setPeriod(Optional<LocalDate> from, Optional<LocalDate> to) {
        edit(inputs.get().withPeriod(from, to));
    }

    /// The bar pinned in every tab; -1 for none.
    ObjectProperty<Integer> pinnedBarProperty() {
        return session.pinnedBarProperty();
    }

    /// From here to [#endDrag] all edits are one.
    void beginDrag() {
        edits.beginDrag(inputs.get());
    }

    void endDrag() {
        if (edits.endDrag(inputs.get())) {
            run(true);
        }
    }

    public void undo() {
        edits.history().undo(inputs.get()).ifPresent(this::restore);
    }

    public void redo() {
        edits.history().redo(inputs.get()).ifPresent(this::restore);
    }

    private void restore(Inputs earlier) {
        inputs.set(earlier);
        run(true);
    }

    private void edit(Inputs next) {
        Inputs before = inputs.get();
        if (next.equals(before)) {
            return;
        }
        boolean counted = edits.edited(before);
        inputs.set(next);
        run(counted);
    }

    private void run(boolean counted) {
        session.openProperty().get().ifPresent(open -> run(open, counted));
    }

    private void run(Session.Open open, boolean counted) {
        Optional<Runs> counting =
                counted ? Optional.of(session.workspace().runs()) : Optional.empty();
        try {
            loop.submit(requests.of(open, inputs.get(), counting));
        } catch (IllegalArgumentException | Requests.Waiting noRun) {
            problem.set(String.valueOf(noRun.getMessage()));
        }
    }

    private void datasetChanged(Optional<Session.Open> open) {
        outcome.set(Optional.empty());
        trades.clear();
        compare.clear();
        problem.set("");
        edits.forgetPassedThrough();
        open.ifPresent(o -> inputs.set(sealed.opening(o.columns().series(), inputs.get())));
        run(true);
        open.ifPresent(saved::show);
    }

    /// A result that shows bars which a tuning sealed meanwhile is shown no longer.
    private void sealedSince() {
        outcome.get()
                .filter(sealed::isBroken)
                .ifPresent(
                        shown -> {
                            outcome.set(Optional.empty());
                            trades.clear();
                            runUnsealed(shown);
                        });
    }

    private void runUnsealed(ShownRun broken) {
        inputs.set(sealed.opening(broken.series(), inputs.get()));
        run(false);
    }

    /// Takes a saved run out of the comparison, for good.
    void forget(Compared run) {
        saved.forget(run);
    }

    /// What Ctrl+Enter does: saves the run.
    public void primaryAction() {
        saveRun();
    }

    /// Saves the result shown and sets it beside the present one.
    public void saveRun() {
        outcome.get().ifPresent(saved::save);
    }

    /// Tells the status line how long the chart takes for a frame.
    void frameTook(double millis) {
        session.frameMillisProperty().set(millis);
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }

    /// The result as the document that the backtest command prints; empty where there is none.
    public String json() {
        return outcome.get().map(o -> Documents.text(o.document())).orElse("");
    }

    /// What the loop found, if it still belongs to the open dataset.
    private final class Results implements BacktestLoop.Listener {
        @Override
        public void finished(ShownRun found) {
            if (isCurrent(found.request()) && sealed.isBroken(found)) {
                runUnsealed(found); // a tuning began while it ran
            } else if (isCurrent(found.request())) {
                problem.set("");
                if (edits.draggingProperty().get()) {
                    trades.showSoon(found.drawn().rows());
                } else {
                    trades.show(found.drawn().rows());
                }
                compare.present(found);
                outcome.set(Optional.of(found));
                found.trials().ifPresent(session.trialsProperty()::set);
                session.statusProperty()
                        .set(
                                "%s. Recomputed %,d bars in %s ms"
                                        .formatted(
                                                replaced,
                                                found.result().equity().length,
                                                Figures.plain(found.millis(), 1)));
                replaced = "Ready";
            }
        }

        @Override
        public void failed(ShownRun.Request request, Throwable cause) {
            if (!isCurrent(request) || cause instanceof CancellationException) {
                return;
            }
            if (cause instanceof IllegalArgumentException) {
                problem.set(String.valueOf(cause.getMessage()));
            } else {
                session.fail(cause);
            }
        }

        private boolean isCurrent(ShownRun.Request request) {
            return session.openProperty()
                    .get()
                    .filter(open -> open.columns() == request.columns())
                    .isPresent();
        }
    }
}
