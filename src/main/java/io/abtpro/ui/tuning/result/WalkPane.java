package io.abtpro.ui.tuning.result;

import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningResult;
import io.abtpro.tuning.WalkForward;
import io.abtpro.tuning.WalkForward.Window;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.function.Function;

/// The walk-forward view: what one costs, the stitched equity on unseen bars, what was chosen in
/// each window.
final class WalkPane extends VBox {
    private final WalkViewModel model;
    private final TextField windows =
            field("walk-windows", "Windows", TuningAnalysis.Walk.defaults().windows());
    private final TextField budget =
            field("walk-budget", "Backtests each", TuningAnalysis.Walk.defaults().budget());
    private final Label cost = Nodes.label("", "muted");
    private final Label sentence = Nodes.label("", "walk-sentence");
    private final XyChart chart = new XyChart().named("Walk-forward equity on unseen bars");
    private final DenseTable<Window> table =
            new DenseTable<>("walk-windows-table", "Windows of the walk");

    WalkPane(WalkViewModel model) {
        this.model = model;
        cost.setId("walk-cost");
        cost.setMinWidth(0);
        cost.setWrapText(true);
        cost.setMinHeight(USE_PREF_SIZE);
        sentence.setId("walk-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        chart.setId("walk-chart");
        chart.onFailure(model::fail);
        VBox.setVgrow(chart, Priority.ALWAYS);
        table.setPrefHeight(DenseTable.ROW * 9);
        table.setMinHeight(DenseTable.ROW * 5);
        var start = new Button();
        start.setId("start-walk");
        start.setMinWidth(USE_PREF_SIZE);
        start.textProperty()
                .bind(model.runningProperty().map(r -> r ? "Walking\u2026" : "Walk forward"));
        start.disableProperty().bind(model.runningProperty());
        start.setOnAction(
                _ ->
                        typedWalk()
                                .ifPresentOrElse(
                                        model::start,
                                        () ->
                                                cost.setText(
                                                        "windows and backtests must be whole"
                                                                + " numbers")));
        windows.textProperty().subscribe(_ -> priced());
        budget.textProperty().subscribe(_ -> priced());
        getChildren()
                .setAll(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("Walk-forward tuning", "title"),
                                Nodes.label(
                                        "each window is tuned on the three parts before it, by"
                                                + " random search, and trades bars it never saw",
                                        "muted")),
                        Nodes.row(
                                "progress-row",
                                Nodes.whole("Windows", "muted"),
                                windows,
                                Nodes.whole("Backtests each", "muted"),
                                budget,
                                start,
                                cost),
                        sentence,
                        chart,
                        table);
        model.walkProperty().subscribe(this::show);
        model.reportProperty().subscribe(_ -> priced());
    }

    private static TextField field(String id, String name, int value) {
        var field = new TextField(Integer.toString(value));
        field.setId(id);
        field.setAccessibleText(name);
        field.getStyleClass().add("tuning-number");
        field.setMinWidth(58);
        return field;
    }

    private Optional<TuningAnalysis.Walk> typedWalk() {
        try {
            return Optional.of(
                    new TuningAnalysis.Walk(
                            Integer.parseInt(windows.getText().strip()),
                            Integer.parseInt(budget.getText().strip())));
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    private void priced() {
        cost.setText(
                typedWalk()
                        .map(walk -> model.problem(walk).orElseGet(() -> model.cost(walk)))
                        .orElse("windows and backtests must be whole numbers"));
    }

    private void show(Optional<WalkForward.Result> walk) {
        var report = model.reportProperty().get();
        var source = model.source();
        if (walk.isEmpty() || report.isEmpty() || source.isEmpty()) {
            sentence.setText(
                    "No walk yet. It shows whether what tuning finds keeps working on the bars that"
                            + " follow.");
            chart.clear();
            table.getItems().clear();
            return;
        }
        TuningResult result = report.get().result();
        sentence.setText(WalkPicture.sentence(walk.get()));
        chart.show(
                WalkPicture.of(
                        walk.get(), source.get().series(), result.options().execution().capital()));
        columns(result);
        table.getItems().setAll(walk.get().windows());
    }

    private void columns(TuningResult result) {
        table.getColumns().clear();
        var source = model.source().orElseThrow();
        String objective = TuningWords.name(result.options().objective());
        table.words("Tuned on", 184, w -> Times.span(source.series(), w.tuned()));
        table.words("Traded", 184, w -> Times.span(source.series(), w.traded()));
        for (ParameterRange range : result.grid().ranges()) {
            number(
                    range.name(),
                    72,
                    w ->
                            w.chosen()
                                    .map(c -> Figures.exact(c.get(range.name())))
                                    .orElse(Figures.ABSENT));
        }
        number(objective + " seen", 92, w -> Figures.plain(w.seen(), 2));
        number("unseen", 72, w -> Figures.plain(w.unseen(), 2));
        table.fixOrder();
    }

    private void number(String name, double width, Function<Window, String> text) {
        table.numbers(name, width, text, text);
    }
}
