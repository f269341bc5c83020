package io.abtpro.ui.models;

import io.abtpro.store.Trainings;
import io.abtpro.ui.session.ModalLayer;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The trainings at the left, the selected model and its record at the right.
public final class ModelsView extends BorderPane {
    private static final String STYLES = "io/abtpro/ui/models/models.css";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final double DIALOG_WIDTH = 400;

    private final ModelsViewModel model;
    private final ModalLayer layer;
    private final TableView<ModelsViewModel.Row> table = new TableView<>();
    private boolean selecting;

    /// @param layer where the question whether to remove a model is shown
    public ModelsView(ModelsViewModel model, ModalLayer layer) {
        this.model = model;
        this.layer = layer;
        getStyleClass().add("models");
        getStylesheets().add(STYLES);
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

    private static VBox empty() {
        Label text =
                label(
                        "Each training of the Signals tab is listed here with its status, its model"
                            + " and how its scores did. A model is read back, checked and tested"
                            + " before it is used.",
                        "muted");
        text.setWrapText(true);
        text.setMaxWidth(520);
        var empty = new VBox(label("No model was trained yet", "empty-title"), text);
        empty.setId("models-empty");
        empty.getStyleClass().add("empty-state");
        return empty;
    }

    private HBox titleRow() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button export =
                button("export-model", "Export", Feather.DOWNLOAD, "Write the model to a file");
        export.setOnAction(
                _ -> {
                    var chooser = new FileChooser();
                    chooser.setTitle("Export the model");
                    chooser.setInitialFileName("scorer.model");
                    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                            .ifPresent(file -> model.export(file.toPath()));
                });
        Button remove =
                button(
                        "remove-model",
                        "Remove",
                        Feather.TRASH_2,
                        "Remove the model; its training and scores stay");
        remove.setOnAction(_ -> ask());
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

    private void ask() {
        model.selectedProperty()
                .get()
                .flatMap(ModelsViewModel.Row::model)
                .ifPresent(
                        chosen -> {
                            Label consequence =
                                    label(
                                            "%s is removed for good. What it scored stays stored, but it can score nothing more."
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
        table.setId("trainings");
        table.setAccessibleText("Trainings and models");
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        table.setItems(model.rows());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add(
                "Started",
                120,
                row -> CLOCK.format(row.training().startedAt().atZone(ZoneId.systemDefault())),
                _ -> "plain");
        add(
                "Model",
                130,
                row -> row.model().map(Trainings.Model::type).orElse("\u2013"),
                _ -> "plain");
        add("Version", 300, row -> row.training().started().modelVersion(), _ -> "plain");
        add(
                "Status",
                90,
                row -> row.training().status().name().toLowerCase(Locale.ROOT),
                ModelsView::tone);
        add("What it said", 300, row -> row.training().error().orElse(""), _ -> "muted");
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

    private void add(
            String title,
            double width,
            Function<ModelsViewModel.Row, String> text,
            Function<ModelsViewModel.Row, String> tone) {
        var column = new TableColumn<ModelsViewModel.Row, String>(title);
        column.setPrefWidth(width);
        column.setComparator(Comparator.naturalOrder());
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable String value, boolean empty) {
                                super.updateItem(value, empty);
                                getStyleClass().removeAll("plain", "muted", "off");
                                ModelsViewModel.Row row = empty ? null : getTableRow().getItem();
                                setText(row == null || value == null ? "" : value);
                                if (row != null) {
                                    getStyleClass().add(tone.apply(row));
                                }
                            }
                        });
        table.getColumns().add(column);
    }

    static Label label(String text, String... classes) {
        var label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
