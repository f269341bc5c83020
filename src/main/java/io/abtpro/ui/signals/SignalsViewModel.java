package io.abtpro.ui.signals;

import io.abtpro.jobs.KeptStudies;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.scoring.Advice;
import io.abtpro.store.StoreException;
import io.abtpro.ui.session.PriceScale;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.ResearchViewModel;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Training;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// State of the Signals tab: what is asked, the last good training, the threshold and the chosen
/// signal.
public final class SignalsViewModel {
    static final int NONE = Listing.NONE;

    /// Up to so many bars the tab trains by itself when it is first seen: a matter of seconds.
    private static final int MOST_UNASKED = 20_000;

    private final Session session;
    private final PriceScale scale;
    private final SealedEnd end;
    private final ReadOnlyObjectWrapper<Optional<Session.Open>> open =
            new ReadOnlyObjectWrapper<>(this, "open", Optional.empty());
    private final Training<ScorerInputs, TrainedScorer> training;
    private final Listing listing;
    private final InputsViewModel inputs;
    private final ThresholdViewModel threshold;
    private final BooleanBinding stale;
    private final StringBinding ofAnother;
    private final Set<String> begun = new HashSet<>();
    private boolean seen;

    public SignalsViewModel(Session session) {
        this.session = session;
        scale = new PriceScale(session.kept(), "signals");
        this.end = new SealedEnd(session);
        this.inputs = new InputsViewModel(session);
        this.training =
                new Training<>(
                        session,
                        "the last training",
                        this::asked,
                        (t, now) -> t.asked().equals(now) && !isOtherEnd(t),
                        this::trainUnasked);
        this.listing = new Listing(training.resultProperty());
        this.threshold = new ThresholdViewModel(session, training.resultProperty());
        this.stale = training.stale(inputs.askedProperty(), end.barsProperty());
        this.ofAnother =
                Bindings.createStringBinding(
                        this::ofAnotherResearch, training.resultProperty(), inputs.askedProperty());
        session.openProperty().subscribe(this::datasetChanged);
        session.research().nowProperty().subscribe(_ -> researchChanged());
        session.sealsProperty().subscribe(_ -> lookForSeal());
    }

    /// The research at the top of the tab.
    ResearchViewModel research() {
        return new ResearchViewModel(session);
    }

    /// Says of what the training shown is where that is another research; else empty.
    ObservableValue<String> ofAnotherResearchProperty() {
        return ofAnother;
    }

    private String ofAnotherResearch() {
        return trained()
                .filter(t -> !t.asked().isOfSameResearch(asked()))
                .map(t -> "These scores are of %s.".formatted(t.asked().words()))
                .orElse("");
    }

    /// Says `sentence` in the status line.
    void say(String sentence) {
        session.statusProperty().set(sentence);
    }

    ReadOnlyObjectProperty<Optional<Session.Open>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// What is asked, and how it is changed.
    InputsViewModel inputs() {
        return inputs;
    }

    private ScorerInputs asked() {
        return inputs.askedProperty().get();
    }

    /// The scale of the price of the chosen signal.
    PriceScale scale() {
        return scale;
    }

    /// The threshold, and what it makes of the training.
    ThresholdViewModel threshold() {
        return threshold;
    }

    /// The last good training of the open dataset.
    ReadOnlyObjectProperty<Optional<TrainedScorer>> trainedProperty() {
        return training.resultProperty();
    }

    ReadOnlyBooleanProperty trainingProperty() {
        return training.runningProperty();
    }

    /// Why the last training came to nothing; empty where it did not.
    ReadOnlyStringProperty problemProperty() {
        return training.problemProperty();
    }

    BooleanBinding staleBinding() {
        return stale;
    }

    /// Where scoring ends before a sealed holdout, in words; empty where it does not.
    ReadOnlyStringProperty endProperty() {
        return end.noteProperty();
    }

    private boolean isOtherEnd(TrainedScorer shown) {
        return shown.source().series().size() != end.barsProperty().get();
    }

    /// Why another research could not be scored is said of that one alone.
    private void researchChanged() {
        lookForSeal();
        if (trained().isEmpty() && !training.runningProperty().get()) {
            training.forgive();
            open.get().map(o -> o.dataset().sha256()).ifPresent(begun::remove);
            trainUnasked();
        }
    }

