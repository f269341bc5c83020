package io.abtpro.ui.signals;

import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.Seals;
import io.abtpro.report.Times;
import io.abtpro.scoring.SignalSource;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.Optional;

/// Where scoring ends: with the period of the research, and before the first bar of the open
/// dataset that a tuning of its strategy sealed.
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
    void lookUp(Optional<Session.Open> open) {
        Optional<BarSeries> series = open.map(o -> o.columns().series());
        if (series.filter(s -> !seals().isOf(s)).isPresent()) {
            return;
        }
        bars.set(series.map(this::end).orElse(0));
        note.set(series.map(this::note).orElse(""));
    }

    private int end(BarSeries series) {
        int ofPeriod = session.research().now().endOf(series);
        return sealed(series).map(seal -> Math.min(seal, ofPeriod)).orElse(ofPeriod);
    }

    private Optional<Integer> sealed(BarSeries series) {
        return seals().first(series, session.research().now().strategy().id())
                .map(seal -> seal.holdout().fromBar());
    }

    private String note(BarSeries series) {
        int end = end(series);
        if (end == 0 || end == series.size()) {
            return "";
        }
        String why =
                sealed(series).isPresent()
                        ? "what follows is the sealed holdout of a tuning. Open it in the Tuning"
                                + " tab."
                        : "so does the period of the research.";
        return "Ends %s: %s".formatted(Times.of(series, end - 1), why);
    }

    /// The part of `source` that may be scored.
    SignalSource unsealed(SignalSource source) {
        SignalSource unsealed = seals().unsealed(source);
        return bars.get() < unsealed.series().size() ? unsealed.before(bars.get()) : unsealed;
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
