package io.abtpro.ui.session;

import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.Seals;
import io.abtpro.report.Figures;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The research in words, and what can be done with it in any tab.
public final class ResearchViewModel {
    private static final String BACKTEST = "Backtest";

    private final Session session;
    private final ObjectBinding<Optional<LocalDate>> sealed;

    public ResearchViewModel(Session session) {
        this.session = session;
        this.sealed =
                Bindings.createObjectBinding(
                        this::sealedFrom,
                        session.research().nowProperty(),
                        session.openProperty(),
                        session.sealsProperty());
    }

    /// Strategy, parameters and side.
    ObservableValue<String> wordsProperty() {
        return session.research().nowProperty().map(Research::words);
    }

    /// What a leg costs and where it fills, and how entries are gated and sized.
    ObservableValue<String> costsProperty() {
        return session.research().nowProperty().map(ResearchViewModel::costsAndFilters);
    }

    /// First and last day, and what is sealed.
    ObservableValue<String> periodProperty() {
        return Bindings.createStringBinding(
                () -> period(sealed.get()),
                sealed,
                session.openProperty(),
                session.research().nowProperty());
    }

    /// True where something of the dataset is sealed for the strategy.
    ObservableValue<Boolean> sealedProperty() {
        return sealed.map(Optional::isPresent);
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return session.steps().canUndoProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return session.steps().canRedoProperty();
    }

    void undo() {
        session.steps().undo();
    }

    void redo() {
        session.steps().redo();
    }

    /// Brings the tab to the front in which the research is edited.
    void edit() {
        session.show(BACKTEST);
    }

    private static String costsAndFilters(Research now) {
        return Stream.of(
                        Optional.of(now.costs()),
                        now.gate().map(g -> "gated at " + Figures.plain(g.minScore(), 2)),
                        now.target().map(t -> "sized to " + Figures.percent(t.annualised(), 0)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" \u00b7 "));
    }

    private String period(Optional<LocalDate> sealedFrom) {
        Research now = session.research().now();
        Optional<BarSeries> series =
                session.openProperty()
                        .get()
                        .map(o -> o.columns().series())
                        .filter(s -> s.size() > 0);
        Optional<LocalDate> first = now.from().or(() -> series.map(s -> Research.day(s, 0)));
        Optional<LocalDate> last =
                now.to().or(() -> series.map(s -> Research.day(s, s.size() - 1)));
        return first.map(Object::toString).orElse("the first bar")
                + " to "
                + last.map(Object::toString).orElse("the last")
                + sealedFrom
                        .map(
                                from ->
                                        last.filter(from::isAfter).isPresent()
                                                ? ", then sealed"
                                                : ", sealed from " + from)
                        .orElse("");
    }

    /// The first day that is sealed for the strategy.
    private Optional<LocalDate> sealedFrom() {
        Seals seals = session.sealsProperty().get();
        return session.openProperty()
                .get()
                .map(o -> o.columns().series())
                .filter(seals::isOf)
                .flatMap(
                        series ->
                                seals.first(series, session.research().now().strategy().id())
                                        .map(
                                                seal ->
                                                        LocalDate.ofInstant(
                                                                seal.from(), series.zone())));
    }
}
