package io.abtpro.ui.tuning.search;

import io.abtpro.report.Figures;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.TuningSnapshot;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.JobButtons;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.task.Pace;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.OptionalDouble;

/// The search at work, drawn anew with each snapshot.
public final class RunningPane extends VBox {
    private static final double NANOS = 1e9;
    private static final long FACTS_NANOS = 200_000_000L;

    private final SearchViewModel model;
    private final Label progress = Nodes.whole("", "title");
    private final Label facts = Nodes.label("", "muted");
    private final ProgressBar bar = new ProgressBar(0);
    private final XyChart reward = chart("reward-chart", "Reward by episode");
    private final XyChart best = chart("best-chart", "Best so far");
    private final XyChart error = chart("error-chart", "Error of the values");
    private final CellsPane cells;
    private final BorderPane rewards;
    private final BorderPane errors;
    private final SearchPace pace = new SearchPace();
    private final DrawingCost drawing = new DrawingCost();
    private Drawn drawn = Drawn.NOTHING;
    private long saidAt;

    public RunningPane(SearchViewModel model) {
        this.model = model;
        progress.setId("tuning-progress");
        facts.setId("tuning-facts");
        var cancel = new Button("Cancel, keep results");
        cancel.setId("cancel-tuning");
        cancel.setMinWidth(USE_PREF_SIZE);
        JobButtons.cancelling(cancel).setOnAction(_ -> model.cancel());
        bar.setMaxWidth(Double.MAX_VALUE);
        var said = new VBox(Nodes.row("facts", progress, facts), bar);
        said.getStyleClass().add("said");
        HBox.setHgrow(said, Priority.ALWAYS);
        cells = new CellsPane(model);
        rewards =
                titled(
                        "Episode reward, net log return in %",
                        "line: mean of 100, dashed: epsilon, at the right", reward);
        errors = titled("Temporal-difference error, % a step", "line: mean of 100", error);
        var top =
                halves(
                        rewards,
                        titled(
                                "Best on training so far",
                                "random: median, quartiles of its searches",
                                best));
        var bottom = halves(cells, errors);
        VBox.setVgrow(top, Priority.ALWAYS);
        VBox.setVgrow(bottom, Priority.ALWAYS);
        getChildren().setAll(Nodes.row("progress-row", said, cancel), top, bottom);
        model.runningProperty()
                .subscribe(
                        running -> {
                            pace.clear();
                            drawn = Drawn.NOTHING;
                            if (running && model.watch().snapshotProperty().get().isEmpty()) {
                                List.of(reward, best, error, cells.chart()).forEach(XyChart::clear);
                                progress.setText("Preparing");
                                facts.setText("");
                                bar.setProgress(0);
                            } else {
                                say();
                            }
                        });
        model.watch()
                .pausedProperty()
                .subscribe(
                        _ -> {
                            pace.clear();
                            say();
                        });
        model.watch().snapshotProperty().subscribe(found -> found.ifPresent(this::show));
    }

    private static XyChart chart(String id, String name) {
        XyChart chart = XyChart.growing().named(name);
        chart.setId(id);
        return chart;
    }

    private static HBox halves(Node left, Node right) {
        var row = new HBox(left, right);
        row.getStyleClass().add("halves");
        row.setMinHeight(0);
        row.setPrefHeight(100);
        for (Node node : row.getChildren()) {
            HBox.setHgrow(node, Priority.ALWAYS);
        }
        return row;
    }

    private static BorderPane titled(String title, String meaning, Node chart) {
        var pane = new BorderPane(chart);
        pane.setTop(
                Nodes.row("title-row", Nodes.whole(title, "title"), Nodes.label(meaning, "muted")));
        pane.setPrefSize(100, 100);
        pane.setMinSize(0, 0);
        pane.getStyleClass().add("plot");
        return pane;
    }

