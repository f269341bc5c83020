package io.abtpro.ui.volatility;

import io.abtpro.files.CsvText;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.volatility.HarVerdict;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityEvaluation.ModelLoss;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Losses of every model over the forecasts whose outcome has come, the best of each column marked.
final class LossTable extends VBox {
    private static final String BEST = "\u25cf ";
    private static final double ROW = 24;
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /// One model's row, each figure as it is shown.
    record Row(ModelLoss loss, boolean forest, List<String> figures) {}

    private final TableView<Row> table = new TableView<>();
    private final Label count = Nodes.label("", "muted");
    private final Label note = Nodes.label("", "note");

    LossTable(VolatilityViewModel model) {
        getStyleClass().add("losses");
        table.setId("losses");
        table.setAccessibleText("Losses of every model");
        table.getStyleClass().add("dense");
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(names());
        table.getColumns()
                .add(
                        column(
                                "QLIKE",
                                0,
                                57,
                                "Mean of outcome/forecast \u2212 log(outcome/forecast) \u2212 1 on"
                                    + " variances; those below the 5 % quantile of earlier moves"
                                    + " count as it; least is best"));
        table.getColumns()
                .add(
                        column(
                                "RMSE, %",
                                1, 58, "Root mean square error of the volatility, points a year"));
        table.getColumns()
                .add(
                        column(
                                "MAE, %",
                                2, 57, "Mean absolute error of the volatility, points a year"));
        table.getColumns()
                .add(
                        column(
                                "p, HAR",
                                3,
                                46,
                                "Diebold-Mariano test of equal QLIKE against HAR, by the horizon's"
                                        + " overlap"));
        table.setRowFactory(_ -> new ForestRow());
        table.setOnKeyPressed(
                event -> {
                    if (COPY.match(event)) {
                        copy();
                    }
                });
        note.setWrapText(true);
        note.setId("against-har");
        var around = new VBox(note);
        around.getStyleClass().add("note-around");
        getChildren()
                .setAll(
                        Nodes.row("title-row", Nodes.label("Losses", "title"), count),
                        table,
                        around);
        model.forecastsProperty().subscribe(this::show);
    }

    private static TableColumn<Row, String> names() {
        var column = new TableColumn<Row, String>("Model");
        column.setPrefWidth(84);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                cell ->
                        new ReadOnlyObjectWrapper<>(
                                HarVerdict.brief(cell.getValue().loss().label())));
        return column;
    }

    private static TableColumn<Row, String> column(
            String text, int index, double width, String tip) {
        var column = new TableColumn<Row, String>("");
        var header = new Label(text);
        header.setTooltip(new Tooltip(tip));
        column.setGraphic(header);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().figures().get(index)));
        column.setCellFactory(_ -> new FigureCell());
        return column;
    }

    private void show(Optional<Forecasts> forecasts) {
        forecasts.ifPresent(
                f -> {
                    VolatilityEvaluation e = f.evaluation();
                    table.getItems().setAll(rows(e));
                    double height = ROW * (e.models().size() + 1) + 2;
                    table.setMinHeight(height);
                    table.setPrefHeight(height);
                    table.setMaxHeight(height);
                    count.setText(
                            "%s unseen forecasts, \u25cf best"
                                    .formatted(Figures.count(e.matured())));
                    note.setText(HarVerdict.others(e));
                });
    }

    static List<Row> rows(VolatilityEvaluation e) {
        return e.models().stream()
                .map(
                        m ->
                                new Row(
                                        m,
                                        m.id().equals("forest"),
                                        List.of(
                                                marked(
                                                        e,
                                                        m,
                                                        ModelLoss::qlike,
                                                        Figures.loss(m.qlike())),
                                                marked(
                                                        e,
                                                        m,
                                                        ModelLoss::rmse,
                                                        Figures.plain(100 * m.rmse(), 2)),
                                                marked(
                                                        e,
                                                        m,
                                                        ModelLoss::mae,
                                                        Figures.plain(100 * m.mae(), 2)),
                                                m.againstHar()
                                                        .map(
                                                                test ->
                                                                        test.pValue() < 0.001
                                                                                ? "<0.001"
                                                                                : Figures.plain(
                                                                                        test
                                                                                                .pValue(),
                                                                                        3))
                                                        .orElse("\u2013"))))
                .toList();
    }

    private static String marked(
            VolatilityEvaluation e, ModelLoss m, ToDoubleFunction<ModelLoss> loss, String text) {
        boolean best =
                e.models().stream()
                        .allMatch(other -> loss.applyAsDouble(other) >= loss.applyAsDouble(m));
        return best ? BEST + text : text;
    }

    private void copy() {
        String text =
                CsvText.of(
                        csv -> {
                            csv.words("model", "qlike", "rmse", "mae", "p against HAR").end();
                            table.getItems().forEach(row -> add(csv, row.loss()));
                        });
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static void add(CsvText csv, ModelLoss loss) {
        csv.text(loss.label())
                .number(loss.qlike())
                .number(loss.rmse())
                .number(loss.mae())
                .numberIfAny(loss.againstHar().map(test -> test.pValue()).orElse(Double.NaN))
                .end();
    }

    private static final class FigureCell extends TableCell<Row, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? "" : text);
            getStyleClass().remove("best");
            if (text != null && text.startsWith(BEST)) {
                getStyleClass().add("best");
            }
        }
    }

    private static final class ForestRow extends TableRow<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("ours-row");
            if (row != null && row.forest()) {
                getStyleClass().add("ours-row");
            }
        }
    }
}
