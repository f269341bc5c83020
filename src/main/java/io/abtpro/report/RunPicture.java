package io.abtpro.report;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.files.WholeFile;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.IntToDoubleFunction;

import javax.imageio.ImageIO;

/// A picture of a run: price with entries and exits, equity beside buy-and-hold, drawdown. Needs no
/// display.
public final class RunPicture {
    private static final Color BACKGROUND = new Color(0x0d1117);
    private static final Color GRID = new Color(0x21262d);
    private static final Color TEXT = new Color(0x8b949e);
    private static final Color BLUE = new Color(0x58a6ff);
    private static final Color GREEN = new Color(0x3fb950);
    private static final Color WHITE = new Color(0xe6edf3);
    private static final BasicStroke SOLID = new BasicStroke(1.2f);
    private static final BasicStroke DASHED =
            new BasicStroke(
                    1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {4, 3}, 0);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private RunPicture() {}

    /// The picture of `result`, in pixels.
    @SuppressWarnings("JavaUtilDate") // the axis takes no other
    public static BufferedImage image(
            BarSeries series, BacktestResult result, double capital, int width, int height) {
        var time = new DateAxis("", TimeZone.getTimeZone(series.zone()), Locale.ENGLISH);
        time.setRange(
                new Date(series.openTime(result.period().fromBar())),
                new Date(series.knownAt(result.period().toBar() - 1)));
        style(time);
        var all = new CombinedDomainXYPlot(time);
        all.setGap(8);
        all.add(price(series, result, width), 5);
        all.add(equity(series, result, width), 3);
        all.add(drawdown(series, result, capital, width), 2);
        all.setBackgroundPaint(BACKGROUND);
        all.setOutlineVisible(false);
        var chart = new JFreeChart("", FONT, all, false);
        chart.setBackgroundPaint(BACKGROUND);
        return chart.createBufferedImage(width, height);
    }

    public static void writePng(
            Path file,
            BarSeries series,
            BacktestResult result,
            double capital,
            int width,
            int height)
            throws IOException {
        BufferedImage image = image(series, result, capital, width, height);
        WholeFile.write(
                file,
                out -> {
                    if (!ImageIO.write(image, "png", out)) {
                        throw new IOException("no PNG writer in this Java runtime for " + file);
                    }
                });
    }

    private static XYPlot price(BarSeries series, BacktestResult result, int width) {
        int from = result.period().fromBar();
        var plot = pane(QuoteCurrency.behind("Price", series.currency()));
        var entries = new XYSeries("buy");
        var exits = new XYSeries("sell");
        for (Trade trade : result.trades()) {
            (trade.isLong() ? entries : exits).add((double) trade.entryTime(), trade.entryPrice());
            (trade.isLong() ? exits : entries).add((double) trade.exitTime(), trade.exitPrice());
        }
        marks(plot, 0, entries, triangle(1), GREEN, true);
        marks(plot, 1, exits, triangle(-1), WHITE, false);
        line(
                plot,
                2,
                column("price", series, result, width, i -> series.close(from + i)),
                BLUE,
                SOLID);
        return plot;
    }

    private static XYPlot equity(BarSeries series, BacktestResult result, int width) {
        var plot = pane(QuoteCurrency.behind("Equity", series.currency()));
        line(
                plot,
                0,
                column("equity", series, result, width, i -> result.equity()[i]),
                BLUE,
                SOLID);
        line(
                plot,
                1,
                column("hold", series, result, width, i -> result.buyAndHoldEquity()[i]),
                TEXT,
                DASHED);
        return plot;
    }

    private static XYPlot drawdown(
            BarSeries series, BacktestResult result, double capital, int width) {
        double[] own = Backtest.drawdown(result.equity(), capital);
        double[] held = Backtest.drawdown(result.buyAndHoldEquity(), capital);
        var plot = pane("Drawdown, %");
        line(plot, 0, column("drawdown", series, result, width, i -> 100 * own[i]), BLUE, SOLID);
        line(plot, 1, column("hold", series, result, width, i -> 100 * held[i]), TEXT, DASHED);
        return plot;
    }

    /// The lowest and highest value of every pixel column, in the order in which they came, and the
    /// last value.
    private static XYSeries column(
            String name,
            BarSeries series,
            BacktestResult result,
            int width,
            IntToDoubleFunction value) {
        int from = result.period().fromBar();
        int n = result.equity().length;
        int bucket = Math.max(1, n / Math.max(1, width));
        var points = new XYSeries(name, false, true);
        for (int start = 0; start < n; start += bucket) {
            int low = start;
            int high = start;
            for (int i = start; i < Math.min(n, start + bucket); i++) {
                low = value.applyAsDouble(i) < value.applyAsDouble(low) ? i : low;
                high = value.applyAsDouble(i) > value.applyAsDouble(high) ? i : high;
            }
            points.add(
                    (double) series.openTime(from + Math.min(low, high)),
                    value.applyAsDouble(Math.min(low, high)));
            if (low != high) {
                points.add(
                        (double) series.openTime(from + Math.max(low, high)),
                        value.applyAsDouble(Math.max(low, high)));
            }
        }
        points.add((double) series.openTime(from + n - 1), value.applyAsDouble(n - 1));
        return points;
    }

    private static XYPlot pane(String title) {
        var axis = new NumberAxis(title);
        axis.setAutoRangeIncludesZero(false);
        style(axis);
        var plot = new XYPlot();
        plot.setRangeAxis(axis);
        plot.setBackgroundPaint(BACKGROUND);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        return plot;
    }

    private static void style(ValueAxis axis) {
        axis.setLabelPaint(TEXT);
        axis.setTickLabelPaint(TEXT);
        axis.setLabelFont(FONT);
        axis.setTickLabelFont(FONT);
        axis.setAxisLinePaint(GRID);
        axis.setTickMarkPaint(GRID);
    }

    private static void line(
            XYPlot plot, int index, XYSeries points, Color color, BasicStroke stroke) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, color);
        renderer.setSeriesStroke(0, stroke);
        plot.setDataset(index, new XYSeriesCollection(points));
        plot.setRenderer(index, renderer);
    }

    private static void marks(
            XYPlot plot, int index, XYSeries points, Shape shape, Color color, boolean filled) {
        var renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesPaint(0, color);
        renderer.setSeriesShape(0, shape);
        renderer.setSeriesShapesFilled(0, filled);
        plot.setDataset(index, new XYSeriesCollection(points));
        plot.setRenderer(index, renderer);
    }

    /// A triangle that points up (1) and hangs below the price, or down (-1) and stands above it.
    private static Shape triangle(int direction) {
        var path = new Path2D.Double();
        path.moveTo(0, 4 * direction);
        path.lineTo(5, 13 * direction);
        path.lineTo(-5, 13 * direction);
        path.closePath();
        return path;
    }
}
