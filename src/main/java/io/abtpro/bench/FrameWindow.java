package io.abtpro.bench;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.ui.chart.TimeChart;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import java.util.ArrayList;
import java.util.List;

/// A window that draws a chart of many bars again and again, prints the milliseconds between its
/// frames, a line each, and closes. Arguments: zoom or drag, the number of bars, the number of
/// frames.
public final class FrameWindow extends Application {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final int TURN = 40;
    private static final double STEP = 1.2;
    private static final double SEEN = 0.8;
    private static final int MOST_TRADES = 100_000;

    private final TimeChart chart = new TimeChart();

    /// Opens the window; a class apart, since Java refuses to start an application on the class
    /// path itself.
    public static final class Start {
        private Start() {}

        public static void main(String[] arguments) {
            Application.launch(FrameWindow.class, arguments);
        }
    }

    @Override
    public void start(Stage stage) {
        List<String> given = getParameters().getRaw();
        int bars = Integer.parseInt(given.get(1));
        int frames = Integer.parseInt(given.get(2));
        BarSeries series =
                GeneratedBars.of(new GeneratedBars.Options(bars, 1, Timeframe.parse("1m")));
        stage.setScene(new Scene(new StackPane(chart), WIDTH, HEIGHT));
        stage.show();
        chart.show(series.openTimes(), series.zone(), true, panes(series));
        if (given.getFirst().equals("drag")) {
            chart.view(0, bars * SEEN);
        }
        new Run(stage, given.getFirst().equals("drag"), bars, frames).start();
    }

    private static List<Pane> panes(BarSeries series) {
        double[] close = series.closes();
        double[] equity = new double[close.length];
        double[] fall = new double[close.length];
        double peak = 0;
        for (int t = 0; t < close.length; t++) {
            equity[t] = 10 * close[t];
            peak = Math.max(peak, equity[t]);
            fall[t] = 100 * (equity[t] / peak - 1);
        }
        List<Layer> price =
                List.of(
                        new Layer.Candles(series.opens(), series.highs(), series.lows(), close),
                        new Layer.Line("fast", smoothed(close, 20), Layer.Style.AVERAGE),
                        new Layer.Line("slow", smoothed(close, 100), Layer.Style.SLOW_AVERAGE),
                        new Layer.Markers(marks(series)));
        return List.of(
                new Pane("Price", 3, false, "#,##0.00", price),
                new Pane(
                        "Equity",
                        2,
                        false,
                        "#,##0",
                        List.of(new Layer.Line("this run", equity, Layer.Style.OURS))),
                new Pane(
                        "Drawdown, %",
                        1,
                        false,
                        "0.0",
                        List.of(new Layer.Area("drawdown", fall, Layer.Style.OURS))));
    }

    private static double[] smoothed(double[] close, int bars) {
        double[] smooth = close.clone();
        for (int t = 1; t < smooth.length; t++) {
            smooth[t] = smooth[t - 1] + (close[t] - smooth[t - 1]) / bars;
        }
        return smooth;
    }

    private static List<Layer.Mark> marks(BarSeries series) {
        int step = Math.max(10, series.size() / MOST_TRADES);
        List<Layer.Mark> marks = new ArrayList<>();
        for (int t = 5; t + 5 < series.size(); t += step) {
            marks.add(new Layer.Mark(t, series.low(t), Layer.Shape.LONG_ENTRY, t));
            marks.add(new Layer.Mark(t + 5, series.high(t + 5), Layer.Shape.LONG_EXIT, t));
        }
        return marks;
    }

    /// A change of the view a pulse.
    private final class Run extends AnimationTimer {
        private final Stage stage;
        private final boolean drags;
        private final int bars;
        private final int warmUp;
        private final double[] millis;
        private int frame;
        private long before;

        Run(Stage stage, boolean drags, int bars, int frames) {
            this.stage = stage;
            this.drags = drags;
            this.bars = bars;
            this.warmUp = frames;
            this.millis = new double[frames];
        }

        @Override
        public void handle(long pulse) {
            long now = System.nanoTime();
            if (frame > warmUp) {
                millis[frame - warmUp - 1] = (now - before) / 1e6;
            }
            before = now;
            if (frame == warmUp + millis.length) {
                stop();
                for (double each : millis) {
                    System.out.println(each);
                }
                stage.close();
                return;
            }
            boolean back = frame / TURN % 2 == 1;
            frame++;
            if (drags) {
                double shift = (back ? -1 : 1) * bars * SEEN * 3 / WIDTH;
                chart.view(chart.viewFrom() + shift, chart.viewTo() + shift);
            } else {
                double factor = back ? STEP : 1 / STEP;
                double anchor = bars * 0.61;
                chart.view(
                        anchor - (anchor - chart.viewFrom()) * factor,
                        anchor + (chart.viewTo() - anchor) * factor);
            }
        }
    }
}
