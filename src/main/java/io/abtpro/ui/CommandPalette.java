package io.abtpro.ui;

import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Finds whatever the tabs offer by its name; Enter goes there or does it.
final class CommandPalette extends VBox {
    private static final int ROW = 28;
    private static final int WIDTH = 560;

    private final ModalLayer layer;
    private final TextField field = new TextField();
    private final ListView<Findable> list = new ListView<>();

    CommandPalette(ShellViewModel model, ModalLayer layer) {
        this.layer = layer;
        setId("palette");
        getStyleClass().addAll("dialog", "palette");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        field.setId("palette-field");
        field.setAccessibleText("Find anything");
        field.setPromptText("Find anything: a dataset, statistic, indicator, setting or action");
        list.setId("palette-list");
        list.setAccessibleText("What was found");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(14 * ROW + 2);
        list.setCellFactory(_ -> new FoundCell());
        list.setPlaceholder(Nodes.label("Nothing is called this.", "muted"));
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
        Findable chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            layer.close();
            chosen.open().run();
        }
    }

    private static final class FoundCell extends ListCell<Findable> {
        @Override
        protected void updateItem(Findable found, boolean empty) {
            super.updateItem(found, empty);
            setGraphic(empty || found == null ? null : line(found));
        }

        private static HBox line(Findable found) {
            Label about = Nodes.label(found.about().replace('\n', ' '), "muted");
            about.setMinWidth(0);
            about.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(about, Priority.ALWAYS);
            about.setPrefWidth(0);
            return new HBox(
                    8, Nodes.whole(found.name()), about, Nodes.whole(found.kind(), "muted"));
        }
    }
}
