package io.abtpro.ui.tuning.result;

import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningSource;
import io.abtpro.jobs.WalkTuning;
import io.abtpro.report.Figures;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.WalkForward;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.tuning.search.SearchViewModel;
import io.abtpro.ui.tuning.setup.SetupViewModel;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/// State of the walk-forward view: the walk of the shown tuning, and what another one would cost.
public final class WalkViewModel {
    private final Session session;
    private final SetupViewModel setup;
    private final SearchViewModel search;
    private final LongSupplier nanos;
    private final ReadOnlyObjectWrapper<Optional<WalkForward.Result>> walk =
            new ReadOnlyObjectWrapper<>(this, "walk", Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private OptionalDouble secondsPerBacktest = OptionalDouble.empty();
    private long begun;
    private int asked;

    /// @param nanos a clock that only goes forward
    public WalkViewModel(
            Session session, SetupViewModel setup, SearchViewModel search, LongSupplier nanos) {
        this.session = session;
        this.setup = setup;
        this.search = search;
        this.nanos = nanos;
        search.runningProperty().subscribe(now -> begun = now ? nanos.getAsLong() : begun);
        reportProperty().subscribe(this::take);
    }

    private void take(Optional<TuneParameters.Report> report) {
        asked++;
        running.set(false);
        walk.set(report.flatMap(r -> r.result().walkForward()));
        secondsPerBacktest = OptionalDouble.empty();
        report.filter(_ -> begun != 0 && !search.runningProperty().get())
                .ifPresent(
                        r ->
                                secondsPerBacktest =
                                        OptionalDouble.of(
                                                (nanos.getAsLong() - begun)
                                                        / 1e9
                                                        / Math.max(1, r.result().trials().size())));
        begun = 0;
    }

    ReadOnlyObjectProperty<Optional<WalkForward.Result>> walkProperty() {
        return walk.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The report of the tuning that is shown.
    ReadOnlyObjectProperty<Optional<TuneParameters.Report>> reportProperty() {
        return search.outcome().reportProperty();
    }

    /// The dataset that was tuned.
    Optional<TuningSource> source() {
        return setup.sourceProperty().get();
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }

    /// What a walk would cost, in words, and that it is counted.
    String cost(TuningAnalysis.Walk asked) {
        int backtests = asked.windows() * (asked.budget() + 1);
        String time =
                secondsPerBacktest.isEmpty()
                        ? ""
                        : ", about %s s"
                                .formatted(
                                        Figures.plain(
                                                Math.max(
                                                        1,
                                                        backtests
                                                                * secondsPerBacktest.getAsDouble()),
                                                0));
        return "at most %,d backtests%s; each new one is counted as a trial"
                .formatted(backtests, time);
    }

    /// Why this walk cannot be; empty where it can.
    Optional<String> problem(TuningAnalysis.Walk asked) {
        int part =
                reportProperty()
                        .get()
                        .map(
                                r ->
                                        (r.result().splits().validation().toBar()
                                                        - r.result().splits().train().fromBar())
                                                / (asked.windows() + 3))
                        .orElse(0);
        if (asked.windows() < 1 || asked.budget() < 1) {
            return Optional.of("windows and backtests must be 1 or more");
        }
        return part < 20
                ? Optional.of(
                        "%d windows leave %d bars each, and each needs 20; take fewer"
                                .formatted(asked.windows(), part))
                : Optional.empty();
    }

    /// Walks forward as a job.
    void start(TuningAnalysis.Walk wanted) {
        if (running.get() || problem(wanted).isPresent()) {
            return;
        }
        source().ifPresent(
                        source ->
                                reportProperty()
                                        .get()
                                        .ifPresent(
                                                report -> {
                                                    int mine = ++asked;
                                                    running.set(true);
                                                    var _ =
                                                            session.jobs()
                                                                    .start(
                                                                            "Walk forward "
                                                                                    + report.result()
                                                                                            .grid()
                                                                                            .strategy()
                                                                                            .id()
                                                                                    + " on "
                                                                                    + source.name(),
                                                                            new WalkTuning(
                                                                                    session
                                                                                            .workspace(),
                                                                                    source,
                                                                                    report.id(),
                                                                                    report.result(),
                                                                                    wanted),
                                                                            found -> {
                                                                                if (mine == asked) {
                                                                                    running.set(
                                                                                            false);
                                                                                    walk.set(
                                                                                            Optional
                                                                                                    .of(
                                                                                                            found));
                                                                                    session
                                                                                            .recount();
                                                                                }
                                                                            },
                                                                            cause -> {
                                                                                if (mine == asked) {
                                                                                    running.set(
                                                                                            false);
                                                                                }
                                                                                session.fail(cause);
                                                                            });
                                                }));
    }
}
