package io.abtpro.ui.data;

import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.ChartOverTable;
import io.abtpro.ui.kit.EmptyPane;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Shortcut;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The Data tab: datasets, chart with findings, details.
final class DataView extends BorderPane {
    private static final FileDialogs.Kind PRICES =
            new FileDialogs.Kind("Price files", PriceFiles.PATTERNS.toArray(String[]::new));
    private static final FileDialogs.Kind ANY = new FileDialogs.Kind("All files", "*");

    private final DataViewModel model;
    private final FileDialogs files;
    private final Dialogs dialogs;
    private final Consumer<List<Path>> importer;

    DataView(
            DataViewModel model,
            ModalLayer layer,
            FileDialogs files,
            Consumer<List<Path>> importer) {
        this.model = model;
        this.files = files;
        this.importer = importer;
        dialogs = new Dialogs(model, layer);
        getStyleClass().add("data");
        setLeft(new DatasetsPane(model, this::chooseFiles));
        setCenter(centre());
        setRight(new DetailsPane(model, resample(), buttons()));
        setOnDragOver(DataView::dragOver);
        setOnDragDropped(this::dropped);
    }

    void chooseFiles() {
        importAll(files.openAll(getScene().getWindow(), "Import price files", PRICES, ANY));
    }

    private void importAll(List<Path> chosen) {
        if (!chosen.isEmpty()) {
            importer.accept(chosen);
        }
    }

    private void key(ChartArea chart, KeyEvent event) {
        if (Shortcut.NEXT.matches(event)) {
            chart.step(1);
        } else if (Shortcut.PREVIOUS.matches(event)) {
            chart.step(-1);
        } else if (Shortcut.EXPORT.matches(event) && model.drawingProperty().get().isPresent()) {
            export();
        } else {
            return;
        }
        event.consume();
    }

    private StackPane centre() {
        var findings = new FindingsPane(model);
        var chart = new ChartArea(model);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> key(chart, event));
        var split = new ChartOverTable(chart, findings);
        split.visibleProperty().bind(model.drawingProperty().map(Optional::isPresent));
        var empty =
                new EmptyPane(
                        "data-empty",
                        model.beginningProperty()
                                .map(what -> what.isEmpty() ? "No dataset is open" : what),
                        model.beginningProperty().map(DataView::whatComes));
        empty.visibleProperty().bind(split.visibleProperty().not());
        return new StackPane(empty, split);
    }

    private static String whatComes(String beginning) {
        if (beginning.isEmpty()) {
            return "Choose one at the left, or press Import (Ctrl+O); its bars show here within a"
                    + " second.";
        }
        return beginning.startsWith("Importing")
                ? "Five series to try things on: they open within seconds."
                : "Its bars show here within a second.";
    }

    private Button resample() {
        Button button = Nodes.button("resample", "Resample\u2026", dialogs::resample);
        button.setTooltip(
                new Tooltip("Make longer bars of this dataset and keep them as another one"));
        button.disableProperty()
                .bind(
                        model.drawingProperty()
                                .map(_ -> model.dataset().longerTimeframes().isEmpty()));
        return button;
    }

    private HBox buttons() {
        HBox row =
                Nodes.row(
                        "dataset-buttons",
                        Nodes.button("rename", "Rename", dialogs::rename),
                        Nodes.button("export", "Export CSV", this::export),
                        Nodes.button("delete", "Delete\u2026", dialogs::delete));
        row.getChildren()
                .forEach(
                        button -> {
                            HBox.setHgrow(button, Priority.ALWAYS);
                            ((Button) button).setMaxWidth(Double.MAX_VALUE);
                        });
        return row;
    }

    /// Puts `spec` on the chart with its usual parameters.
    void addIndicator(IndicatorSpec spec) {
        model.addOverlay(spec, spec.parameters().stream().map(p -> p.defaultValue()).toList());
    }

    void resampleOpen() {
        dialogs.resample();
    }

    void export() {
        files.save(getScene().getWindow(), "Export bars as CSV", model.dataset().exportName())
                .ifPresent(model.dataset()::export);
    }

    private static void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<Path> dropped = event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!dropped.isEmpty());
        event.consume();
        try {
            List<Path> found = PriceFiles.of(dropped);
            if (found.isEmpty() && !dropped.isEmpty()) {
                Answers.say(
                        this,
                        "No price files in %s: CSV, JSON, Parquet, .gz or .zip are read."
                                .formatted(dropped.getFirst().getFileName()));
            }
            importAll(found);
        } catch (UncheckedIOException cannot) {
            model.fail(cannot);
        }
    }
}
