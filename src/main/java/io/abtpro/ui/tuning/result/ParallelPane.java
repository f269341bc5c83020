package io.abtpro.ui.tuning.result;

import io.abtpro.chart.ParallelPicture;
import io.abtpro.report.Figures;
import io.abtpro.tuning.Candidate;
import io.abtpro.ui.chart.ParallelChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Every candidate as a line over its figures; dragging along an axis filters the table.
final class ParallelPane extends BorderPane {
    private final ResultViewModel model;
    private final ParallelChart chart = new ParallelChart();
    private final Button chip = new Button();

    ParallelPane(ResultViewModel model) {
        this.model = model;
        getStyleClass().add("section-above");
        chart.setId("parallel-chart");
        chart.onFailure(model::fail);
        chart.onChosen(model::filter);
        chip.setId("filter-chip");
        chip.getStyleClass().addAll("chip", "small-button");
        chip.setOnAction(_ -> model.clearFilter());
        setTop(
                Nodes.row(
                        "title-row",
                        Nodes.whole("All candidates", "title"),
                        Nodes.label("drag along an axis to filter, click it to free it", "muted"),
                        Nodes.gap(),
                        chip));
        setCenter(chart);
        setMinSize(0, 0);
        setPrefSize(300, 190);
        model.reportProperty().subscribe(_ -> draw());
        model.shownProperty().subscribe(_ -> draw());
        model.selectedProperty().subscribe(_ -> draw());
    }

    private void draw() {
        model.result()
                .ifPresent(
                        result -> {
                            List<Candidate> all = result.candidates();
                            List<CandidateColumn> columns = model.axes();
                            Set<Candidate> kept = new HashSet<>(model.shownProperty().get());
                            double[][] rows = new double[all.size()][columns.size()];
                            boolean[] ours = new boolean[all.size()];
                            for (int row = 0; row < rows.length; row++) {
                                ours[row] = kept.contains(all.get(row));
                                for (int axis = 0; axis < columns.size(); axis++) {
                                    rows[row][axis] =
                                            columns.get(axis).value().applyAsDouble(all.get(row));
                                }
                            }
                            int selected =
                                    model.selectedProperty().get().map(all::indexOf).orElse(-1);
                            chart.show(
                                    new ParallelPicture(
                                            columns.stream().map(c -> axis(c, all)).toList(),
                                            rows,
                                            ours,
                                            selected,
                                            model.filterProperty().get()));
                            chip(columns, kept.size(), all.size());
                        });
    }

    private static ParallelPicture.Axis axis(CandidateColumn column, List<Candidate> all) {
        return ParallelPicture.Axis.of(
                column.name(),
                column.pattern(),
                all.stream().mapToDouble(column.value()).toArray());
    }

    private void chip(List<CandidateColumn> columns, int kept, int all) {
        var filter = model.filterProperty().get();
        chip.setVisible(!filter.isEmpty());
        chip.setManaged(!filter.isEmpty());
        chip.setText(
                filter.entrySet().stream()
                                .map(
                                        e ->
                                                "%s %s to %s"
                                                        .formatted(
                                                                columns.get(e.getKey()).name(),
                                                                Figures.plain(
                                                                        e.getValue().low(), 2),
                                                                Figures.plain(
                                                                        e.getValue().high(), 2)))
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ": %d of %d  \u00d7".formatted(kept, all));
    }
}
