package io.abtpro.ui.data;

import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.Session;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/// The datasets with their filter, the place to drop files, and Import.
final class DatasetsPane extends VBox {
    private static final int ROW = 64;

    private final DataViewModel model;
    private final ListView<DatasetRecord> list;
    private boolean showing;

    DatasetsPane(DataViewModel model, Runnable importFiles) {
        this.model = model;
        getStyleClass().addAll("inputs", "datasets");
        list = new ListView<>(model.listed());
        list.setId("datasets");
        list.setAccessibleText("Datasets");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new DatasetCell());
        list.setPlaceholder(Nodes.label("No dataset has this name or symbol.", "muted"));
        VBox.setVgrow(list, Priority.ALWAYS);
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        model.listed().addListener((ListChangeListener<DatasetRecord>) _ -> selectOpen());
        model.openProperty().subscribe(_ -> selectOpen());
        getChildren().setAll(title(), filter(), list, drop(), around(importButton(importFiles)));
    }

    private javafx.scene.Node title() {
        Label count = Nodes.label("", "muted");
        count.setId("dataset-count");
        count.textProperty().bind(Bindings.size(model.datasets()).asString());
        return Nodes.row("title-row", Nodes.label("Datasets", "title"), count);
    }

    private StackPane filter() {
        var field = new TextField();
        field.setId("filter");
        field.setPromptText("Filter by name or symbol");
        field.setAccessibleText("Filter the datasets by name or symbol");
        field.textProperty().bindBidirectional(model.filterProperty());
        var glass = new FontIcon(Feather.SEARCH);
        glass.getStyleClass().add("quiet-sign");
        glass.setMouseTransparent(true);
        var pane = new StackPane(field, glass);
        pane.setAlignment(Pos.CENTER_LEFT);
        pane.getStyleClass().add("filter");
        return pane;
    }

    private static VBox drop() {
        var drop =
                new VBox(
                        new FontIcon(Feather.UPLOAD),
                        Nodes.label("Drop price files here", "muted"),
                        Nodes.label("CSV, JSON, Parquet, .gz or .zip", "muted"));
        drop.setId("drop-zone");
        drop.getStyleClass().add("drop-zone");
        drop.setAlignment(Pos.CENTER);
        return drop;
    }

    private static Button importButton(Runnable importFiles) {
        Button button = Nodes.button("import", "Import\u2026", importFiles);
        button.setGraphic(new FontIcon(Feather.PLUS));
        button.getStyleClass().add("accent");
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private static VBox around(Button button) {
        var box = new VBox(button);
        box.getStyleClass().add("primary");
        return box;
    }

    private void chosen(DatasetRecord dataset) {
        if (!showing && dataset != null) {
            model.select(dataset.name());
        }
    }

    private void selectOpen() {
        showing = true;
        Optional<String> open =
                model.openProperty().get().map(Session.Open::dataset).map(DatasetRecord::name);
        list.getSelectionModel().clearSelection();
        open.ifPresent(
                name ->
                        model.listed().stream()
                                .filter(d -> d.name().equals(name))
                                .findFirst()
                                .ifPresent(d -> list.getSelectionModel().select(d)));
        showing = false;
    }
}
