package io.abtpro.ui.backtest.inputs;

import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.SealedHoldout;
import io.abtpro.holdout.Seals;
import io.abtpro.jobs.Job;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Optional;

/// Stops runs that would look at a sealed holdout, until it was opened in so many words or the
/// period ends before it.
final class SealedGuard {
    /// What was stopped.
    record Stopped(SealedHoldout holdout, BarSeries series, Research inputs) {
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

    private final Session session;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Optional<Stopped>> stopped =
            new ReadOnlyObjectWrapper<>(this, "stopped", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Stopped>> shortened =
            new ReadOnlyObjectWrapper<>(this, "shortened", Optional.empty());

    SealedGuard(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        session.openProperty().subscribe(_ -> stopped.set(Optional.empty()));
    }

    /// The run that waits for an answer; empty while none does.
    ReadOnlyObjectProperty<Optional<Stopped>> stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /// `inputs` for bars that were just opened: a period that nobody chose ends before a sealed
    /// holdout.
    Research opening(BarSeries series, Research inputs) {
        Research asked =
                isShortened(inputs) || isShortenedSince(series, inputs)
                        ? inputs.withPeriod(inputs.from(), Optional.empty())
                        : inputs;
        shortened.set(Optional.empty());
        if (asked.to().isPresent() || asked.from().isPresent() || !stops(series, asked)) {
            return asked;
        }
        Stopped reached = stopped.get().orElseThrow();
        stopped.set(Optional.empty());
        shortened.set(Optional.of(reached));
        return asked.withPeriod(Optional.empty(), Optional.of(reached.dayBefore()));
    }

    /// True for a period that was shortened when the window was last open: it ends with the day
    /// before what is sealed.
    private boolean isShortenedSince(BarSeries series, Research inputs) {
        return shortened.get().isEmpty()
                && inputs.from().isEmpty()
                && inputs.to().isPresent()
                && seals().first(series, inputs.strategy().id())
                        .map(h -> new Stopped(h, series, inputs).dayBefore())
                        .equals(inputs.to());
    }

    /// `after` another strategy was chosen: an end that nobody chose is not kept for it.
    Research choosing(BarSeries series, Research before, Research after) {
        boolean kept = isShortened(before) && after.to().equals(before.to());
        return opening(series, kept ? after.withPeriod(after.from(), Optional.empty()) : after);
    }

    private boolean isShortened(Research inputs) {
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
    boolean stops(BarSeries series, Research inputs) {
        stopped.set(Optional.empty());
        if (!isShortened(inputs)) {
            shortened.set(Optional.empty());
        }
        stopped.set(
                seals().reached(series, inputs.strategy().id(), inputs.period(series))
                        .filter(_ -> canRun(series, inputs))
                        .map(h -> new Stopped(h, series, inputs)));
        return stopped.get().isPresent();
    }

    private Seals seals() {
        return session.sealsProperty().get();
    }

    /// The bars that are sealed for the strategy of `inputs`, whatever period is run: of them
    /// nothing is shown.
    BitSet hidden(BarSeries series, Research inputs) {
        return seals().hidden(series, inputs.strategy().id());
    }

    /// True where bars are sealed now of which something is shown: a tuning has begun since.
    boolean isBroken(BacktestRequest shown) {
        if (!seals().isOf(shown.series())) {
            return false; // another dataset is being opened, which clears what is shown
        }
        BitSet broken = hidden(shown.series(), shown.inputs());
        broken.andNot(shown.hidden());
        return !broken.isEmpty();
    }

    /// False for parameters that break a rule of the strategy: such a run fails by itself and looks
    /// at nothing.
    private static boolean canRun(BarSeries series, Research inputs) {
        try {
            SealedHoldout.check(series, inputs.strategy(), inputs.parameters());
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    /// Logs that the waiting run opens its holdout, then runs `then`: the run may begin.
    void open(Runnable then) {
        stopped.get()
                .or(shortened::get)
                .ifPresent(
                        s -> {
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "Open the holdout",
                                                    Job.write(_ -> log(s)),
                                                    _ -> session.readSeals(then),
                                                    session::fail);
                        });
    }

    private Stopped log(Stopped opened) {
        opened.holdout()
                .open(session.workspace().tunings(), opened.inputs().parameters(), clock.instant());
        return opened;
    }
}
