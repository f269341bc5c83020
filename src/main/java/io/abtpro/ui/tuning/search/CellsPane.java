package io.abtpro.ui.tuning.search;

import io.abtpro.chart.XyLayer;
import io.abtpro.report.Figures;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningSnapshot;
import io.abtpro.ui.chart.RampBar;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;
import io.abtpro.ui.tuning.search.SearchCharts.Shown;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a search knows of the cells along two parameters: a heat map with its scale, and the
/// agent's way.
final class CellsPane extends BorderPane {
    private final SearchViewModel model;
    private final XyChart chart = new XyChart().named("What the search knows");
    private final RampBar scale = new RampBar();
    private final Label legend = Nodes.label("", "muted", "legend");
    private final Segment<Shown> switches =
            new Segment<>(
                    List.of(Shown.values()),
                    what -> "cells-" + what.name().toLowerCase(Locale.ROOT),
                    Shown::word,
                    _ -> shownAgain());
    private final ComboBox<String> across = new ComboBox<>();
    private final ComboBox<String> up = new ComboBox<>();
    private final HBox axes = Nodes.row("axes", across, Nodes.whole("by", "muted"), up);
    private boolean filling;
    private Optional<TuningSnapshot> last = Optional.empty();
    private Optional<ParameterGrid> grid = Optional.empty();

    CellsPane(SearchViewModel model) {
        this.model = model;
        chart.setId("cells-chart");
        across.setId("cells-x");
        up.setId("cells-y");
        legend.setId("cells-legend");
        switches.choose(Shown.values()[0]);
        across.setAccessibleText("Parameter across");
        up.setAccessibleText("Parameter upwards");
        for (ComboBox<String> box : List.of(across, up)) {
            box.getStyleClass().add("axis-combo");
            box.setOnAction(_ -> chooseRanges());
        }
        setTop(
                Nodes.row(
                        "title-row",
                        Nodes.whole("What the search knows", "title"),
                        axes,
                        Nodes.gap(),
                        switches));
        setCenter(chart);
        var below = new VBox(scale, legend);
        below.getStyleClass().add("scale");
        setBottom(below);
        getStyleClass().add("plot");
        setPrefSize(100, 100);
        setMinSize(0, 0);
        model.gridProperty().subscribe(found -> found.ifPresent(this::fill));
    }

    XyChart chart() {
        return chart;
    }

    private void fill(ParameterGrid found) {
        filling = true;
        List<String> names = found.ranges().stream().map(ParameterRange::name).toList();
        across.getItems().setAll(names);
        up.getItems().setAll(names);
        var looking = model.watch().looking();
        across.getSelectionModel().select(Math.min(looking.x(), names.size() - 1));
        up.getSelectionModel().select(Math.min(looking.y(), names.size() - 1));
        axes.setVisible(names.size() > 2);
        axes.setManaged(names.size() > 2);
        filling = false;
    }

    private void chooseRanges() {
        int x = across.getSelectionModel().getSelectedIndex();
        int y = up.getSelectionModel().getSelectedIndex();
        if (!filling && x >= 0 && y >= 0) {
            model.watch().lookAlong(new SearchWatch.Looking(x, y));
        }
    }

    /// Draws the cells; [#describe] says what their colours mean.
    void show(TuningSnapshot snapshot, ParameterGrid found) {
        boolean learns = snapshot.method() == Method.RL;
        switches.setVisible(learns);
        switches.setManaged(learns);
        last = Optional.of(snapshot);
        grid = Optional.of(found);
        chart.show(SearchCharts.cells(snapshot, found, shown(snapshot)));
    }

    private void shownAgain() {
        last.ifPresent(s -> grid.ifPresent(g -> show(s, g)));
        describe();
    }

    private Shown shown(TuningSnapshot snapshot) {
        return snapshot.method() == Method.RL
                ? switches.chosen().orElse(Shown.OBJECTIVE)
                : Shown.OBJECTIVE;
    }

    /// Writes the scale and the legend of what is drawn.
    void describe() {
        last.ifPresent(
                s ->
                        grid.ifPresent(
                                g -> {
                                    Shown what = shown(s);
                                    XyLayer.Cells cells = SearchCharts.layer(s, g, what);
                                    double[] ends = cells.ends();
                                    boolean any = ends[0] <= ends[1];
                                    scale.show(
                                            any ? text(ends[0]) : "",
                                            what.meaning() + others(g),
                                            any ? text(ends[1]) : "");
                                    legend.setText(
                                            (s.path().length == 0
                                                            ? ""
                                                            : "\u25cb start of the last episode  "
                                                                    + " \u25cf its end   ")
                                                    + s.best().stream()
                                                            .mapToObj(
                                                                    b ->
                                                                            "+ best so far, "
                                                                                    + parameters(
                                                                                            g, b))
                                                            .findFirst()
                                                            .orElse(""));
                                }));
    }

    private static String others(ParameterGrid grid) {
        return grid.dimensions() > 2 ? ", the best over the other parameters" : "";
    }

    private static String parameters(ParameterGrid grid, int cell) {
        var text = new StringBuilder();
        for (int d = 0; d < grid.dimensions(); d++) {
            ParameterRange range = grid.ranges().get(d);
            text.append(text.isEmpty() ? "" : ", ").append(range.name()).append(' ');
            text.append(Figures.exact(range.value(grid.index(cell, d))));
        }
        return text.toString();
    }

    private static String text(double value) {
        return Figures.plain(value, Math.abs(value) >= 100 || value == Math.rint(value) ? 0 : 3);
    }
}
