package io.abtpro.ui.tuning;

import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningSnapshot;
import io.abtpro.ui.chart.XyAxis;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.chart.XyLayer;
import io.abtpro.ui.chart.XyLayer.Dash;
import io.abtpro.ui.chart.XyLayer.Role;
import io.abtpro.ui.chart.XyPicture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The search at work. It takes the newest snapshot once a frame.
final class RunningPane extends VBox {
    private static final int MEAN_OF = 100;
    private static final int MOST_POINTS = 800;

    private final TuningViewModel model;
    private final Label progress = Nodes.label("");
    private final ProgressBar bar = new ProgressBar(0);
    private final XyChart reward = chart("reward-chart");
    private final XyChart best = chart("best-chart");
    private final XyChart cells = chart("cells-chart");
    private final XyChart error = chart("error-chart");

    RunningPane(TuningViewModel model) {
        this.model = model;
        progress.setId("tuning-progress");
        var cancel = new Button("Cancel, keep results");
        cancel.setId("cancel-tuning");
        cancel.setOnAction(_ -> model.cancel());
        var grid = new GridPane();
        grid.add(titled("Episode reward, net log return in %, mean of 100", reward), 0, 0);
        grid.add(titled("Best on training so far; random: median, quartiles; noise", best), 1, 0);
        grid.add(titled("Q-value of the best action, else the objective", cells), 0, 1);
        grid.add(titled("Temporal-difference error, % a step, mean of 100", error), 1, 1);
        grid.getChildren().forEach(node -> {
            GridPane.setHgrow(node, Priority.ALWAYS);
            GridPane.setVgrow(node, Priority.ALWAYS);
        });
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().setAll(Nodes.row("progress-row", progress, bar, Nodes.gap(), cancel), grid);
        var frames = new AnimationTimer() {
            @Override
            public void handle(long now) {
                model.look();
            }
        };
        model.runningProperty().subscribe(running -> {
            if (running) {
                frames.start();
            } else {
                frames.stop();
            }
        });
        model.snapshotProperty().subscribe(found -> found.ifPresent(this::show));
    }

    private XyChart chart(String id) {
        var chart = new XyChart();
        chart.setId(id);
        return chart;
    }

    private static BorderPane titled(String title, Node chart) {
        var pane = new BorderPane(chart);
        pane.setTop(Nodes.row("title-row", Nodes.label(title, "title")));
        pane.setPrefSize(300, 200);
        pane.getStyleClass().add("plot");
        return pane;
    }

    private void show(TuningSnapshot s) {
        progress.setText("%s, %,d of %,d, %,d distinct backtests"
                .formatted(s.method().label(), s.done(), s.total(), s.distinctBacktests()));
        bar.setProgress((double) s.done() / Math.max(1, s.total()));
        showEpisodes(reward, "reward", s.rewards(), s.total());
        showEpisodes(error, "error", s.errors(), s.total());
        showBest(s);
        model.setupProperty().get().ifPresent(setup -> showCells(s, setup));
    }

    /// Percent of at most so many points, with their mean of 100 episodes.
    private static void showEpisodes(XyChart chart, String name, double[] values, int total) {
        int[] at = IntStream.iterate(0, i -> i < values.length, i -> i + Math.max(1, values.length / MOST_POINTS)).toArray();
        double[] x = Arrays.stream(at).mapToDouble(i -> i + 1).toArray();
        double[] y = Arrays.stream(at).mapToDouble(i -> 100 * values[i]).toArray();
        double[] mean = Arrays.stream(at).mapToDouble(i -> 100 * mean(values, i)).toArray();
        chart.show(XyPicture.of(
                XyAxis.linear("Episode", 0, Math.max(1, total), "#,##0"),
                XyAxis.around("", "0.#", y),
                List.of(
                        new XyLayer.Points(name, x, y, Role.QUIET, 1.5),
                        XyLayer.Line.of("mean of 100", x, mean, Role.OURS, Dash.SOLID))));
    }

    private static double mean(double[] values, int to) {
        int from = Math.max(0, to - MEAN_OF + 1);
        return Arrays.stream(values, from, to + 1).average().orElse(Double.NaN);
    }

    private void showBest(TuningSnapshot s) {
        double[] x = IntStream.rangeClosed(1, s.bestSoFar().length).mapToDouble(i -> i).toArray();
        double[] luckX = IntStream.rangeClosed(1, s.comparison().median().length).mapToDouble(i -> i).toArray();
        double[] all = IntStream.range(0, 4)
                .mapToObj(i -> List.of(s.bestSoFar(), s.comparison().lower(), s.comparison().upper(), s.comparison().noise()).get(i))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        best.show(XyPicture.of(
                XyAxis.linear("Distinct backtests", 0, Math.max(10, x.length), "#,##0"),
                XyAxis.around("", "0.00", all),
                List.of(
                        XyLayer.Line.of("random, lower quartile", luckX, s.comparison().lower(), Role.COMPARISON, Dash.SHORT),
                        XyLayer.Line.of("random, upper quartile", luckX, s.comparison().upper(), Role.COMPARISON, Dash.SHORT),
                        XyLayer.Line.of("random, median", luckX, s.comparison().median(), Role.PLAIN, Dash.LONG),
                        XyLayer.Line.of("noise", luckX, s.comparison().noise(), Role.WARNING, Dash.DOTTED),
                        XyLayer.Line.of("ours", x, s.bestSoFar(), Role.OURS, Dash.SOLID))));
    }

    private void showCells(TuningSnapshot s, Setup setup) {
        ParameterRange x = setup.ranges().get(s.slice().x());
        boolean two = s.slice().x() != s.slice().y();
        ParameterRange y = two ? setup.ranges().get(s.slice().y()) : new ParameterRange("", 0, 0, 1);
        boolean learned = s.rewards().length > 0;
        cells.show(XyPicture.of(
                axis(x),
                axis(y),
                List.of(new XyLayer.Cells(
                        learned ? "Q-value" : "objective", x.from(), x.step(), y.from(), y.step(),
                        learned ? s.slice().values() : s.slice().objective()))));
    }

    static XyAxis axis(ParameterRange r) {
        return XyAxis.linear(r.name(), r.from() - r.step() / 2, r.value(r.count() - 1) + r.step() / 2, "0.##");
    }
}
