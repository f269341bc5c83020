package io.abtpro.ui.backtest.compare;

import io.abtpro.failures.RefusedException;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// Name, note and tags of one saved run, under the compared ones. Enter keeps them, in the note
/// with Ctrl; Esc leaves them as they were.
final class RunWordsPane extends VBox {
    private static final int NOTE_ROWS = 3;

    private final CompareViewModel model;
    private final Label what = Nodes.label("", "muted");
    private final TextField name = new TextField();
    private final TextField tags = new TextField();
    private final TextArea note = new TextArea();
    private final Label refused = Nodes.label("", "warning", "compare-hint");
    private Optional<Compared> edited = Optional.empty();

    RunWordsPane(CompareViewModel model) {
        this.model = model;
        setId("run-words");
        getStyleClass().add("run-words");
        name.setId("run-name");
        name.setAccessibleText("Name of the run");
        tags.setId("run-tags");
        tags.setAccessibleText("Tags of the run, parted by commas");
        note.setId("run-note");
        note.setAccessibleText("Note on the run");
        note.setPrefRowCount(NOTE_ROWS);
        note.setWrapText(true);
        note.setPromptText("Note; Ctrl+Enter keeps it, Esc leaves it");
        refused.setWrapText(true);
        refused.managedProperty().bind(refused.textProperty().isNotEmpty());
        getChildren()
                .setAll(
                        what,
                        row("Name", name),
                        row("Tags", tags),
                        note,
                        refused,
                        Nodes.row(
                                "form-row",
                                Nodes.gap(),
                                Nodes.button("leave-run-words", "Leave", this::leave),
                                Nodes.button("keep-run-words", "Keep", this::keep)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private static HBox row(String label, TextField field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        return Nodes.row("form-row", Nodes.label(label, "muted"), field);
    }

    /// Shows what is said of `run`, to be changed.
    void edit(Compared run) {
        edited = Optional.of(run);
        what.setText(run.key() + ": name, tags parted by commas, note");
        name.setText(run.words().title());
        tags.setText(String.join(", ", run.words().tags()));
        note.setText(run.words().note());
        refused.setText("");
        setVisible(true);
        name.requestFocus();
        bringIntoView();
    }

    /// It stands at the end of a column that may be scrolled.
    private void bringIntoView() {
        for (Parent at = getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane column) {
                column.setVvalue(column.getVmax());
            }
        }
    }

    private void key(KeyEvent event) {
        boolean enter =
                event.getCode() == KeyCode.ENTER
                        && (event.isShortcutDown() || name.isFocused() || tags.isFocused());
        if (enter) {
            keep();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            leave();
            event.consume();
        }
    }

    private void keep() {
        try {
            edited.ifPresent(
                    run -> model.describe(run, name.getText(), note.getText(), tags.getText()));
            leave();
        } catch (RefusedException rule) {
            refused.setText(rule.getMessage());
        }
    }

    private void leave() {
        edited = Optional.empty();
        setVisible(false);
    }
}
