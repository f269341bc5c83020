package io.abtpro.ui.signals;

import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.Seals;
import io.abtpro.report.Times;
import io.abtpro.scoring.SignalSource;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.Optional;

/// Where scoring ends: before the first bar of the open dataset that a tuning of the chosen
/// strategy sealed.
final class SealedEnd {
    private final Session session;
    private final ReadOnlyIntegerWrapper bars = new ReadOnlyIntegerWrapper(this, "bars", 0);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");

    SealedEnd(Session session) {
        this.session = session;
    }

    /// How many bars may be scored, from the first on.
    ReadOnlyIntegerProperty barsProperty() {
        return bars.getReadOnlyProperty();
    }

    /// Says where scoring ends and why; empty where nothing is sealed.
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    private Seals seals() {
        return session.sealsProperty().get();
    }

    /// Takes what is sealed now; nothing changes while another dataset is being opened.
    void lookUp(Optional<Session.Open> open, Strategy strategy) {
        Optional<BarSeries> series = open.map(o -> o.columns().series());
        if (series.filter(s -> !seals().isOf(s)).isPresent()) {
            return;
        }
        Optional<Integer> end =
                series.flatMap(s -> seals().first(s, strategy.id()))
                        .map(seal -> seal.holdout().fromBar());
        bars.set(end.or(() -> series.map(s -> s.size())).orElse(0));
        note.set(
                end.map(
                                e ->
                                        ("Ends %s: what follows is the sealed holdout of a tuning."
                                                        + " Open it in the Tuning tab.")
                                                .formatted(Times.of(series.orElseThrow(), e - 1)))
                        .orElse(""));
    }

    /// The part of `source` that may be scored.
    SignalSource unsealed(SignalSource source) {
        return seals().unsealed(source);
    }

    /// True where it shows bars that are sealed now, of a tuning that began since.
    boolean isReachedBy(TrainedScorer trained) {
        SignalSource scored = trained.source();
        return seals().isOf(scored.dataset())
                && seals().first(scored.dataset(), scored.strategy().id())
                        .filter(seal -> seal.holdout().fromBar() < scored.series().size())
                        .isPresent();
    }
}
