package io.abtpro.ui.backtest.inputs;

import io.abtpro.backtest.Execution;
import io.abtpro.failures.RefusedException;
import io.abtpro.holdout.OpeningWord;
import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.session.CurrentResearch;
import io.abtpro.ui.session.GateInput;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.ResearchViewModel;
import io.abtpro.ui.session.Session;
import io.abtpro.volatility.VolatilityTarget;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The inputs of the Backtest tab and their history. Every edit asks for a backtest.
///
/// While a value is dragged its runs are not counted as trials; the released value is.
public final class InputsViewModel {
    static final VolatilityTarget FIRST_TARGET = new VolatilityTarget(0.1, 1);

    private final Session session;
    private final ObservableList<Strategy> strategies;
    private final CurrentResearch research;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper hasResult = new ReadOnlyBooleanWrapper(this, "hasResult");
    private final ReadOnlyStringWrapper gateStatement =
            new ReadOnlyStringWrapper(this, "gateStatement", "");
    private final ReadOnlyStringWrapper sizingStatement =
            new ReadOnlyStringWrapper(this, "sizingStatement", "");
    private final SealedGuard sealed;
    private final Requests requests;
    private Consumer<BacktestRequest> runner = _ -> {};
    private boolean adapting;

    /// @param strategies those to choose from; the first is chosen
    /// @param clock says when a holdout is opened
    public InputsViewModel(Session session, List<Strategy> strategies, InstantSource clock) {
        if (strategies.isEmpty()) {
            throw new RefusedException("there must be at least one strategy, was none");
        }
        this.session = session;
        this.strategies = FXCollections.observableArrayList(strategies);
        sealed = new SealedGuard(session, clock);
        research = session.research();
        if (!strategies.contains(research.now().strategy())) {
            research.adapt(Research.of(strategies.getFirst()));
        }
        requests = new Requests(session, sealed, () -> run(true), problem::set);
        research.holdTo(this::allowed);
        research.nowProperty().subscribe((_, _) -> changed());
        research.nowProperty().subscribe(_ -> restate());
    }

    /// What changes in any tab asks for its backtest.
    private void changed() {
        if (!adapting) {
            run(!research.draggingProperty().get());
        }
    }

    /// For another strategy, an end that nobody chose is not kept.
    private Research allowed(Research before, Research asked) {
        return before.strategy().equals(asked.strategy())
                ? asked
                : session.openProperty()
                        .get()
                        .map(o -> sealed.choosing(o.columns().series(), before, asked))
                        .orElse(asked);
    }

    private void adapt(Research next) {
        adapting = true;
        try {
            research.adapt(next);
        } finally {
            adapting = false;
        }
    }

    /// Hands every backtest that is asked for to `next`, which runs the newest.
    public void runBy(Consumer<BacktestRequest> next) {
        runner = next;
    }

    /// Says that the open dataset is another one, and asks for its backtest.
    public void opened(Optional<Session.Open> open) {
        problem.set("");
        research.forgetPassedThrough();
        open.ifPresent(o -> adapt(sealed.opening(o.columns().series(), research.now())));
        run(true);
    }

    /// Says whether a result is on screen; with each, how entries are sized and gated is said anew.
    public void resultShown(boolean any) {
        hasResult.set(any);
        restate();
    }

    private void restate() {
        Optional<Session.Open> open = session.openProperty().get();
        gateStatement.set(open.map(o -> requests.gateStatement(o, research.now())).orElse(""));
        sizingStatement.set(open.map(o -> requests.sizingStatement(o, research.now())).orElse(""));
    }

    /// Those to choose from; one that is read from a file joins them.
    public ObservableList<Strategy> strategies() {
        return strategies;
    }

    /// What keeps runs from sealed holdouts.
    SealedGuard sealed() {
        return sealed;
    }

