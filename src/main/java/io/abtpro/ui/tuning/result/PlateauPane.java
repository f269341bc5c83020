package io.abtpro.ui.tuning.result;

import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.report.Figures;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Landscape;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.chart.RampBar;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The neighbourhood's median over two parameters through the selected candidate, the plateau
/// outlined.
final class PlateauPane extends BorderPane {
    private final ResultViewModel model;
    private final XyChart chart = new XyChart().named("Plateau");
    private final RampBar scale = new RampBar();
    private final Label what = Nodes.label("", "muted");
    private final ComboBox<String> across = new ComboBox<>();
    private final ComboBox<String> up = new ComboBox<>();
    private final HBox axes = Nodes.row("axes", across, Nodes.whole("by", "muted"), up);
    private boolean filling;

    PlateauPane(ResultViewModel model) {
        this.model = model;
        getStyleClass().add("plot");
        chart.setId("plateau-chart");
        chart.onFailure(model::fail);
        chart.onPointed(this::point);
        across.setId("plateau-x");
        up.setId("plateau-y");
        for (ComboBox<String> box : List.of(across, up)) {
            box.getStyleClass().add("axis-combo");
            box.setOnAction(
                    _ -> {
                        if (!filling) {
                            draw();
                        }
                    });
        }
        what.setMinWidth(0);
        setTop(Nodes.row("title-row", Nodes.whole("Plateau", "title"), what, Nodes.gap(), axes));
        setCenter(chart);
        scale.getStyleClass().add("scale");
        scale.setAccessibleText(
                "The line surrounds the cells within a fifth of the chosen plateau");
        setBottom(scale);
        setPrefSize(290, 200);
        setMinSize(0, 0);
        model.reportProperty().subscribe(found -> found.ifPresent(r -> fill(r.result())));
        model.selectedProperty().subscribe(_ -> draw());
    }

    private void fill(TuningResult result) {
        filling = true;
        List<String> names = result.grid().ranges().stream().map(ParameterRange::name).toList();
        across.getItems().setAll(names);
        up.getItems().setAll(names);
        across.getSelectionModel().select(0);
        up.getSelectionModel().select(Math.min(1, names.size() - 1));
        axes.setVisible(names.size() > 2);
        axes.setManaged(names.size() > 2);
        filling = false;
        draw();
    }

    /// A click on a cell selects its candidate.
    private void point(double x, double y) {
        model.result()
                .ifPresent(
                        r ->
                                model.selectedProperty()
                                        .get()
                                        .ifPresent(
                                                c -> {
                                                    int cell = c.cell();
                                                    cell =
                                                            r.grid()
                                                                    .at(
                                                                            cell,
                                                                            x(),
                                                                            r.grid()
                                                                                    .ranges()
                                                                                    .get(x())
                                                                                    .nearest(x));
                                                    if (x() != y()) {
                                                        cell =
                                                                r.grid()
                                                                        .at(
                                                                                cell,
                                                                                y(),
                                                                                r.grid()
                                                                                        .ranges()
                                                                                        .get(y())
                                                                                        .nearest(
                                                                                                y));
                                                    }
                                                    model.selectCell(cell);
                                                }));
    }

    private int x() {
        return Math.max(0, across.getSelectionModel().getSelectedIndex());
    }

    private int y() {
        return Math.max(0, up.getSelectionModel().getSelectedIndex());
    }

    private void draw() {
        Optional<Candidate> selected = model.selectedProperty().get();
        if (selected.isEmpty() || model.result().isEmpty() || across.getItems().isEmpty()) {
            chart.clear();
            return;
        }
        TuningResult result = model.result().get();
        Candidate candidate = selected.get();
        Landscape landscape = result.landscape();
        ParameterRange rx = result.grid().ranges().get(x());
        ParameterRange ry =
                x() == y() ? new ParameterRange("", 0, 0, 1) : result.grid().ranges().get(y());
        double[][] values =
                x() == y()
                        ? new double[][] {landscape.line(candidate.cell(), x()).plateau()}
                        : landscape.plateau(candidate.cell(), x(), y());
        var cells =
                new XyLayer.Cells("plateau", rx.from(), rx.step(), ry.from(), ry.step(), values);
        double plateau =
                Double.isNaN(candidate.plateau()) ? candidate.train() : candidate.plateau();
        List<XyLayer> layers = new ArrayList<>();
        layers.add(cells);
        layers.addAll(PlateauOutline.of(cells, Landscape.least(plateau)));
        result.best().ifPresent(peak -> layers.add(mark(result, peak, "", XyLayer.Shape.CROSS)));
        layers.add(mark(result, candidate, "", XyLayer.Shape.RING));
        chart.show(XyPicture.of(axis(rx), axis(ry), layers));
        int wide = 2 * landscape.radius() + 1;
        what.setText("median of %d \u00d7 %d cells".formatted(wide, wide));
        scale(cells);
    }

    private void scale(XyLayer.Cells cells) {
        double[] ends = cells.ends();
        boolean known = ends[0] <= ends[1];
        scale.show(
                known ? Figures.plain(ends[0], 2) : Figures.ABSENT,
                "\u25cb chosen, + peak, line: plateau",
                known ? Figures.plain(ends[1], 2) : Figures.ABSENT);
    }

    private XyLayer mark(
            TuningResult result, Candidate candidate, String name, XyLayer.Shape shape) {
        double y = x() == y() ? 0 : result.grid().value(candidate.cell(), y());
        return new XyLayer.Mark(name, result.grid().value(candidate.cell(), x()), y, shape);
    }

    private static XyAxis axis(ParameterRange r) {
        return XyAxis.linear(
                r.name(), r.from() - r.step() / 2, r.value(r.count() - 1) + r.step() / 2, "0.##");
    }
}
