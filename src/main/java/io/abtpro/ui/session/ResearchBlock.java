package io.abtpro.ui.session;

import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.Seals;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
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
/// parameters and side, costs with period, what is sealed, gated and sized, and undo and redo.
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
        block.getChildren().setAll(block.titleRow(), block.words(), block.costs(), block.limits());
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
        edit.setTooltip(new Tooltip("Edit the research in the Backtest tab (Ctrl+2)"));
        edit.getStyleClass().addAll("flat", "research-link");
        edit.setMinWidth(USE_PREF_SIZE);
        HBox first = Nodes.row("research-row", block.words(), edit);
        block.getChildren()
                .setAll(
                        block.titleRow(),
                        first,
                        block.costs(),
                        block.limits(),
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
                .bind(
                        Bindings.createStringBinding(
                                this::costsAndPeriod,
                                session.research().nowProperty(),
                                session.openProperty()));
        return costs;
    }

    private String costsAndPeriod() {
        Research now = session.research().now();
        Optional<BarSeries> series =
                session.openProperty()
                        .get()
                        .map(o -> o.columns().series())
                        .filter(s -> s.size() > 0);
        return now.costs()
                + series.map(
                                s ->
                                        " \u00b7 %s to %s"
                                                .formatted(
                                                        now.from().orElse(Research.day(s, 0)),
                                                        now.to()
                                                                .orElse(
                                                                        Research.day(
                                                                                s, s.size() - 1))))
                        .orElse("");
    }

    private Label limits() {
        var sealed =
                Bindings.createObjectBinding(
                        this::sealedFrom,
                        session.research().nowProperty(),
                        session.openProperty(),
                        session.sealsProperty());
        Label limits = line("research-limits", "muted");
        limits.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> limits(sealed.get()),
                                sealed,
                                session.research().nowProperty()));
        var lock = new FontIcon(Feather.LOCK);
        limits.graphicProperty().bind(sealed.map(from -> from.isPresent() ? lock : null));
        return limits;
    }

    private String limits(Optional<LocalDate> sealedFrom) {
        Research now = session.research().now();
        String limits =
                Stream.of(
                                sealedFrom.map(from -> "holdout sealed from " + from),
                                now.gate().map(g -> "gated at " + Figures.plain(g.minScore(), 2)),
                                now.target()
                                        .map(t -> "sized to " + Figures.percent(t.annualised(), 0)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" \u00b7 "));
        return limits.isEmpty() ? "no holdout sealed, not gated, not sized" : limits;
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
