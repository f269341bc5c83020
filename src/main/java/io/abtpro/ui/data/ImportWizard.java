package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.loading.LoadedBars;
import io.abtpro.loading.Reading;
import io.abtpro.loading.RowFailure;
import io.abtpro.report.Figures;
import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The wizard: how the file is read at the left; raw lines, rows, bad rows and the result at the
/// right.
final class ImportWizard extends BorderPane {
    private static final int RAW_ROW = 18;
    private static final int RAW_ROWS = 7;
    private static final int LOWER_HEIGHT = 216;

    private final ImportViewModel model;
    private final ListView<String> raw = new ListView<>();
    private final ReadRowsTable rows = new ReadRowsTable();
    private final ListView<RowFailure> bad = new ListView<>();
    private final TimeChart chart = new TimeChart().named("The bars as they will be read");
    private final Label title = Nodes.label("", "title");
    private final Label about = Nodes.label("", "muted");
    private final Label dialect = Nodes.label("", "muted");
    private final Label good = Nodes.label("", "muted");
    private final Label hint = Nodes.label("", "muted", "hint");
    private final Label noBadRows = Nodes.label("", "muted");
    private final Button importButton = new Button("Import");

    ImportWizard(ImportViewModel model, ModalLayer layer) {
        this.model = model;
        setId("wizard");
        getStyleClass().add("wizard");
        setTop(
                Nodes.row(
                        "wizard-title",
                        title,
                        about,
                        Nodes.gap(),
                        Nodes.icon("close-wizard", Feather.X, "Close (Esc)", model::cancel)));
        setLeft(new DecisionsPane(model));
        setCenter(right());
        setBottom(footer());
        model.readingProperty().subscribe(this::show);
        model.fileProperty().subscribe(file -> place(file, layer));
    }

    private void place(Optional<Path> file, ModalLayer layer) {
        title.setText("Import " + file.map(Path::getFileName).map(Path::toString).orElse(""));
        if (file.isEmpty()) {
            layer.close();
        } else if (getParent() == null) {
            layer.show(this, importButton, model::cancel);
        }
    }

    private VBox right() {
        raw.setId("raw-lines");
        raw.setAccessibleText("Lines of the file");
        raw.getStyleClass().add("raw");
        raw.setFixedCellSize(RAW_ROW);
        raw.setMinHeight(RAW_ROW * RAW_ROWS);
        raw.setPrefHeight(RAW_ROW * RAW_ROWS);
        raw.setMaxHeight(RAW_ROW * RAW_ROWS);
        raw.setCellFactory(_ -> new RawCell());
        VBox.setVgrow(rows.node(), Priority.ALWAYS);
        good.setId("good-rows");
        var table =
                new VBox(
                        Nodes.row(
                                "title-row",
                                Nodes.label("As it will be read", "title"),
                                dialect,
                                Nodes.gap(),
                                good),
                        rows.node());
        table.getStyleClass().add("part");
        VBox.setVgrow(table, Priority.ALWAYS);
        return new VBox(
                Nodes.row(
                        "title-row",
                        Nodes.label("File as it is", "title"),
                        Nodes.label("first lines", "muted")),
                raw,
                table,
                lower());
    }

    private HBox lower() {
        bad.setId("bad-rows");
        bad.setAccessibleText("Rows that cannot be read");
        bad.setFixedCellSize(22);
        bad.setCellFactory(_ -> new BadRowCell());
        bad.setPlaceholder(noBadRows);
        VBox.setVgrow(bad, Priority.ALWAYS);
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
        var left = new VBox(Nodes.row("title-row", Nodes.label("Bad rows", "title")), bad, hint);
        left.getStyleClass().addAll("part", "bad-rows");
        var result = new BorderPane(chart);
        result.setTop(
                Nodes.row(
                        "title-row",
                        Nodes.label("Result", "title"),
                        Nodes.label("close", "muted")));
        result.getStyleClass().add("part");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(result, Priority.ALWAYS);
        left.setPrefWidth(400);
        result.setPrefWidth(340);
        var lower = new HBox(left, result);
        lower.setMinHeight(LOWER_HEIGHT);
        lower.setPrefHeight(LOWER_HEIGHT);
        return lower;
    }