    /// Opens the holdout that the waiting run reaches into, then runs.
    public void openSealed() {
        boolean shortened = sealed.shortenedProperty().get().isPresent();
        sealed.open(
                () -> {
                    if (shortened) {
                        setPeriod(research.now().from(), Optional.empty());
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

    public ReadOnlyObjectProperty<Research> inputsProperty() {
        return research.nowProperty();
    }

    public ReadOnlyObjectProperty<Optional<Session.Open>> datasetProperty() {
        return session.openProperty();
    }

    /// Why the present inputs give no result; empty where they do.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Says why the present inputs gave no result; nothing where they did.
    public void setProblem(String why) {
        problem.set(why);
    }

    /// True where there is a result on screen.
    ReadOnlyBooleanProperty hasResultProperty() {
        return hasResult.getReadOnlyProperty();
    }

    /// True from the first to the last value of a drag.
    public ReadOnlyBooleanProperty draggingProperty() {
        return research.draggingProperty();
    }

    /// How many values were merely passed through while dragging.
    public ReadOnlyIntegerProperty passedThroughProperty() {
        return research.passedThroughProperty();
    }

    /// The research at the top of the tab.
    ResearchViewModel research() {
        return new ResearchViewModel(session);
    }

    /// How entries are gated, in words; empty where they are not or the scores are not there yet.
    ReadOnlyStringProperty gateStatementProperty() {
        return gateStatement.getReadOnlyProperty();
    }

    /// How positions are sized, in words; empty where they are not or the forecasts are not there
    /// yet.
    ReadOnlyStringProperty sizingStatementProperty() {
        return sizingStatement.getReadOnlyProperty();
    }

    public void choose(Strategy strategy) {
        if (!strategy.equals(research.now().strategy())) {
            research.edit(research.now().withStrategy(strategy));
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
    public void set(Parameter parameter, double value) {
        research.edit(research.now().withParameter(parameter.name(), value));
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
        double value = research.now().parameters().get(parameter.name());
        set(parameter, ParameterText.stepped(parameter, value, steps));
    }

    void reset(Parameter parameter) {
        set(parameter, parameter.defaultValue());
    }

    public void setExecution(Execution execution) {
        research.edit(research.now().withExecution(execution));
    }

    public void setPeriod(Optional<LocalDate> from, Optional<LocalDate> to) {
        research.edit(research.now().withPeriod(from, to));
    }

    /// Sizes positions to a volatility, or gives them their full size where empty.
    public void setTarget(Optional<VolatilityTarget> target) {
        research.edit(research.now().withTarget(target));
    }

    /// Sizes positions by these forecasts, to 10 % a year unless another target was set before.
    public void sizeBy(VolatilityForecasts forecasts) {
        requests.sizeBy(forecasts);
        if (research.now().target().isPresent()) {
            run(true);
        } else {
            research.change(
                    research.now().withTarget(Optional.of(FIRST_TARGET)),
                    "Size by this in Volatility");
        }
    }

    /// Takes only entries scored above a minimum, or all where empty.
    public void setGate(Optional<GateInput> gate) {
        research.edit(research.now().withGate(gate));
    }

    /// Gates entries by scores made this way, above `minScore`, on the strategy and sides that were
    /// scored.
    ///
    /// @param by what changes the research, such as "Use in Backtest in Models"
    public void gateBy(
            SignalSource scored, StudyOptions options, double minScore, boolean scaled, String by) {
        Research now = research.now();
        var gate = new GateInput(minScore, scaled);
        var gated =
                new Research(
                        scored.strategy(),
                        scored.parameters(),
                        scored.execution(),
                        now.from(),
                        now.to(),
                        now.target(),
                        Optional.of(gate));
        if (gated.equals(now)) {
            requests.gateBy(now.gate().orElse(gate), options);
            run(true); // scored in another way
        } else {
            requests.gateBy(gate, options);
            research.change(gated, by);
        }
    }

    /// How the scores are made by which entries are gated, or would be.
    public ReadOnlyObjectProperty<StudyOptions> gateOptionsProperty() {
        return requests.gateOptionsProperty();
    }

    /// Takes a strategy with these parameters and costs up to a day, every entry at its full size.
    ///
    /// @param until the last day that may be traded; the last of the data where empty
    public void apply(
            Strategy strategy,
            ParameterSet parameters,
            Execution execution,
            Optional<LocalDate> until) {
        research.change(
                new Research(strategy, parameters, execution, Optional.empty(), until),
                "Apply in Tuning");
    }

    /// From here to [#endDrag] all edits are one.
    public void beginDrag() {
        research.beginDrag();
    }

    public void endDrag() {
        if (research.endDrag()) {
            run(true);
        }
    }

    /// True where bars are sealed now of which a result of `request` shows something: a tuning has
    /// begun since.
    public boolean isBroken(BacktestRequest request) {
        return sealed.isBroken(request);
    }

    /// Asks again for the backtest that `broken` was, up to what is sealed now.
    public void runUnsealed(BacktestRequest broken) {
        adapt(sealed.opening(broken.series(), research.now()));
        run(false);
    }

    private void run(boolean counted) {
        session.openProperty().get().ifPresent(open -> run(open, counted));
    }

    private void run(Session.Open open, boolean counted) {
        Optional<Runs> counting =
                counted ? Optional.of(session.workspace().runs()) : Optional.empty();
        try {
            runner.accept(requests.of(open, research.now(), counting));
        } catch (IllegalArgumentException | Requests.Waiting noRun) {
            problem.set(String.valueOf(noRun.getMessage()));
        }
    }
}
