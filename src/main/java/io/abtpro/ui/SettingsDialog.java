package io.abtpro.ui;

import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Shortcut;
import io.abtpro.ui.session.ModalLayer;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Theme, scale, workspace folder and every keyboard shortcut.
final class SettingsDialog extends VBox {
    private static final int WIDTH = 480;
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
        copy.setOnAction(_ -> Answers.copy(this, "the workspace's path", folder));
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
                        shortcuts(model.tabs().size()),
                        buttons);
    }

    void open() {
        layer.show(this, close, () -> {});
    }

    private static GridPane shortcuts(int tabs) {
        var grid = new GridPane(24, 3);
        grid.addRow(0, Nodes.whole("Ctrl+1 to Ctrl+" + tabs), Nodes.whole("tabs", "muted"));
        for (Shortcut shortcut : Shortcut.values()) {
            grid.addRow(
                    grid.getRowCount(),
                    Nodes.whole(shortcut.keys()),
                    Nodes.whole(shortcut.what(), "muted"));
        }
        return grid;
    }
}
