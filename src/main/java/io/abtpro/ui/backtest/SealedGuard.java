package io.abtpro.ui.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.SealedHoldout;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Stops runs that would look at a sealed holdout, until it was opened in so many words or the
/// period ends before it.
public final class SealedGuard {
    /// What was stopped.
    public record Stopped(SealedHoldout holdout, BarSeries series, Inputs inputs) {
        /// The last day before the holdout.
        LocalDate dayBefore() {
            return LocalDate.ofInstant(holdout.from(), series.zone()).minusDays(1);
        }

        /// Its days, such as "2016-05-05 to 2020-04-17".
        String span() {
            return "%s to %s"
                    .formatted(
                            LocalDate.ofInstant(holdout.from(), series.zone()),
                            LocalDate.ofInstant(holdout.to(), series.zone()));
        }
    }

    private record Key(String sha256, String strategy) {}

    private final Session session;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Optional<Stopped>> stopped =
            new ReadOnlyObjectWrapper<>(this, "stopped", Optional.empty());
    private Optional<Key> known = Optional.empty();
    private List<SealedHoldout> sealed = List.of();
    private final ReadOnlyObjectWrapper<Optional<Stopped>> shortened =
            new ReadOnlyObjectWrapper<>(this, "shortened", Optional.empty());

    SealedGuard(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
        session.tuningsProperty().subscribe(_ -> known = Optional.empty());
        // An opening changes the count of trials.
        session.trialsProperty().subscribe(_ -> known = Optional.empty());
        session.openProperty().subscribe(_ -> stopped.set(Optional.empty()));
    }

    /// The run that waits for an answer; empty while none does.
    public ReadOnlyObjectProperty<Optional<Stopped>> stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /// `inputs` for bars that were just opened: a period that nobody chose ends before a sealed
    /// holdout.
    Inputs opening(BarSeries series, Inputs inputs) {
        Inputs asked =
                isShortened(inputs) ? inputs.withPeriod(inputs.from(), Optional.empty()) : inputs;
        shortened.set(Optional.empty());
        if (asked.to().isPresent() || asked.from().isPresent() || !stops(series, asked)) {
            return asked;
        }
        Stopped reached = stopped.get().orElseThrow();
        stopped.set(Optional.empty());
        shortened.set(Optional.of(reached));
        return asked.withPeriod(Optional.empty(), Optional.of(reached.dayBefore()));
    }

    /// `inputs` with another strategy: an end that nobody chose is not kept for it.
    Inputs choosing(BarSeries series, Inputs inputs, Strategy next) {
        Inputs free =
                isShortened(inputs) ? inputs.withPeriod(inputs.from(), Optional.empty()) : inputs;
        return opening(series, free.withStrategy(next));
    }

    private boolean isShortened(Inputs inputs) {
        return shortened
                .get()
                .filter(
                        s ->
                                inputs.to().equals(Optional.of(s.dayBefore()))
                                        && inputs.strategy().id().equals(s.holdout().strategy()))
                .isPresent();
    }

    /// The holdout before which a period ends that nobody chose; empty once another period was
    /// chosen.
    ReadOnlyObjectProperty<Optional<Stopped>> shortenedProperty() {
        return shortened.getReadOnlyProperty();
    }

    /// True where a run of `inputs` has to wait.
    boolean stops(BarSeries series, Inputs inputs) {
        stopped.set(Optional.empty());
        if (!isShortened(inputs)) {
            shortened.set(Optional.empty());
        }
        look(series, inputs);
        var period = inputs.period(series);
        stopped.set(
                sealed.stream()
                        .filter(h -> h.isReachedBy(period) && canRun(series, inputs))
                        .findFirst()
                        .map(h -> new Stopped(h, series, inputs)));
        return stopped.get().isPresent();
    }

    private void look(BarSeries series, Inputs inputs) {
        var key = new Key(series.sha256(), inputs.strategy().id());
        if (!known.equals(Optional.of(key))) {
            sealed = SealedHoldout.of(session.workspace().tunings(), series, key.strategy());
            known = Optional.of(key);
        }
    }

    /// The bars that are sealed for the strategy of `inputs`, whatever period is run: of them
    /// nothing is shown.
    BitSet hidden(BarSeries series, Inputs inputs) {
        look(series, inputs);
        var hidden = new BitSet();
        sealed.forEach(s -> hidden.set(s.holdout().fromBar(), s.holdout().toBar()));
        return hidden;
    }

    /// False for parameters that break a rule of the strategy: such a run fails by itself and looks
    /// at nothing.
    private static boolean canRun(BarSeries series, Inputs inputs) {
        try {
            SealedHoldout.check(series, inputs.strategy(), inputs.parameters());
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    /// Logs that the waiting run opens its holdout; the run may then begin.
    void open() {
        stopped.get()
                .or(shortened::get)
                .ifPresent(
                        s -> {
                            s.holdout()
                                    .open(
                                            session.workspace().tunings(),
                                            s.inputs().parameters(),
                                            clock.instant());
                            known = Optional.empty();
                        });
    }
}
