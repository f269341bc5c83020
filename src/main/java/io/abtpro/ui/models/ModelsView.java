package io.abtpro.ui.models;

import io.abtpro.store.Trainings;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.EmptyPane;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ModalLayer;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The trainings at the left, the selected model and its record at the right.
public final class ModelsView extends BorderPane {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final double DIALOG_WIDTH = 400;

    private final ModelsViewModel model;
    private final ModalLayer layer;
    private final FileDialogs files = FileDialogs.ofPlatform();
    private final DenseTable<ModelsViewModel.Row> table =
            new DenseTable<>("trainings", "Trainings and models");
    private boolean selecting;

    /// @param layer where the question whether to remove a model is shown
    public ModelsView(ModelsViewModel model, ModalLayer layer) {
        this.model = model;
        this.layer = layer;
        getStyleClass().add("models");
        prepareTable();
        var list = new BorderPane(table);
        list.setTop(titleRow());
        var record = new AccuracyPane(model);
        var centre = new VBox(list, record);
        VBox.setVgrow(list, Priority.ALWAYS);
        var empty = empty();
        var none = Bindings.isEmpty(model.rows());
        empty.visibleProperty().bind(none);
        centre.visibleProperty().bind(none.not());
        setCenter(new StackPane(centre, empty));
        var details = new ManifestPane(model);
        details.visibleProperty().bind(none.not());
        details.managedProperty().bind(details.visibleProperty());
        setRight(details);
        visibleProperty()
                .subscribe(
                        seen -> {
                            if (seen) {
                                model.refresh();
                            }
                        });
    }

    private static EmptyPane empty() {
        return EmptyPane.of(
                "models-empty",
                "No model was trained yet",
                "Each training of the Signals tab is listed here with its status, its model and how"
                        + " its scores did. A model is read back, checked and tested before it is"
                        + " used.");
    }

    private HBox titleRow() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button export =
                button("export-model", "Export", Feather.DOWNLOAD, "Write the model to a file");
        export.setOnAction(
                _ ->
                        files.save(getScene().getWindow(), "Export the model", "scorer.model")
                                .ifPresent(model::export));
        Button remove =
                button(
                        "remove-model",
                        "Remove",
                        Feather.TRASH_2,
                        "Remove the model; its training and scores stay");
        remove.setOnAction(_ -> confirmRemoval());
        var hasModel =
                Bindings.createBooleanBinding(
                        () ->
                                model.selectedProperty()
                                        .get()
                                        .flatMap(ModelsViewModel.Row::model)
                                        .isPresent(),
                        model.selectedProperty());
        export.disableProperty().bind(hasModel.not());
        remove.disableProperty().bind(hasModel.not());
        var row = new HBox(label("Trainings and models", "title"), gap, export, remove);
        row.getStyleClass().add("title-row");
        return row;
    }

    private static Button button(String id, String text, Feather icon, String tip) {
        var button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip(tip));
        return button;
    }

    private void confirmRemoval() {
        model.selectedProperty()
                .get()
                .flatMap(ModelsViewModel.Row::model)
                .ifPresent(
                        chosen -> {
                            Label consequence =
                                    label(
                                            ("%s is removed for good. What it scored stays stored,"
                                                            + " but it can score nothing more.")
                                                    .formatted(chosen.version()));
                            consequence.setWrapText(true);
                            var keep = new Button("Keep it");
                            keep.setId("keep-model");
                            keep.getStyleClass().add("accent");
                            keep.setOnAction(_ -> layer.close());
                            var remove = new Button("Remove");
                            remove.setId("confirm-remove");
                            remove.setOnAction(
                                    _ -> {
                                        layer.close();
                                        model.forget();
                                    });
                            var buttons = new HBox(8, keep, remove);
                            buttons.getStyleClass().add("dialog-buttons");
                            var box =
                                    new VBox(
                                            label("Remove the model?", "title"),
                                            consequence,
                                            buttons);
                            box.getStyleClass().add("dialog");
                            box.setMaxSize(DIALOG_WIDTH, USE_PREF_SIZE);
                            layer.show(box, keep, () -> {});
                        });
    }

    private void prepareTable() {
        table.setItems(model.rows());
        table.words(
                "Started",
                120,
                row -> CLOCK.format(row.training().startedAt().atZone(ZoneId.systemDefault())));
        table.words("Model", 130, row -> row.model().map(Trainings.Model::type).orElse("\u2013"));
        table.words("Version", 300, row -> row.training().started().modelVersion());
        Function<ModelsViewModel.Row, String> status =
                row -> row.training().status().name().toLowerCase(Locale.ROOT);
        table.words("Status", 90, status, status, ModelsView::tone);
        Function<ModelsViewModel.Row, String> said = row -> row.training().error().orElse("");
        table.words("What it said", 300, said, said, _ -> "muted");
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        row -> {
                            if (!selecting && row != null) {
                                model.selectedProperty().set(Optional.of(row));
                            }
                        });
        model.selectedProperty()
                .subscribe(
                        row -> {
                            selecting = true;
                            table.getSelectionModel().clearSelection();
                            row.ifPresent(table.getSelectionModel()::select);
                            selecting = false;
                        });
    }

    private static String tone(ModelsViewModel.Row row) {
        return row.training().status() == Trainings.Status.FAILED ? "off" : "plain";
    }

    static Label label(String text, String... classes) {
        Label label = Nodes.label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
