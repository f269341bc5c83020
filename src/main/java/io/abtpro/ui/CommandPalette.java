package io.abtpro.ui;

import io.abtpro.ui.ShellViewModel.Found;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Finds datasets, tabs and strategies by name; Enter goes there.
final class CommandPalette extends VBox {
    private static final int ROW = 28;
    private static final int WIDTH = 440;

    private final ModalLayer layer;
    private final TextField field = new TextField();
    private final ListView<Found> list = new ListView<>();

    CommandPalette(ShellViewModel model, ModalLayer layer) {
        this.layer = layer;
        setId("palette");
        getStyleClass().addAll("dialog", "palette");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        field.setId("palette-field");
        field.setAccessibleText("Find anything");
        field.setPromptText("Find a dataset, tab or strategy");
        list.setId("palette-list");
        list.setAccessibleText("What was found");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(12 * ROW + 2);
        list.setCellFactory(_ -> new FoundCell());
        list.setPlaceholder(Nodes.label("Nothing has this name.", "muted"));
        list.setOnMouseClicked(_ -> go());
        field.textProperty()
                .subscribe(
                        text -> {
                            list.getItems().setAll(model.find(text));
                            list.getSelectionModel().selectFirst();
                        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().setAll(field, list);
    }

    void open() {
        field.clear();
        layer.show(this, field, () -> {});
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ENTER) {
            go();
        } else if (code == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (code == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else {
            return;
        }
        event.consume();
    }

    private void go() {
        Found chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            layer.close();
            chosen.action().run();
        }
    }

    private static final class FoundCell extends ListCell<Found> {
        @Override
        protected void updateItem(Found found, boolean empty) {
            super.updateItem(found, empty);
            setGraphic(
                    empty || found == null
                            ? null
                            : new HBox(
                                    8,
                                    Nodes.label(found.name()),
                                    Nodes.gap(),
                                    Nodes.label(found.kind(), "muted")));
        }
    }
}
