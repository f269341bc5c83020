package io.abtpro.ui.volatility;

import io.abtpro.files.CsvText;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.volatility.HarVerdict;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityEvaluation.ModelLoss;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Losses of every model over the forecasts whose outcome has come, the best of each column marked.
final class LossTable extends VBox {
    private static final String BEST = "\u25cf ";

    /// One model's row, each figure as it is shown.
    record Row(ModelLoss loss, boolean forest, List<String> figures) {}

    private final DenseTable<Row> table = new DenseTable<>("losses", "Losses of every model");
    private final Label count = Nodes.label("", "muted");
    private final Label note = Nodes.label("", "note");

    LossTable(VolatilityViewModel model) {
        getStyleClass().add("losses");
        DenseTable.explainCells(
                table.words("Model", 73, row -> name(row.loss())),
                "GJR is GJR-GARCH(1,1), where falls count apart from rises; GARCH is"
                        + " GARCH(1,1), with t by Student's t; EWMA forgets 6 % a bar");
        figures(
                "QLIKE",
                0,
                61,
                "Mean of outcome/forecast \u2212 log(outcome/forecast) \u2212 1 on variances;"
                        + " those below the 5 % quantile of earlier moves count as it; least is"
                        + " best");
        figures("RMSE, %", 1, 57, "Root mean square error of the volatility, points a year");
        figures("MAE, %", 2, 57, "Mean absolute error of the volatility, points a year");
        figures(
                "p, HAR",
                3,
                46,
                "Diebold-Mariano test of equal QLIKE against HAR, by the horizon's overlap");
        table.fixOrder();
        table.marks(Row::forest);
        table.copies(_ -> copy());
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

    private static String name(ModelLoss loss) {
        return HarVerdict.brief(loss.label()).replace("GJR-GARCH", "GJR");
    }

    private void figures(String title, int index, double width, String about) {
        Function<Row, String> text = row -> row.figures().get(index);
        var column =
                table.numbers(
                        title,
                        width,
                        text,
                        text,
                        row -> text.apply(row).startsWith(BEST) ? "best" : "plain");
        column.setMinWidth(width);
        DenseTable.explain(column, about);
    }

    private void show(Optional<Forecasts> forecasts) {
        forecasts.ifPresent(
                f -> {
                    VolatilityEvaluation e = f.evaluation();
                    table.getItems().setAll(rows(e));
                    table.fit(e.models().size());
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
        Answers.copy(
                this,
                "the losses as CSV",
                CsvText.of(
                        csv -> {
                            csv.words("model", "qlike", "rmse", "mae", "p against HAR").end();
                            table.getItems().forEach(row -> add(csv, row.loss()));
                        }));
    }

    private static void add(CsvText csv, ModelLoss loss) {
        csv.text(loss.label())
                .number(loss.qlike())
                .number(loss.rmse())
                .number(loss.mae())
                .numberIfAny(loss.againstHar().map(test -> test.pValue()).orElse(Double.NaN))
                .end();
    }
}
