package io.abtpro.ui.session;

import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.Seals;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The research at the top of the left column of every tab that works on it: strategy with
/// parameters and side; costs, gate and sizing; period and what is sealed after it; undo and redo.
public final class ResearchBlock extends VBox {
    private static final String BACKTEST = "Backtest";

    private final Session session;

    private ResearchBlock(Session session) {
        this.session = session;
        getStyleClass().add("research");
    }

    /// The block of the Backtest tab, which is where the research is edited.
    public static ResearchBlock edited(Session session) {
        var block = new ResearchBlock(session);
        block.getChildren().setAll(block.titleRow(), block.words(), block.costs(), block.period());
        return block;
    }

    /// The block of a tab whose results are of the research.
    ///
    /// @param stale says what the result shown is of where that is another research; else empty
    /// @param mend the button that makes the result of this research
    public static ResearchBlock read(Session session, ObservableValue<String> stale, Button mend) {
        var block = new ResearchBlock(session);
        Button edit = Nodes.button("edit-research", BACKTEST, () -> session.show(BACKTEST));
        edit.setGraphic(new FontIcon(Feather.CHEVRON_RIGHT));
        edit.setContentDisplay(ContentDisplay.RIGHT);
        edit.setTooltip(new Tooltip("Edit the research in the Backtest tab (Ctrl+2)"));
        edit.getStyleClass().addAll("flat", "research-link");
        edit.setMinWidth(USE_PREF_SIZE);
        HBox first = Nodes.row("research-row", block.words(), edit);
        block.getChildren()
                .setAll(
                        block.titleRow(),
                        first,
                        block.costs(),
                        block.period(),
                        notice(stale, mend));
        return block;
    }

    private HBox titleRow() {
        Steps steps = session.steps();
        Button undo = Nodes.icon("undo", Feather.CORNER_UP_LEFT, "Undo (Ctrl+Z)", steps::undo);
        Button redo =
                Nodes.icon("redo", Feather.CORNER_UP_RIGHT, "Redo (Ctrl+Shift+Z)", steps::redo);
        undo.disableProperty().bind(steps.canUndoProperty().not());
        redo.disableProperty().bind(steps.canRedoProperty().not());
        return Nodes.row("title-row", Nodes.label("Research", "title"), Nodes.gap(), undo, redo);
    }

    private Label words() {
        Label words = line("research-words", "title");
        words.textProperty().bind(session.research().nowProperty().map(Research::words));
        return words;
    }

    private Label costs() {
        Label costs = line("research-costs", "muted");
        costs.textProperty()
                .bind(session.research().nowProperty().map(ResearchBlock::costsAndFilters));
        return costs;
    }

    private static String costsAndFilters(Research now) {
        return Stream.of(
                        Optional.of(now.costs()),
                        now.gate().map(g -> "gated at " + Figures.plain(g.minScore(), 2)),
                        now.target().map(t -> "sized to " + Figures.percent(t.annualised(), 0)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" \u00b7 "));
    }

    private Label period() {
        var sealed =
                Bindings.createObjectBinding(
                        this::sealedFrom,
                        session.research().nowProperty(),
                        session.openProperty(),
                        session.sealsProperty());
        Label period = line("research-period", "muted");
        period.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> period(sealed.get()),
                                sealed,
                                session.openProperty(),
                                session.research().nowProperty()));
        var lock = new FontIcon(Feather.LOCK);
        period.graphicProperty().bind(sealed.map(from -> from.isPresent() ? lock : null));
        return period;
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

    /// One line that is cut where it must be, with the whole of it as its tooltip.
    private static Label line(String id, String style) {
        Label line = Nodes.label("", style);
        line.setId(id);
        line.setMinWidth(0);
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        var whole = new Tooltip();
        whole.textProperty().bind(line.textProperty());
        line.setTooltip(whole);
        return line;
    }

    private static VBox notice(ObservableValue<String> stale, Button mend) {
        Label sentence = Nodes.label("");
        sentence.setId("of-another-research");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.textProperty().bind(stale);
        mend.getStyleClass().add("accent");
        mend.setMaxWidth(Double.MAX_VALUE);
        var notice = new VBox(sentence, mend);
        notice.getStyleClass().addAll("notice", "research-notice");
        notice.visibleProperty().bind(stale.map(said -> !said.isEmpty()));
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }
}
