package io.abtpro.ui.backtest.result;

import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A small sheet over the tab with names and values that can be copied. Esc closes it.
final class KnownHereCard extends VBox {
    KnownHereCard(KnownHere known, Runnable close) {
        setId("known-here");
        getStyleClass().add("card-sheet");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var copy = new Button("Copy");
        copy.setId("copy-known");
        copy.setOnAction(_ -> Answers.copy(this, "what was known here", known.text()));
        var done = new Button("Close");
        done.setId("close-known");
        done.setOnAction(_ -> close.run());
        var scroll = new ScrollPane(grid(known));
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(440);
        getChildren()
                .setAll(
                        Nodes.row("title-row", Nodes.label("What was known here", "title")),
                        Nodes.label(known.title(), "muted"),
                        scroll,
                        Nodes.row("card-buttons", Nodes.gap(), copy, done));
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close.run();
                        event.consume();
                    }
                });
    }

    private static GridPane grid(KnownHere known) {
        var grid = new GridPane();
        grid.getStyleClass().add("card-grid");
        int line = 0;
        for (KnownHere.Line value : known.lines()) {
            grid.add(Nodes.label(value.name(), "muted"), 0, line);
            grid.add(Nodes.label(value.value()), 1, line++);
        }
        return grid;
    }
}
