package io.abtpro.ui.signals;

import io.abtpro.backtest.Execution;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.OnnxFile;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.store.StoreException;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.Newest;
import io.abtpro.ui.task.JobRunner.RunningJob;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ObservableList;

/// State of the Signals tab: what is asked, the last good training, the threshold and the chosen signal.
public final class SignalsViewModel {
    static final int NONE = Listing.NONE;
    /// Up to so many bars the tab trains by itself when it is first seen: a matter of seconds.
    private static final int MOST_UNASKED = 20_000;
    private static final String FIRST = "bollinger-reversion";
    private static final int CHANCE_RUNS = 200;
    /// Fewer could not say what one gate in forty does.
    private static final int FEWEST_CHANCE_RUNS = 40;
    private static final double CHANCE_BARS = 3e6;

    private final Session session;
    private final SealedEnd end;
    private final ReadOnlyObjectWrapper<Optional<Session.Open>> open =
            new ReadOnlyObjectWrapper<>(this, "open", Optional.empty());
    private final ReadOnlyObjectWrapper<Asked> asked =
            new ReadOnlyObjectWrapper<>(this, "asked", Asked.of(StrategyCatalog.get(FIRST)));
    private final ReadOnlyObjectWrapper<Optional<Trained>> trained =
            new ReadOnlyObjectWrapper<>(this, "trained", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AtThreshold>> at =
            new ReadOnlyObjectWrapper<>(this, "at", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Gate.Chance>> chance =
            new ReadOnlyObjectWrapper<>(this, "chance", Optional.empty());
    private final ReadOnlyBooleanWrapper training = new ReadOnlyBooleanWrapper(this, "training");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final DoubleProperty threshold = new SimpleDoubleProperty(this, "threshold", Advice.DEFAULT_THRESHOLD);
    private final BooleanProperty scaled = new SimpleBooleanProperty(this, "scaled", false);
    private final Listing listing = new Listing(trained);
    private final BooleanBinding stale;
    private final Newest<AtThreshold> atNewest;
    private final Newest<Gate.Chance> chanceNewest;
    private Optional<RunningJob> running = Optional.empty();
    private String begun = "";
    private boolean seen;

    public SignalsViewModel(Session session) {
        this.session = session;
        this.end = new SealedEnd(session);
        this.stale = Bindings.createBooleanBinding(
                () -> trained.get().filter(t -> !t.asked().equals(asked.get()) || isOtherEnd(t)).isPresent(),
                asked, trained, end.barsProperty());
        this.atNewest = new Newest<>(session.jobs(), "Apply the threshold", this::applied, session::fail);
        this.chanceNewest = new Newest<>(
                session.jobs(), "Gate by chance", found -> chance.set(Optional.of(found)), session::fail);
        threshold.subscribe(_ -> apply());
        scaled.subscribe(_ -> apply());
        session.openProperty().subscribe(this::datasetChanged);
        session.testedProperty().subscribe(_ -> followBacktest());
        asked.subscribe(_ -> look());
        session.tuningsProperty().subscribe(_ -> look());
        // An opening changes the count of trials.
        session.trialsProperty().subscribe(_ -> {
            if (!end.noteProperty().get().isEmpty()) {
                look();
            }
        });
    }

    Session session() {
        return session;
    }

    ReadOnlyObjectProperty<Optional<Session.Open>> openProperty() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// The last good training of the open dataset.
    ReadOnlyObjectProperty<Optional<Trained>> trainedProperty() {
        return trained.getReadOnlyProperty();
    }

    /// What the threshold makes of it; the newest wins.
    ReadOnlyObjectProperty<Optional<AtThreshold>> atProperty() {
        return at.getReadOnlyProperty();
    }

    /// What gates do that execute as many signals by chance.
    ReadOnlyObjectProperty<Optional<Gate.Chance>> chanceProperty() {
        return chance.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty trainingProperty() {
        return training.getReadOnlyProperty();
    }

    /// Why the last training came to nothing; empty where it did not.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    BooleanBinding staleBinding() {
        return stale;
    }

    /// Where scoring ends before a sealed holdout, in words; empty where it does not.
    ReadOnlyStringProperty endProperty() {
        return end.noteProperty();
    }

    private boolean isOtherEnd(Trained shown) {
        return shown.source().series().size() != end.barsProperty().get();
    }

    /// Finds what is sealed now. What shows bars that a tuning has sealed since is shown no longer.
    private void look() {
        end.look(open.get(), asked.get().strategy());
        if (trained.get().filter(end::isReachedBy).isPresent()) {
            forget();
            begun = "";
            trainUnasked();
        }
    }

    DoubleProperty thresholdProperty() {
        return threshold;
    }

    /// Whether entries are sized by their score.
    BooleanProperty scaledProperty() {
        return scaled;
    }

    /// The chosen signal, an index of the table; [#NONE] for none.
    IntegerProperty selectedProperty() {
        return listing.selectedProperty();
    }

    ObjectProperty<Filter> filterProperty() {
        return listing.filterProperty();
    }

    /// The signals that the filter lists, by time.
    ObservableList<Integer> listed() {
        return listing.signals();
    }

    List<Strategy> strategies() {
        return StrategyCatalog.all();
    }

    void setStrategy(Strategy strategy) {
        asked.set(asked.get().withStrategy(strategy));
        followBacktest();
    }

    /// Takes the parameters with which the Backtest tab runs the same strategy.
    private void followBacktest() {
        session.testedProperty().get()
                .filter(tested -> tested.strategy().id().equals(asked.get().strategy().id()))
                .ifPresent(tested -> asked.set(asked.get().withParameters(tested.parameters())));
    }

    /// With which parameters and costs signals are made and judged, and where they are from.
    String parametersStatement() {
        Asked now = asked.get();
        String from = now.parameters().equals(now.strategy().space().defaults())
                ? "its defaults"
                : "as in the Backtest tab";
        Execution costs = Execution.defaults();
        return "%s: %s. Fee %s bp, slippage %s bp a leg."
                .formatted(
                        now.words(), from, Figures.exact(costs.feeBps()), Figures.exact(costs.slippageBps()));
    }

    void setSide(Execution.Side side) {
        asked.set(asked.get().withSide(side));
    }

    void setLearner(String learner) {
        asked.set(asked.get().withLearner(learner));
    }

    void setLabel(LabelRule label) {
        asked.set(asked.get().withLabel(label));
    }

    /// Takes a model trained elsewhere in the learner's place.
    ///
    /// @param trainedUntil the last day its training knew
    void takeModel(Path file, LocalDate trainedUntil) {
        Instant end = trainedUntil.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var _ = session.jobs().compute("Read " + file.getFileName(), _ -> OnnxFile.read(file, end),
                given -> asked.set(asked.get().withGiven(given)), session::fail);
    }

    void setCalibration(Calibration.Method calibration) {
        asked.set(asked.get().withCalibration(calibration));
    }

    /// @throws IllegalArgumentException with the rule that the walk breaks
    void setWalk(int firstFit, int refitEvery, int embargoBars) {
        asked.set(asked.get().withWalk(walk().with(firstFit, refitEvery, embargoBars)));
    }

    void useFeature(String feature, boolean used) {
        asked.set(asked.get().withFeature(feature, used));
    }

    /// Adds a feature by its name, such as day_of_week or ema(50).
    ///
    /// @throws IllegalArgumentException that says what is wrong with the name
    void addFeature(String name) {
        useFeature(SignalFeatures.of(name).name(), true);
    }

    WalkOptions walk() {
        return asked.get().walk();
    }

    /// Tells whether the tab is in front; the first time it is, it trains by itself where that takes seconds.
    void setSeen(boolean inFront) {
        seen = inFront;
        look();
        trainUnasked();
    }

    private void trainUnasked() {
        open.get()
                .filter(o -> seen && !training.get() && trained.get().isEmpty())
                .filter(o -> !begun.equals(o.dataset().sha256()) && o.columns().series().size() <= MOST_UNASKED)
                .ifPresent(_ -> train());
    }

    /// Trains for what is asked; what was shown stays until it is done.
    public void train() {
        look();
        if (!training.get()) {
            open.get().ifPresent(o -> train(o, asked.get()));
        }
    }

    private void train(Session.Open from, Asked what) {
        begun = from.dataset().sha256();
        problem.set("");
        if (what.used().isEmpty()) {
            problem.set("A scorer needs at least one feature; check one");
            return;
        }
        training.set(true);
        var source = end.unsealed(what.source(from.dataset().name(), from.columns()));
        var job = new TrainScorer(List.of(source), what.options(), Advice.DEFAULT_THRESHOLD, keeping());
        running = Optional.of(session.jobs()
                .start(
                        "Score %s on %s".formatted(what.strategy().id(), from.dataset().name()),
                        (Progress progress) -> Trained.run(from.dataset().name(), what, job, progress),
                        found -> trained(from, found),
                        cause -> failed(from, cause)));
    }

    private Optional<TrainScorer.Keeping> keeping() {
        try {
            return Optional.of(new TrainScorer.Keeping(
                    session.workspace().trainings(), session.workspace().signalScores()));
        } catch (StoreException keepsNone) {
            return Optional.empty();
        }
    }

    private void trained(Session.Open from, Trained found) {
        over();
        if (isOpen(from) && end.isReachedBy(found)) {
            train(); // a tuning began meanwhile and sealed some of what was scored
        } else if (isOpen(from)) {
            listing.selectedProperty().set(NONE);
            trained.set(Optional.of(found));
            listing.begin();
            session.statusProperty().set("Ready. Trained %d walk-forward models in %.1f s"
                    .formatted(found.study().walk().fits().size(), found.seconds()));
            apply();
        }
    }

    private void failed(Session.Open from, Throwable cause) {
        over();
        if (cause instanceof CancellationException) {
            session.statusProperty()
                    .set(trained.get().isEmpty() ? "Cancelled; nothing was trained." : "Cancelled; the last training stays.");
        } else if (cause instanceof IllegalArgumentException && isOpen(from)) {
            problem.set(String.valueOf(cause.getMessage()));
        } else {
            session.fail(cause);
        }
    }

    private void over() {
        running = Optional.empty();
        training.set(false);
        trainUnasked();
    }

    private boolean isOpen(Session.Open from) {
        return open.get().filter(o -> o == from).isPresent();
    }

    /// Stops the training; what was shown stays.
    public void cancel() {
        running.ifPresent(RunningJob::cancel);
    }

    private void datasetChanged(Optional<Session.Open> now) {
        cancel();
        problem.set("");
        forget();
        open.set(now);
        look();
        trainUnasked();
    }

    private void forget() {
        listing.selectedProperty().set(NONE);
        trained.set(Optional.empty());
        at.set(Optional.empty());
        chance.set(Optional.empty());
        listing.signals().clear();
    }

    private void apply() {
        trained.get().ifPresent(t -> {
            double limit = threshold.get();
            boolean byScore = scaled.get();
            atNewest.submit(() -> AtThreshold.of(t, limit, byScore));
        });
    }

    private void applied(AtThreshold found) {
        if (trained.get().filter(t -> t == found.trained()).isEmpty()) {
            return;
        }
        at.set(Optional.of(found));
        int judged = found.confusion().count();
        if (judged > 0) {
            Gate gate = found.trained().gate();
            int bars = gate.period().toBar() - gate.period().fromBar();
            int runs = (int) Math.max(FEWEST_CHANCE_RUNS, Math.min(CHANCE_RUNS, CHANCE_BARS / bars));
            chanceNewest.submit(() -> gate.chance(found.threshold(), found.scaled(), runs));
        }
    }

    /// Signals that the filter hides because their model may have seen them.
    long hiddenInSample() {
        return listing.hiddenInSample();
    }

    /// Selects the next or previous listed signal.
    void step(int by) {
        listing.step(by);
    }

    /// Hands the training over to gate the backtest: where that knows of more signals, each still gets the score it has
    /// here.
    void gate(SignalsTab.Gating gating) {
        trained.get().ifPresent(t -> gating.gate(t.source(), t.asked().options(), threshold.get(), scaled.get()));
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }
}