    private void show(TuningSnapshot s) {
        boolean learns = s.method() == Method.RL;
        for (Node node : List.of(rewards, errors)) {
            node.setVisible(learns);
            node.setManaged(learns);
        }
        int most =
                model.gridProperty()
                        .get()
                        .map(grid -> Math.min(s.total(), grid.count()))
                        .orElse(s.total());
        var now = Drawn.of(s, most, Math.max(1, best.getWidth()));
        if (learns && !now.isSameEpisodes(drawn)) {
            reward.show(SearchCharts.reward(s));
            error.show(SearchCharts.error(s));
        }
        model.gridProperty()
                .get()
                .ifPresent(
                        grid -> {
                            if (!now.isSameBest(drawn)) {
                                best.show(SearchCharts.best(s, most));
                            }
                            cells.show(s, grid);
                        });
        drawn = now;
        long at = System.nanoTime();
        pace.see(at / NANOS, s.done());
        drawing.frame(
                at,
                List.of(reward, best, error, cells.chart()).stream()
                        .mapToLong(XyChart::drawingNanos)
                        .sum());
        if (at - saidAt >= FACTS_NANOS || model.watch().pausedProperty().get()) {
            saidAt = at;
            say();
        }
    }

    /// What is read, not watched: it would cost a layout of the whole window with each picture.
    private void say() {
        model.watch().snapshotProperty().get().ifPresent(this::say);
    }

    private void say(TuningSnapshot s) {
        bar.setProgress((double) s.done() / Math.max(1, s.total()));
        cells.describe();
        progress.setText(
                "%s%s, %s %,d of %,d"
                        .formatted(
                                model.watch().pausedProperty().get() ? "Paused: " : "",
                                s.method().label(),
                                piece(s),
                                s.done(),
                                s.total()));
        var text = new StringBuilder("%,d distinct backtests".formatted(s.distinctBacktests()));
        OptionalDouble rate = pace.rate();
        if (s.isCatchingUp()) {
            text.append("   ")
                    .append(TuningSnapshot.catchingUp(s.distinctBacktests(), s.compared()));
            pace.clear();
        } else if (rate.isPresent() && !model.watch().pausedProperty().get()) {
            text.append(
                    "   %s %ss/s   %s left"
                            .formatted(
                                    Figures.plain(rate.getAsDouble(), 0),
                                    piece(s),
                                    Pace.duration((s.total() - s.done()) / rate.getAsDouble())));
        }
        if (model.watch().pausedProperty().get()) {
            text.append("   checkpoint kept");
        } else {
            model.watch()
                    .secondsSinceKept()
                    .ifPresent(
                            age ->
                                    text.append(
                                            "   checkpoint %s s ago"
                                                    .formatted(Figures.plain(age, 1))));
        }
        drawing.text().ifPresent(cost -> text.append("   ").append(cost));
        facts.setText(text.toString());
    }

    /// What of a search shows in its charts: a step along an axis is a pixel.
    private record Drawn(long done, long backtests, double best, double median, double noise) {
        static final Drawn NOTHING = new Drawn(-1, -1, 0, 0, 0);

        /// @param most distinct backtests that there can be
        /// @param width of a chart in pixels
        static Drawn of(TuningSnapshot s, int most, double width) {
            return new Drawn(
                    step(s.done(), s.total(), width),
                    step(s.distinctBacktests(), most, width),
                    s.bestSoFar().last(),
                    s.comparison().median().last(),
                    s.comparison().noise().last());
        }

        private static long step(int count, int most, double steps) {
            return Math.round(steps * count / Math.max(1, most));
        }

        boolean isSameEpisodes(Drawn other) {
            return done == other.done;
        }

        boolean isSameBest(Drawn other) {
            return equals(new Drawn(done, other.backtests, other.best, other.median, other.noise));
        }
    }

    private static String piece(TuningSnapshot s) {
        return s.method() == Method.RL ? "episode" : "backtest";
    }
}
