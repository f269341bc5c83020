package io.abtpro.ui.data;

import io.abtpro.report.Times;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The small questions of the Data tab: a new name, longer bars, and whether to delete.
final class Dialogs {
    private static final int WIDTH = 400;

    private final DataViewModel model;
    private final ModalLayer layer;

    Dialogs(DataViewModel model, ModalLayer layer) {
        this.model = model;
        this.layer = layer;
    }

    void rename() {
        String name = openName();
        var field = new TextField(name);
        field.setId("new-name");
        field.setAccessibleText("New name");
        field.selectAll();
        Button rename =
                Nodes.button(
                        "confirm-rename",
                        "Rename",
                        () -> {
                            layer.close();
                            model.dataset().rename(field.getText());
                        });
        rename.getStyleClass().add("accent");
        rename.setDefaultButton(true);
        rename.disableProperty()
                .bind(field.textProperty().map(t -> t.isBlank() || t.strip().equals(name)));
        Button cancel = Nodes.button("cancel-dialog", "Cancel", layer::close);
        var box =
                box(
                        "Rename " + name,
                        field,
                        Nodes.row("dialog-buttons", Nodes.gap(), cancel, rename));
        layer.show(box, field, () -> {});
    }

    void resample() {
        String name = openName();
        var field = new TextField();
        field.setId("resampled-name");
        field.setAccessibleText("Name of the longer bars");
        var timeframes =
                new Choice<>(
                        "resampled-timeframe",
                        "Length of a bar",
                        model.dataset().longerTimeframes(),
                        to -> Times.timeframe(to.toString()),
                        to -> field.setText(name + " " + to));
        timeframes.setMaxWidth(Double.MAX_VALUE);
        timeframes.getSelectionModel().selectFirst();
        Button make =
                Nodes.button(
                        "confirm-resample",
                        "Resample",
                        () -> {
                            layer.close();
                            model.dataset().resample(timeframes.getValue(), field.getText());
                        });
        make.getStyleClass().add("accent");
        make.setDefaultButton(true);
        make.disableProperty().bind(field.textProperty().map(String::isBlank));
        Label how =
                Nodes.label(
                        "Bars begin at midnight of the exchange's zone and count from there; a time"
                            + " without bars gives no bar, and a last bar that is not complete is"
                            + " left out.",
                        "muted");
        how.setWrapText(true);
        Button cancel = Nodes.button("cancel-dialog", "Cancel", layer::close);
        var content = new VBox(8, timeframes, field, how);
        var box =
                box(
                        "Resample " + name,
                        content,
                        Nodes.row("dialog-buttons", Nodes.gap(), cancel, make));
        layer.show(box, timeframes, () -> {});
    }

    /// Asks before the open dataset is deleted, once it is known what would be lost.
    void delete() {
        model.dataset().whatDependsOnIt(this::delete);
    }

    private void delete(String lost) {
        Label consequence = Nodes.label(lost);
        consequence.setId("consequence");
        consequence.setWrapText(true);
        Button keep = Nodes.button("cancel-dialog", "Keep it", layer::close);
        keep.getStyleClass().add("accent");
        Button delete =
                Nodes.button(
                        "confirm-delete",
                        "Delete",
                        () -> {
                            layer.close();
                            model.dataset().delete();
                        });
        var box =
                box(
                        "Delete " + openName() + "?",
                        consequence,
                        Nodes.row("dialog-buttons", Nodes.gap(), keep, delete));
        layer.show(box, keep, () -> {});
    }

    private String openName() {
        return model.openProperty().get().map(o -> o.dataset().name()).orElse("");
    }

    private static VBox box(String title, javafx.scene.Node content, javafx.scene.Node buttons) {
        var box = new VBox(Nodes.label(title, "title"), content, buttons);
        box.getStyleClass().add("dialog");
        box.setMaxSize(WIDTH, VBox.USE_PREF_SIZE);
        return box;
    }
}
