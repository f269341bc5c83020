package io.abtpro.ui.chart;

import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The window of [ChartFrames].
public final class FramesWindow extends Application {
    private static final int FRAMES = 120;
    private static final int WARM_UP = 60;
    private static final int MOST_TRADES = 100_000;

    private final TimeChart chart = new TimeChart();
    private final List<Step> steps = new ArrayList<>();
    private double ui;

    /// What a frame does.
    private record Step(String name, int bars, int frames, Runnable before, Runnable each) {}

    @Override
    public void start(Stage stage) {
        List<String> given = getParameters().getRaw();
        stage.setScene(
                new Scene(
                        new StackPane(chart),
                        Integer.parseInt(given.get(0)),
                        Integer.parseInt(given.get(1))));
        stage.show();
        chart.onFrame(() -> ui = chart.lastFrameMillis());
        System.out.printf(
                "%-10s %10s | %7s %7s %7s | %7s %7s %7s | %s%n",
                "", "bars", "ui p50", "p95", "worst", "all p50", "p95", "worst", "ms");
        plan(1000, true);
        given.subList(2, given.size()).forEach(bars -> plan(Integer.parseInt(bars), false));
        new Run(stage).start();
    }

    private void plan(int bars, boolean warmUp) {
        var made =
                new Object() {
                    long[] times = {};
                    List<List<Pane>> results = List.of();
                    int count;
                };
        int frames = warmUp ? WARM_UP : FRAMES;
        String prefix = warmUp ? "warm up" : "";
        steps.add(
                new Step(
                        prefix.isEmpty() ? "zoom" : prefix,
                        bars,
                        frames,
                        () -> {
                            var market = new Market(bars);
                            made.times = market.times();
                            made.results =
                                    List.of(
                                            market.panes(1),
                                            market.panes(2),
                                            market.panes(3),
                                            market.panes(4));
                            long started = System.nanoTime();
                            chart.show(made.times, ZoneId.of("UTC"), true, made.results.get(0));
                            chart.layout();
                            System.out.printf(
                                    "%-10s %10d | first picture %.1f ms%n",
                                    "open", bars, (System.nanoTime() - started) / 1e6);
                        },
                        () -> chart.zoom(bars * 0.61, made.count++ / 40 % 2 == 0 ? 1 / 1.2 : 1.2)));
        steps.add(
                new Step(
                        prefix.isEmpty() ? "pan" : prefix,
                        bars,
                        frames,
                        () -> chart.view(0, bars * 0.8),
                        () ->
                                chart.pan(
                                        chart.viewFrom(),
                                        chart.viewTo(),
                                        made.count++ / 30 % 2 == 0 ? 3 : -3)));
        steps.add(
                new Step(
                        prefix.isEmpty() ? "crosshair" : prefix,
                        bars,
                        frames,
                        chart::fit,
                        () -> {
                            long started = System.nanoTime();
                            chart.hover(100 + made.count++ % 800, 200);
                            ui = (System.nanoTime() - started) / 1e6;
                        }));
        steps.add(
                new Step(
                        prefix.isEmpty() ? "new result" : prefix,
                        bars,
                        frames,
                        chart::fit,
                        () ->
                                chart.show(
                                        made.times,
                                        ZoneId.of("UTC"),
                                        true,
                                        fresh(made.results.get(made.count++ % 4)))));
    }

    /// The same panes with equity and drawdown as new arrays, as a new result brings.
    private static List<Pane> fresh(List<Pane> panes) {
        return panes.stream()
                .map(
                        pane ->
                                new Pane(
                                        pane.name(),
                                        pane.weight(),
                                        pane.logarithmic(),
                                        pane.pattern(),
                                        pane.layers().stream().map(FramesWindow::fresh).toList()))
                .toList();
    }

    private static Layer fresh(Layer layer) {
        return switch (layer) {
            case Layer.Line line when line.style() == Layer.Style.OURS ->
                    new Layer.Line(line.name(), line.values().clone(), line.style());
            case Layer.Area area ->
                    new Layer.Area(area.name(), area.values().clone(), area.style());
            case Layer.Markers markers -> new Layer.Markers(new ArrayList<>(markers.marks()));
            default -> layer;
        };
    }

    /// One step after another, a change a pulse.
    private final class Run extends AnimationTimer {
        private final Stage stage;
        private int at;
        private int frame;
        private double[] uiMillis = {};
        private double[] allMillis = {};
        private long before;

