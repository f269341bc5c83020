package io.abtpro.ui.session;

import io.abtpro.ui.kit.Nodes;

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

/// The research at the top of the left column of every tab that works on it: strategy with
/// parameters and side; costs, gate and sizing; period and what is sealed after it; undo and redo.
public final class ResearchBlock extends VBox {
    private final ResearchViewModel model;

    private ResearchBlock(ResearchViewModel model) {
        this.model = model;
        getStyleClass().add("research");
    }

    /// The block of the Backtest tab, which is where the research is edited.
    public static ResearchBlock edited(ResearchViewModel model) {
        var block = new ResearchBlock(model);
        block.getChildren().setAll(block.titleRow(), block.words(), block.costs(), block.period());
        return block;
    }

    /// The block of a tab whose results are of the research.
    ///
    /// @param stale says what the result shown is of where that is another research; else empty
    /// @param mend the button that makes the result of this research
    public static ResearchBlock read(
            ResearchViewModel model, ObservableValue<String> stale, Button mend) {
        var block = new ResearchBlock(model);
        Button edit = Nodes.button("edit-research", "Backtest", model::edit);
        edit.setGraphic(new FontIcon(Feather.CHEVRON_RIGHT));
        edit.setContentDisplay(ContentDisplay.RIGHT);
        edit.setTooltip(new Tooltip("Edit the research in the Backtest tab (Ctrl+2)"));
        edit.getStyleClass().addAll("flat", "research-link");
        edit.setMinWidth(USE_PREF_SIZE);
        HBox title = block.titleRow();
        title.getChildren().add(title.getChildren().size() - 2, edit);
        block.getChildren()
                .setAll(title, block.words(), block.costs(), block.period(), notice(stale, mend));
        return block;
    }

    private HBox titleRow() {
        Button undo = Nodes.icon("undo", Feather.CORNER_UP_LEFT, "Undo (Ctrl+Z)", model::undo);
        Button redo =
                Nodes.icon("redo", Feather.CORNER_UP_RIGHT, "Redo (Ctrl+Shift+Z)", model::redo);
        undo.disableProperty().bind(model.canUndoProperty().not());
        redo.disableProperty().bind(model.canRedoProperty().not());
        return Nodes.row("title-row", Nodes.label("Research", "title"), Nodes.gap(), undo, redo);
    }

    private Label words() {
        Label words = line("research-words", "title");
        words.textProperty().bind(model.wordsProperty());
        return words;
    }

    private Label costs() {
        Label costs = line("research-costs", "muted");
        costs.textProperty().bind(model.costsProperty());
        return costs;
    }

    private Label period() {
        Label period = line("research-period", "muted");
        period.textProperty().bind(model.periodProperty());
        var lock = new FontIcon(Feather.LOCK);
        period.graphicProperty().bind(model.sealedProperty().map(is -> is ? lock : null));
        return period;
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
