package io.abtpro.ui.signals;

import io.abtpro.report.Figures;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.Gate;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Steps;
import io.abtpro.ui.task.LatestOnly;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

import java.util.Optional;

/// The threshold above which signals are executed, what it makes of a training, and its edits: one
/// drag is one of them.
final class ThresholdViewModel {
    private static final int CHANCE_RUNS = 200;

    /// Fewer could not say what one gate in forty does.
    private static final int FEWEST_CHANCE_RUNS = 40;

    private static final double CHANCE_BARS = 3e6;
    private static final String KEPT = "signals.threshold";
    private static final String KEPT_SCALED = "signals.sizeByScore";

    private final Session session;
    private final ObservableValue<Optional<TrainedScorer>> trained;
    private final ReadOnlyDoubleWrapper threshold =
            new ReadOnlyDoubleWrapper(this, "threshold", Advice.DEFAULT_THRESHOLD);
    private final BooleanProperty scaled = new SimpleBooleanProperty(this, "scaled", false);
    private final ReadOnlyObjectWrapper<Optional<AtThreshold>> at =
            new ReadOnlyObjectWrapper<>(this, "at", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Gate.Chance>> chance =
            new ReadOnlyObjectWrapper<>(this, "chance", Optional.empty());
    private final LatestOnly<AtThreshold> atNewest;
    private final LatestOnly<Gate.Chance> chanceNewest;
    private Optional<Double> dragStart = Optional.empty();

    ThresholdViewModel(Session session, ObservableValue<Optional<TrainedScorer>> trained) {
        this.session = session;
        this.trained = trained;
        this.atNewest =
                new LatestOnly<>(
                        session.jobs(), "Apply the threshold", this::applied, session::fail);
        this.chanceNewest =
                new LatestOnly<>(
                        session.jobs(),
                        "Gate by chance",
                        found -> chance.set(Optional.of(found)),
                        session::fail);
        recall();
        threshold.subscribe(_ -> apply());
        scaled.subscribe(_ -> apply());
        threshold.subscribe((_, now) -> session.kept().put(KEPT, now.toString()));
        scaled.subscribe((_, now) -> session.kept().put(KEPT_SCALED, now.toString()));
    }

    private void recall() {
        try {
            session.kept()
                    .get(KEPT)
                    .map(Double::parseDouble)
                    .filter(kept -> kept >= 0 && kept <= 1)
                    .ifPresent(threshold::set);
        } catch (NumberFormatException notKept) {
            threshold.set(Advice.DEFAULT_THRESHOLD);
        }
        scaled.set(session.kept().get(KEPT_SCALED).map(Boolean::parseBoolean).orElse(false));
    }

    ReadOnlyDoubleProperty valueProperty() {
        return threshold.getReadOnlyProperty();
    }

    /// Whether entries are sized by their score.
    BooleanProperty scaledProperty() {
        return scaled;
    }

    /// What the threshold makes of the training; the newest wins.
    ReadOnlyObjectProperty<Optional<AtThreshold>> atProperty() {
        return at.getReadOnlyProperty();
    }

    /// What gates do that execute as many signals by chance.
    ReadOnlyObjectProperty<Optional<Gate.Chance>> chanceProperty() {
        return chance.getReadOnlyProperty();
    }

    double get() {
        return threshold.get();
    }

    void set(double value) {
        if (value != get()) {
            double before = get();
            threshold.set(value);
            if (dragStart.isEmpty()) {
                did(before);
            }
        }
    }

    void beginDrag() {
        dragStart = dragStart.or(() -> Optional.of(get()));
    }

    void endDrag() {
        dragStart.filter(start -> start != get()).ifPresent(this::did);
        dragStart = Optional.empty();
    }

    private void did(double before) {
        double after = get();
        session.steps().did(new Steps.Step(() -> restore(before), () -> restore(after)));
    }

    private void restore(double value) {
        threshold.set(value);
        session.statusProperty()
                .set("The threshold is %s again.".formatted(Figures.plain(value, 2)));
    }

    void clear() {
        at.set(Optional.empty());
        chance.set(Optional.empty());
    }

    void apply() {
        trained.getValue()
                .ifPresent(
                        t -> {
                            double limit = get();
                            boolean byScore = scaled.get();
                            atNewest.submit(() -> AtThreshold.of(t, limit, byScore));
                        });
    }

    @SuppressWarnings("ReferenceEquality") // still the very training that was asked about
    private void applied(AtThreshold found) {
        if (trained.getValue().filter(t -> t == found.trained()).isEmpty()) {
            return;
        }
        at.set(Optional.of(found));
        int judged = found.confusion().count();
        if (judged > 0) {
            Gate gate = found.trained().gate();
            int bars = gate.period().toBar() - gate.period().fromBar();
            int runs =
                    (int) Math.max(FEWEST_CHANCE_RUNS, Math.min(CHANCE_RUNS, CHANCE_BARS / bars));
            chanceNewest.submit(() -> gate.chance(found.threshold(), found.scaled(), runs));
        }
    }
}
