package io.abtpro.ui.tuning.setup;

import io.abtpro.backtest.Execution;
import io.abtpro.holdout.Seals;
import io.abtpro.holdout.TuningGuard;
import io.abtpro.jobs.TuningSource;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.ui.session.CurrentResearch;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.ResearchViewModel;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import java.util.List;
import java.util.Optional;

/// What would be tuned: strategy, ranges, options and splits on a dataset, and why that cannot be.
public final class SetupViewModel {
    private static final String KEPT = "tuning.request";
    private static final String KEPT_OF = "tuning.dataset";

    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<TuningSource>> source =
            new ReadOnlyObjectWrapper<>(this, "source", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SearchSetup>> setup =
            new ReadOnlyObjectWrapper<>(this, "setup", Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper(this, "locked");
    private final TypedRanges typed = new TypedRanges();
    private final RefusedEdit refusal;
    private Runnable onNewRanges = () -> {};
    private Seals seals = Seals.none();

    public SetupViewModel(Session session) {
        this.session = session;
        this.refusal = new RefusedEdit(session);
        session.sealsProperty().subscribe(_ -> takeSeals());
        session.research().nowProperty().subscribe((_, _) -> followResearch());
        locked.subscribe((_, _) -> followResearch());
    }

    /// The research at the top of the tab.
    ResearchViewModel research() {
        return new ResearchViewModel(session);
    }

    /// Says of what `tuned` is where that is another research; else empty. Parameters do not tell:
    /// they are what is tuned.
    public String ofAnotherResearch(String strategy, Execution execution) {
        Research now = session.research().now();
        if (strategy.equals(now.strategy().id()) && execution.equals(now.execution())) {
            return "";
        }
        Strategy tuned = StrategyCatalog.get(strategy);
        Research of = Research.of(tuned).withExecution(execution);
        return "This tuning is of %s, %s, %s.".formatted(strategy, of.side(), of.costs());
    }

    /// Sets up the strategy and the trading of the research; while a search runs, once it is over.
    private void followResearch() {
        Research now = session.research().now();
        if (locked.get() || setup.get().isEmpty()) {
            return;
        }
        if (!setup.get().orElseThrow().strategy().equals(now.strategy())) {
            setUp(now.strategy(), now.parameters());
        }
        SearchSetup changed = setup.get().orElseThrow();
        if (!changed.options().execution().equals(now.execution())) {
            set(changed.withOptions(with(changed.options(), now.execution())));
        }
    }

    private static TuningOptions with(TuningOptions options, Execution execution) {
        return options.withGoal(options.objective(), options.limits(), execution);
    }

    /// Makes strategy and trading of what is set up those of the research.
    private void lead(SearchSetup asked, String by) {
        CurrentResearch research = session.research();
        Research now = research.now();
        Research next =
                asked.strategy().equals(now.strategy())
                        ? now
                        : now.withStrategy(asked.strategy(), asked.base());
        research.change(next.withExecution(asked.options().execution()), by);
    }

    /// Locks the setup while `searching`.
    public void lockWhile(ObservableValue<Boolean> searching) {
        locked.bind(searching);
    }

    /// Has `told` run whenever ranges are set up around other parameters.
    public void onNewRanges(Runnable told) {
        onNewRanges = told;
    }

    /// The dataset that is tuned; empty while none is open.
    public ReadOnlyObjectProperty<Optional<TuningSource>> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /// Empty where no dataset is open, or it has too few bars to split.
    public ReadOnlyObjectProperty<Optional<SearchSetup>> setupProperty() {
        return setup.getReadOnlyProperty();
    }

    /// Why what was asked cannot be; empty where it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// True while a search runs: splits stay where they are, and no input is taken.
    ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /// The ranges that were typed and cannot be searched; the setup keeps those that could.
    TypedRanges typed() {
        return typed;
    }

    /// What was asked for last and not taken.
    RefusedEdit refusal() {
        return refusal;
    }

    /// True where the dataset that is tuned has the bars of this hash.
    public boolean isOf(String sha256) {
        return source.get().filter(s -> s.series().sha256().equals(sha256)).isPresent();
    }

    /// The openings so far of bars of the holdout of `splits`, oldest first.
    public List<Tunings.HoldoutOpening> openings(Splits splits) {
        return source.get()
                .filter(s -> seals.isOf(s.series()))
                .map(s -> seals.openings(s.series(), splits.holdout()))
                .orElse(List.of());
    }

    private void takeSeals() {
        Seals now = session.sealsProperty().get();
        if (source.get().filter(s -> now.isOf(s.series())).isPresent()) {
            seals = now;
        }
    }

    /// @throws IllegalArgumentException where what is sealed forbids to tune `asked` on `from`
    public void checkBegins(TuningSource from, SearchSetup asked) {
        if (seals.isOf(from.series())) {
            TuningGuard.checkBegins(seals, from.series(), asked.strategy(), asked.splits());
        }
    }

    public void choose(Strategy strategy) {
        setup.get()
                .ifPresent(
                        s -> {
                            if (!s.strategy().id().equals(strategy.id())) {
                                setUp(strategy, strategy.space().defaults());
                                lead(setup.get().orElseThrow(), "choosing it in Tuning");
                            }
                        });
    }

    /// Ranges around `parameters` of `strategy`; options and splits stay.
    void setUp(Strategy strategy, ParameterSet parameters) {
        onNewRanges.run();
        typed.clear();
        setup.get()
                .ifPresent(s -> set(SearchSetup.of(strategy, parameters, s.options(), s.splits())));
    }

    /// Sets up what `request` asked for.
    public SearchSetup setUp(TuningRequest request) {
        typed.clear();
        var asked = of(request);
        set(asked);
        lead(asked, "a past tuning");
        return asked;
    }

    public void setMethod(Method method) {
        setup.get().ifPresent(s -> set(s.withOptions(s.options().withMethod(method))));
    }

    public void setOptions(TuningOptions options) {
        setup.get()
                .ifPresent(
                        s -> {
                            set(s.withOptions(options));
                            lead(setup.get().orElseThrow(), "the trading in Tuning");
                        });
    }

    public void setRange(ParameterRange range) {
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
    public void split(int trainFrom, int trainTo, int validationTo) {
        if (locked.get()) {
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

    private void set(SearchSetup changed) {
        keep(changed);
        refusal.clear();
        setup.set(Optional.of(changed));
        problem.set(typed.problem(changed));
    }

    private void keep(SearchSetup changed) {
        source.get()
                .ifPresent(
                        from -> {
                            session.kept().put(KEPT_OF, from.series().sha256());
                            session.kept().put(KEPT, TuningRequestJson.write(changed.request()));
                        });
    }

    /// What was set up on this dataset when the window was last open, for the strategy of the
    /// research.
    private Optional<SearchSetup> kept(TuningSource dataset) {
        try {
            return session.kept()
                    .get(KEPT)
                    .filter(
                            _ ->
                                    session.kept()
                                            .get(KEPT_OF)
                                            .equals(Optional.of(dataset.series().sha256())))
                    .map(TuningRequestJson::read)
                    .filter(
                            request ->
                                    request.strategy()
                                            .equals(session.research().now().strategy().id()))
                    .map(SetupViewModel::of);
        } catch (IllegalArgumentException madeByAnotherVersion) {
            return Optional.empty();
        }
    }

    private static SearchSetup of(TuningRequest request) {
        return new SearchSetup(
                request.tuned(),
                request.base(),
                request.ranges(),
                request.options(),
                request.splits());
    }

    /// Says why a value was not taken; the old one stays, and a tuning can still begin.
    void refuse(String reason) {
        refusal.say(reason);
    }

    /// Takes back what was said of a value that was not taken.
    public void clearRefusal() {
        refusal.clear();
    }

    /// Sets up the same on another dataset, split anew.
    public void follow(Optional<Session.Open> open) {
        refusal.clear();
        typed.clear();
        source.set(
                open.map(
                        o ->
                                new TuningSource(
                                        o.dataset().name(),
                                        o.dataset().symbol(),
                                        o.columns().series())));
        takeSeals();
        try {
            problem.set("");
            setup.set(source.get().map(this::on));
        } catch (IllegalArgumentException tooShort) {
            setup.set(Optional.empty());
            problem.set(String.valueOf(tooShort.getMessage()));
        }
    }

    /// @throws IllegalArgumentException where it has too few bars to split
    private SearchSetup on(TuningSource dataset) {
        Splits splits = Splits.of(dataset.series());
        return setup.get()
                .map(s -> s.withSplits(splits))
                .or(() -> kept(dataset))
                .orElseGet(
                        () -> {
                            Research now = session.research().now();
                            return SearchSetup.of(
                                    now.strategy(),
                                    now.parameters(),
                                    with(TuningOptions.defaults(Method.RL), now.execution()),
                                    splits);
                        });
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }
}
