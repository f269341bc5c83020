package io.abtpro.ui.tuning.setup;

import io.abtpro.jobs.Durations;
import io.abtpro.jobs.ExpectTuning;
import io.abtpro.jobs.Progress;
import io.abtpro.report.Figures;
import io.abtpro.tuning.Method;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.LatestOnly;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// How long what is set up will take, and other ways to begin.
public final class ExpectedViewModel {
    static final String TITLE = "Expected time";

    private final Session session;
    private final SetupViewModel setup;
    private final Runnable start;
    private final LongSupplier nanos;
    private final LatestOnly<Answer> newest;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyStringWrapper around = new ReadOnlyStringWrapper(this, "around", "");
    private final ReadOnlyStringWrapper sweep = new ReadOnlyStringWrapper(this, "sweep", "");
    private boolean looking;

    private record Answer(SearchSetup setup, ExpectTuning.Expected expected) {}

    /// @param start begins what is set up
    /// @param nanos a clock that only goes forward
    public ExpectedViewModel(
            Session session, SetupViewModel setup, Runnable start, LongSupplier nanos) {
        this.session = session;
        this.setup = setup;
        this.start = start;
        this.nanos = nanos;
        newest = new LatestOnly<>(session.jobs(), TITLE, this::show, _ -> clear());
        setup.setupProperty().subscribe(_ -> estimate());
        setup.problemProperty().subscribe((_, _) -> estimate());
        session.research().nowProperty().subscribe((_, _) -> showAround());
    }

    /// "2,743 cells, 5,000 episodes on 2,800 bars: about 8 s here. ..."; without the time while
    /// that is not known.
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// "Use ranges around the Backtest tab's 16 / 128"; empty where they are set already.
    public ReadOnlyStringProperty aroundProperty() {
        return around.getReadOnlyProperty();
    }

    /// "Sweep the whole grid first, 0.3 s"; empty where that is what is set up.
    public ReadOnlyStringProperty sweepProperty() {
        return sweep.getReadOnlyProperty();
    }

    /// Asks only while somebody looks.
    public void setSeen(boolean now) {
        looking = now;
        estimate();
    }

    /// Takes strategy and parameters of the Backtest tab, with ranges around them.
    public void around() {
        Research research = session.research().now();
        setup.setUp(research.strategy(), research.parameters());
    }

    /// Begins a grid search over what is set up.
    public void sweep() {
        setup.setMethod(Method.GRID);
        start.run();
    }

    private void estimate() {
        showAround();
        Optional<SearchSetup> now = setup.setupProperty().get();
        if (!looking
                || now.isEmpty()
                || !setup.problemProperty().get().isEmpty()
                || setup.sourceProperty().get().isEmpty()) {
            clear();
            return;
        }
        SearchSetup asked = now.get();
        var series = setup.sourceProperty().get().get().series();
        newest.submit(
                () ->
                        new Answer(
                                asked,
                                new ExpectTuning(series, asked.request(), nanos)
                                        .run(Progress.ignored())));
    }

    private void clear() {
        text.set("");
        sweep.set("");
    }

    private void show(Answer answer) {
        if (!looking
                || !setup.problemProperty().get().isEmpty()
                || !setup.setupProperty().get().equals(Optional.of(answer.setup()))) {
            return;
        }
        text.set(
                answer.expected().sentence(answer.setup().request())
                        + ". You can pause or cancel, and keep what was found.");
        sweep.set(
                answer.setup().options().method() == Method.GRID
                        ? ""
                        : "Sweep the whole grid first, "
                                + Durations.about(answer.expected().gridSeconds()));
    }

    private void showAround() {
        Research research = session.research().now();
        boolean same =
                setup.setupProperty()
                        .get()
                        .map(
                                now ->
                                        now.strategy().id().equals(research.strategy().id())
                                                && now.base().equals(research.parameters()))
                        .orElse(true);
        around.set(same ? "" : "Use ranges around the Backtest tab's " + words(research));
    }

    private static String words(Research research) {
        return research.strategy().id()
                + " "
                + research.strategy().space().parameters().stream()
                        .filter(p -> !p.offAtZero())
                        .map(p -> Figures.exact(research.parameters().get(p.name())))
                        .collect(Collectors.joining(" / "));
    }
}
