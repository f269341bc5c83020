package io.abtpro.ui.tuning.result;

import io.abtpro.chart.ChartLayer.Dash;
import io.abtpro.chart.ChartLayer.Role;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Neighbourhood;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Each parameter moved alone through the selected candidate: the objective, its neighbourhood's
/// median, its stretch.
final class SlicesPane extends BorderPane {
    private static final double LEAST_HEIGHT = 72;

    private final ResultViewModel model;
    private final VBox charts = new VBox();

    SlicesPane(ResultViewModel model) {
        this.model = model;
        getStyleClass().add("plot");
        charts.setId("slices");
        var scroll = new ScrollPane(charts);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        setTop(
                Nodes.row(
                        "title-row",
                        Nodes.whole("Slices", "title"),
                        Nodes.label("blue: plateau, grey: cell", "muted")));
        setCenter(scroll);
        setPrefSize(240, 200);
        setMinSize(0, 0);
        model.selectedProperty().subscribe(_ -> draw());
    }

    private void draw() {
        charts.getChildren().clear();
        model.result()
                .ifPresent(
                        result ->
                                model.selectedProperty()
                                        .get()
                                        .ifPresent(
                                                candidate -> {
                                                    for (int d = 0;
                                                            d < result.grid().dimensions();
                                                            d++) {
                                                        var chart =
                                                                new XyChart()
                                                                        .named(
                                                                                "Slice along "
                                                                                        + result.grid()
                                                                                                .ranges()
                                                                                                .get(
                                                                                                        d)
                                                                                                .name());
                                                        chart.setMinHeight(LEAST_HEIGHT);
                                                        chart.setPrefHeight(LEAST_HEIGHT);
                                                        chart.onFailure(model::fail);
                                                        VBox.setVgrow(chart, Priority.ALWAYS);
                                                        chart.show(slice(result, candidate, d));
                                                        charts.getChildren().add(chart);
                                                    }
                                                }));
    }

    private XyPicture slice(TuningResult result, Candidate candidate, int d) {
        Neighbourhood.Line line = result.landscape().line(candidate.cell(), d);
        Neighbourhood.Stretch stretch = result.stretches(candidate).get(d);
        double half = result.grid().ranges().get(d).step() / 2;
        double first = line.values()[0];
        double last = line.values()[line.values().length - 1];
        List<XyLayer> layers = new ArrayList<>();
        layers.add(new XyLayer.Span(stretch.low() - half, stretch.high() + half));
        layers.add(
                XyLayer.Line.of(
                        "cell", line.values(), line.objective(), Role.COMPARISON, Dash.SOLID));
        layers.add(
                XyLayer.Line.of("plateau", line.values(), line.plateau(), Role.OURS, Dash.SOLID));
        layers.add(
                new XyLayer.Rule(
                        "", result.grid().value(candidate.cell(), d), true, Role.PLAIN, Dash.LONG));
        double[] all =
                DoubleStream.concat(Arrays.stream(line.objective()), Arrays.stream(line.plateau()))
                        .toArray();
        return XyPicture.of(
                XyAxis.linear(line.name(), first - half, last + half, "0.##"),
                XyAxis.around("", "0.00", all),
                layers);
    }
}
