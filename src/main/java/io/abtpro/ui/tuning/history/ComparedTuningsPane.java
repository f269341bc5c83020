package io.abtpro.ui.tuning.history;

import io.abtpro.chart.ChartLayer.Dash;
import io.abtpro.chart.ChartLayer.Role;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.jobs.RecallTuning;
import io.abtpro.report.Figures;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.tuning.result.TuningWords;
import io.abtpro.ui.tuning.search.StepLine;

import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Up to four past tunings side by side: the best so far, objectives, and only the parameters that
/// differ.
final class ComparedTuningsPane extends VBox {
    private static final List<Dash> DASHES =
            List.of(Dash.SOLID, Dash.LONG, Dash.DOTTED, Dash.MIXED);

    private final XyChart chart = new XyChart().named("Objective of the compared tunings");
    private final GridPane table = new GridPane();

    ComparedTuningsPane(HistoryViewModel model) {
        chart.setId("compare-curves");
        chart.onFailure(model::fail);
        table.setId("compare-table");
        table.getStyleClass().addAll("facts-grid", "compare-table");
        HBox.setHgrow(chart, Priority.ALWAYS);
        var both = new HBox(chart, table);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren()
                .setAll(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("Compared", "title"),
                                Nodes.label(
                                        "best on training so far, after each distinct backtest",
                                        "muted")),
                        both);
        setMinHeight(240);
        visibleProperty().bind(model.comparedProperty().map(c -> !c.isEmpty()));
        managedProperty().bind(visibleProperty());
        model.comparedProperty().subscribe(this::show);
    }

    private static String name(RecallTuning.Report report) {
        return "%d %s".formatted(report.tuning().id(), report.request().options().method().label());
    }

    private void show(List<RecallTuning.Report> reports) {
        table.getChildren().clear();
        table.getColumnConstraints().clear();
        if (reports.isEmpty()) {
            chart.clear();
            return;
        }
        chart.show(curves(reports));
        for (int column = 0; column <= reports.size(); column++) {
            var wide = new ColumnConstraints(column == 0 ? 104 : 92);
            wide.setHalignment(
                    column == 0 ? javafx.geometry.HPos.LEFT : javafx.geometry.HPos.RIGHT);
            table.getColumnConstraints().add(wide);
        }
        row("", reports, ComparedTuningsPane::name);
        row("Dataset", reports, r -> r.source().name());
        row("Strategy", reports, r -> r.request().strategy());
        row("Objective", reports, r -> TuningWords.name(r.request().options().objective()));
        row("Tried", reports, r -> "%,d".formatted(r.tuning().result().distinctBacktests()));
        row("Train", reports, r -> best(r, Candidate::train));
        row("Validation", reports, r -> best(r, Candidate::validation));
        row("Plateau", reports, r -> best(r, Candidate::plateau));
        row(
                "PBO",
                reports,
                r ->
                        Figures.plain(
                                r.tuning()
                                        .result()
                                        .overfitting()
                                        .map(o -> o.probability())
                                        .orElse(Double.NaN),
                                2));
        differing(reports).forEach(name -> row(name, reports, r -> best(r, c -> value(c, name))));
    }

    private void row(
            String name,
            List<RecallTuning.Report> reports,
            Function<RecallTuning.Report, String> text) {
        int row = table.getRowCount();
        table.add(Nodes.label(name, "muted"), 0, row);
        for (int i = 0; i < reports.size(); i++) {
            table.add(Nodes.label(text.apply(reports.get(i))), i + 1, row);
        }
    }

    private static String best(RecallTuning.Report report, Function<Candidate, Double> value) {
        return report.tuning()
                .result()
                .best()
                .map(value)
                .map(Figures::brief)
                .orElse(Figures.ABSENT);
    }

    private static double value(Candidate candidate, String name) {
        return candidate.parameters().values().getOrDefault(name, Double.NaN);
    }

    /// Names of parameters whose best values are not the same everywhere.
    static Set<String> differing(List<RecallTuning.Report> reports) {
        Set<String> names = new TreeSet<>();
        reports.forEach(
                r ->
                        r.tuning()
                                .result()
                                .best()
                                .ifPresent(b -> names.addAll(b.parameters().values().keySet())));
        return names.stream()
                .filter(
                        name ->
                                reports.stream()
                                                .map(
                                                        r ->
                                                                r.tuning()
                                                                        .result()
                                                                        .best()
                                                                        .map(b -> value(b, name))
                                                                        .orElse(Double.NaN))
                                                .distinct()
                                                .count()
                                        > 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static XyPicture curves(List<RecallTuning.Report> reports) {
        List<XyLayer> layers = new ArrayList<>();
        int longest = 2;
        for (int i = 0; i < reports.size(); i++) {
            TuningResult result = reports.get(i).tuning().result();
            longest = Math.max(longest, result.curve().length());
            layers.add(
                    StepLine.of(
                            name(reports.get(i)),
                            result.curve(),
                            i == 0 ? Role.OURS : i == 1 ? Role.PLAIN : Role.COMPARISON,
                            DASHES.get(i)));
        }
        double[] all =
                reports.stream()
                        .flatMapToDouble(r -> Arrays.stream(r.tuning().result().curve().levels()))
                        .toArray();
        return XyPicture.of(
                XyAxis.linear("Distinct backtests", 0, longest * 1.22, "#,##0"),
                XyAxis.around("", "0.00", all),
                layers);
    }
}
