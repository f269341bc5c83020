package io.abtpro.ui.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.SealedHoldout;
import io.abtpro.ui.session.Session;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Stops runs that would look at a sealed holdout, until it was opened in so many words or the period ends before it.
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

    SealedGuard(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
        // A tuning and an opening both change the count of trials.
        session.trialsProperty().subscribe(_ -> known = Optional.empty());
        session.openProperty().subscribe(_ -> stopped.set(Optional.empty()));
    }

    /// The run that waits for an answer; empty while none does.
    public ReadOnlyObjectProperty<Optional<Stopped>> stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /// True where a run of `inputs` has to wait.
    boolean stops(BarSeries series, Inputs inputs) {
        var key = new Key(series.sha256(), inputs.strategy().id());
        if (!known.equals(Optional.of(key))) {
            sealed = SealedHoldout.of(session.workspace().tunings(), series, key.strategy());
            known = Optional.of(key);
        }
        var period = inputs.period(series);
        stopped.set(sealed.stream()
                .filter(h -> h.isReachedBy(period))
                .findFirst()
                .map(h -> new Stopped(h, series, inputs)));
        return stopped.get().isPresent();
    }

    /// Logs that the waiting run opens its holdout; the run may then begin.
    void open() {
        stopped.get().ifPresent(s -> {
            s.holdout().open(session.workspace().tunings(), s.inputs().parameters(), clock.instant());
            known = Optional.empty();
        });
    }
}