        Run(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void handle(long now) {
            if (at == steps.size()) {
                stop();
                stage.close();
                return;
            }
            Step step = steps.get(at);
            if (frame == 0) {
                step.before().run();
                uiMillis = new double[step.frames()];
                allMillis = new double[step.frames()];
            }
            long clock = System.nanoTime();
            if (frame > 2) {
                uiMillis[frame - 3] = ui;
                allMillis[frame - 3] = (clock - before) / 1e6;
            }
            before = clock;
            if (++frame == step.frames() + 3) {
                report(step);
                frame = 0;
                at++;
            } else {
                step.each().run();
            }
        }

        private void report(Step step) {
            Arrays.sort(uiMillis);
            Arrays.sort(allMillis);
            int n = step.frames();
            System.out.printf(
                    "%-10s %10d | %7.1f %7.1f %7.1f | %7.1f %7.1f %7.1f%n",
                    step.name(),
                    step.bars(),
                    uiMillis[n / 2],
                    uiMillis[n * 95 / 100],
                    uiMillis[n - 1],
                    allMillis[n / 2],
                    allMillis[n * 95 / 100],
                    allMillis[n - 1]);
        }
    }

    /// Seeded bars with two overlays, a trade each ten bars (100,000 at most), equity and drawdown.
    private static final class Market {
        private final long[] times;
        private final double[][] ohlc;
        private final double[] fast;
        private final double[] slow;

        Market(int bars) {
            var random = new SplittableRandom(5);
            times = new long[bars];
            ohlc = new double[4][bars];
            fast = new double[bars];
            slow = new double[bars];
            double close = 100;
            for (int t = 0; t < bars; t++) {
                times[t] = 946_684_800_000L + t * 60_000L;
                double open = close;
                close *= 1 + 0.001 * (random.nextDouble() - 0.5);
                ohlc[0][t] = open;
                ohlc[1][t] = Math.max(open, close) * (1 + 0.0003 * random.nextDouble());
                ohlc[2][t] = Math.min(open, close) * (1 - 0.0003 * random.nextDouble());
                ohlc[3][t] = close;
                fast[t] = t == 0 ? close : fast[t - 1] + (close - fast[t - 1]) / 20;
                slow[t] = t == 0 ? close : slow[t - 1] + (close - slow[t - 1]) / 100;
            }
        }

        long[] times() {
            return times;
        }

        List<Pane> panes(int seed) {
            int bars = times.length;
            double[] equity = new double[bars];
            double[] hold = new double[bars];
            double[] fall = new double[bars];
            double peak = 0;
            for (int t = 0; t < bars; t++) {
                equity[t] = 1000 * Math.pow(ohlc[3][t], 1 + seed * 0.1);
                hold[t] = 1000 * ohlc[3][t];
                peak = Math.max(peak, equity[t]);
                fall[t] = 100 * (equity[t] / peak - 1);
            }
            List<Layer.Mark> marks = new ArrayList<>();
            int step = Math.max(10, bars / MOST_TRADES);
            for (int t = 5; t + 5 < bars; t += step) {
                marks.add(new Layer.Mark(t, ohlc[2][t], Layer.Shape.LONG_ENTRY, t));
                marks.add(new Layer.Mark(t + 5, ohlc[1][t + 5], Layer.Shape.LONG_EXIT, t));
            }
            return List.of(
                    new Pane(
                            "Price",
                            3,
                            false,
                            "#,##0.00",
                            List.of(
                                    new Layer.Candles(ohlc[0], ohlc[1], ohlc[2], ohlc[3]),
                                    new Layer.Line("EMA 39", fast, Layer.Style.AVERAGE),
                                    new Layer.Line("EMA 199", slow, Layer.Style.SLOW_AVERAGE),
                                    new Layer.Markers(marks))),
                    new Pane(
                            "Equity",
                            2,
                            false,
                            "#,##0",
                            List.of(
                                    new Layer.Line("buy and hold", hold, Layer.Style.BUY_AND_HOLD),
                                    new Layer.Line("this run", equity, Layer.Style.OURS))),
                    new Pane(
                            "Drawdown, %",
                            1,
                            false,
                            "0.0",
                            List.of(new Layer.Area("drawdown", fall, Layer.Style.OURS))));
        }
    }
}
