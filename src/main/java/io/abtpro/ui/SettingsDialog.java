package io.abtpro.ui;

import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ModalLayer;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;

/// Theme, scale, workspace folder and the keyboard shortcuts.
final class SettingsDialog extends VBox {
    private static final int WIDTH = 480;
    private static final List<List<String>> SHORTCUTS =
            List.of(
                    List.of("Ctrl+1 to Ctrl+7", "tabs"),
                    List.of("Ctrl+K", "find a dataset, tab or strategy"),
                    List.of("Ctrl+O", "import"),
                    List.of("Ctrl+Enter", "primary action of the tab"),
                    List.of("Ctrl+Z, Ctrl+Shift+Z", "undo and redo a parameter"),
                    List.of("Ctrl+S, Ctrl+E", "save run, export"),
                    List.of("Ctrl+Shift+L", "light or dark"),
                    List.of("Left, Right, +, \u2212, 0", "pan, zoom and fit the chart"),
                    List.of("Esc", "close, unpin, clear"));

    private final ModalLayer layer;
    private final Button close = new Button("Close");

    SettingsDialog(ShellViewModel model, ModalLayer layer) {
        this.layer = layer;
        setId("settings-dialog");
        getStyleClass().add("dialog");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        var dark = new CheckBox("Dark theme");
        dark.selectedProperty().bindBidirectional(model.darkProperty());
        var scale =
                new Choice<>(
                        "scale",
                        "Interface scale",
                        InterfaceScale.ALL,
                        percent -> percent + " %",
                        percent -> model.scaleProperty().set(percent));
        model.scaleProperty().subscribe(percent -> scale.show(percent.intValue()));
        var size =
                new HBox(
                        8,
                        Nodes.label("Interface scale", "muted"),
                        scale,
                        Nodes.label("as far as the window has room for it", "muted"));
        size.setAlignment(Pos.CENTER_LEFT);
        String folder = model.folder().toString();
        var copy = new Button("Copy path");
        copy.setOnAction(_ -> Nodes.copy(folder));
        var place =
                new HBox(
                        8,
                        Nodes.label("Workspace", "muted"),
                        Nodes.label(folder),
                        Nodes.gap(),
                        copy);
        place.setAlignment(Pos.CENTER_LEFT);
        close.setId("close-settings");
        close.setOnAction(_ -> layer.close());
        var buttons = new HBox(Nodes.gap(), close);
        getChildren()
                .setAll(
                        Nodes.label("Settings", "title"),
                        dark,
                        size,
                        place,
                        Nodes.label("Shortcuts", "title"),
                        shortcuts(),
                        buttons);
    }

    void open() {
        layer.show(this, close, () -> {});
    }

    private static GridPane shortcuts() {
        var grid = new GridPane(24, 6);
        for (int i = 0; i < SHORTCUTS.size(); i++) {
            grid.addRow(
                    i,
                    Nodes.label(SHORTCUTS.get(i).getFirst()),
                    Nodes.label(SHORTCUTS.get(i).getLast(), "muted"));
        }
        return grid;
    }
}