    private HBox footer() {
        Label obstacle = Nodes.label("", "warning");
        obstacle.setId("obstacle");
        obstacle.setWrapText(true);
        obstacle.textProperty().bind(model.obstacleProperty());
        obstacle.visibleProperty().bind(model.obstacleProperty().isNotEmpty());
        var sign = new FontIcon(Feather.ALERT_TRIANGLE);
        sign.getStyleClass().add("warning-sign");
        obstacle.graphicProperty()
                .bind(model.lookingProperty().map(looking -> looking ? null : sign));
        HBox.setHgrow(obstacle, Priority.ALWAYS);
        obstacle.setMaxWidth(Double.MAX_VALUE);
        importButton.setId("import-now");
        importButton.getStyleClass().add("accent");
        importButton.setDefaultButton(true);
        importButton.setMinWidth(USE_PREF_SIZE);
        importButton.textProperty().bind(model.importLabelProperty());
        importButton
                .disableProperty()
                .bind(model.obstacleProperty().isNotEmpty().or(model.workingProperty()));
        importButton.setOnAction(_ -> model.importNow());
        Button reload = Nodes.button("reload", "Reload", model::reload);
        reload.setMinWidth(USE_PREF_SIZE);
        Button cancel = Nodes.button("cancel-import", "Cancel", model::cancel);
        cancel.setMinWidth(USE_PREF_SIZE);
        return Nodes.row("wizard-footer", obstacle, reload, cancel, importButton);
    }

    private void show(Optional<Reading> reading) {
        about.setText(model.about());
        Optional<LoadedBars> loaded = reading.flatMap(Reading::loaded);
        raw.getItems().setAll(reading.map(Reading::rawLines).orElse(List.of()));
        rows.show(loaded, model.noRows());
        List<RowFailure> failures = loaded.map(LoadedBars::rowFailures).orElse(List.of());
        bad.getItems().setAll(failures);
        noBadRows.setText(loaded.isPresent() ? "Every row keeps the rules." : "");
        dialect.setText(reading.map(Reading::dialect).orElse(""));
        good.setText(
                loaded.map(l -> Figures.count(l.series().size(), "good row") + bad(failures))
                        .orElse(""));
        hint.setText(failures.isEmpty() ? model.notes() : hint(loaded, failures.size()));
        chart.setVisible(loaded.isPresent());
        loaded.map(LoadedBars::series).ifPresent(this::draw);
    }

    private static String bad(List<RowFailure> failures) {
        return failures.isEmpty() ? "" : ", " + Figures.count(failures.size()) + " bad";
    }

    private String hint(Optional<LoadedBars> loaded, int failures) {
        String file =
                model.fileProperty().get().map(Path::getFileName).map(Path::toString).orElse("");
        return ("With \u201cStop\u201d nothing is stored until the file is mended. With \u201cSkip"
                    + " and keep list\u201d the %s %s stored and the %s written, whole, to a new"
                    + " %s.rejects.csv in the workspace\u2019s folder \u201crejects\u201d.")
                .formatted(
                        Figures.count(loaded.map(l -> l.series().size()).orElse(0), "good row"),
                        loaded.map(l -> l.series().size()).orElse(0) == 1 ? "is" : "are",
                        Figures.count(failures, "bad line") + (failures == 1 ? " is" : " are"),
                        file);
    }

    private void draw(BarSeries series) {
        double[] closes = series.closes();
        boolean small = closes.length > 0 && closes[closes.length - 1] < 10;
        chart.show(
                series.openTimes(),
                series.zone(),
                !series.timeframe().isCalendar(),
                List.of(
                        new Pane(
                                "",
                                1,
                                false,
                                small ? "#,##0.0000" : "#,##0.##",
                                List.of(new Layer.Line("", closes, Layer.Style.OURS)))));
        chart.fit();
    }

    private static final class RawCell extends ListCell<String> {
        @Override
        protected void updateItem(String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty ? null : line);
            setGraphic(empty ? null : Nodes.label(Figures.count(getIndex() + 1L), "line-number"));
        }
    }

    private static final class BadRowCell extends ListCell<RowFailure> {
        @Override
        protected void updateItem(RowFailure failure, boolean empty) {
            super.updateItem(failure, empty);
            if (empty || failure == null) {
                setGraphic(null);
                return;
            }
            var sign = new FontIcon(Feather.ALERT_TRIANGLE);
            sign.getStyleClass().add("warning-sign");
            Label line = Nodes.label("Line " + Figures.count(failure.line()));
            line.setMinWidth(72);
            setGraphic(new HBox(8, sign, line, Nodes.label(failure.rule())));
        }
    }
}