    /// Finds what is sealed now. What shows bars that a tuning has sealed since is shown no longer.
    private void lookForSeal() {
        end.lookUp(open.get());
        if (trained().filter(end::isReachedBy).isPresent()) {
            forget();
            open.get().map(o -> o.dataset().sha256()).ifPresent(begun::remove);
            trainUnasked();
        }
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

    /// Tells whether the tab is in front; the first time it is, it trains by itself where that
    /// takes seconds.
    void setSeen(boolean inFront) {
        seen = inFront;
        lookForSeal();
        trainUnasked();
    }

    private void trainUnasked() {
        open.get()
                .filter(o -> seen && !training.runningProperty().get() && trained().isEmpty())
                .filter(o -> !begun.contains(o.dataset().sha256()))
                .ifPresent(this::trainUnasked);
    }

    /// What takes longer is shown by itself where it was trained before.
    private void trainUnasked(Session.Open from) {
        if (from.columns().series().size() <= MOST_UNASKED) {
            train();
            return;
        }
        begun.add(from.dataset().sha256());
        ScorerInputs what = asked();
        var source = end.unsealed(what.source(from.dataset().name(), from.columns()));
        KeptStudies studies = studies();
        var _ =
                session.jobs()
                        .compute(
                                "Kept scores",
                                _ -> studies.holds(List.of(source), what.options()),
                                kept -> {
                                    if (kept && isStillAsked(from, what)) {
                                        train();
                                    }
                                },
                                session::fail);
    }

    private boolean isStillAsked(Session.Open from, ScorerInputs what) {
        return trained().isEmpty()
                && asked().equals(what)
                && open.get().filter(o -> o.equals(from)).isPresent();
    }

    private KeptStudies studies() {
        return new KeptStudies(session.workspace().results());
    }

    /// Trains for what is asked; what was shown stays until it is done.
    public void train() {
        lookForSeal();
        if (!training.runningProperty().get()) {
            open.get().ifPresent(o -> train(o, asked()));
        }
    }

    private void train(Session.Open from, ScorerInputs what) {
        begun.add(from.dataset().sha256());
        if (what.used().isEmpty()) {
            training.refuse("A scorer needs at least one feature; check one");
            return;
        }
        var source = end.unsealed(what.source(from.dataset().name(), from.columns()));
        var job =
                new TrainScorer(
                        List.of(source),
                        what.options(),
                        Advice.DEFAULT_THRESHOLD,
                        keeping(),
                        studies());
        training.start(
                "Train %s, %s"
                        .formatted(
                                what.options().learner().label().toLowerCase(Locale.ROOT),
                                Research.words(what.strategy(), what.parameters())),
                (Progress progress) ->
                        TrainedScorer.run(from.dataset().name(), what, job, progress),
                this::trained);
    }

    private Optional<TrainedScorer> trained() {
        return training.resultProperty().get();
    }

    private Optional<TrainScorer.Keeping> keeping() {
        try {
            return Optional.of(TrainScorer.Keeping.in(session.workspace()));
        } catch (StoreException keepsNone) {
            return Optional.empty();
        }
    }

    private void trained(TrainedScorer found) {
        if (end.isReachedBy(found)) {
            train(); // a tuning began meanwhile and sealed some of what was scored
        } else {
            listing.selectedProperty().set(NONE);
            training.show(Optional.of(found));
            listing.begin();
            session.statusProperty().set(found.sentence());
            threshold.apply();
        }
    }

    /// Stops the training; what was shown stays.
    public void cancel() {
        training.cancel();
    }

    private void datasetChanged(Optional<Session.Open> now) {
        listing.selectedProperty().set(NONE);
        threshold.clear();
        open.set(now);
        training.follow(now.map(o -> o.dataset().sha256()), found -> !end.isReachedBy(found));
        listing.begin();
        lookForSeal();
        threshold.apply();
        trainUnasked();
    }

    private void forget() {
        listing.selectedProperty().set(NONE);
        training.show(Optional.empty());
        threshold.clear();
        listing.signals().clear();
    }

    /// Signals that the filter hides because their model may have seen them.
    long hiddenInSample() {
        return listing.hiddenInSample();
    }

    /// Selects the next or previous listed signal.
    void step(int by) {
        listing.step(by);
    }

    /// Hands the training over to gate the backtest: where that knows of more signals, each still
    /// gets the score it has here.
    void gate(SignalsTab.Gating gating) {
        trained()
                .ifPresent(
                        t ->
                                gating.gate(
                                        t.source(),
                                        t.asked().options(),
                                        threshold.get(),
                                        threshold.scaledProperty().get()));
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }
}
