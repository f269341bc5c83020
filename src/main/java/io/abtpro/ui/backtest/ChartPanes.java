package io.abtpro.ui.backtest;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.ui.chart.Layer;
import io.abtpro.ui.chart.Pane;
import io.abtpro.ui.session.DrawnColumns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Price, equity and drawdown of an outcome as panes over every bar of the series; bars outside the
/// period are NaN.
final class ChartPanes {
    private static final double YEAR_MILLIS = 365.25 * 86_400_000;
    private static final double LOG_YEARS = 10;
    private static final double[] NONE = {};

    private Optional<BarSeries> known = Optional.empty();
    private Optional<DrawnColumns> columns = Optional.empty();
    private Layer.Candles candles = new Layer.Candles(NONE, NONE, NONE, NONE);
    private double[] held = NONE;
    private double[] heldDrawdown = NONE;
    private boolean logarithmic;

    /// The panes from top to bottom.
    ///
    /// @param selected the trade whose span is shaded
    List<Pane> of(Outcome outcome, List<Compared> compared, Optional<TradeRow> selected) {
        read(outcome.series());
        var panes = new ArrayList<Pane>();
        panes.add(price(outcome, selected));
        if (!outcome.overlays().oscillators().isEmpty()) {
            panes.add(oscillators(outcome.overlays(), selected));
        }
        panes.add(equity(outcome, compared, selected));
        panes.add(drawdown(outcome, selected));
        return panes;
    }

    /// Copies the prices once for each series, not for each result.
    private void read(BarSeries series) {
        if (known.isEmpty() || known.get() != series) {
            known = Optional.of(series);
            var shared = DrawnColumns.of(series);
            columns = Optional.of(shared);
            candles = shared.candles();
            logarithmic = isLong(series) && Arrays.stream(candles.low()).allMatch(low -> low > 0);
        }
    }

    private Pane price(Outcome outcome, Optional<TradeRow> selected) {
        BarSeries series = outcome.series();
        var layers = new ArrayList<Layer>(span(selected));
        layers.add(candles);
        layers.addAll(lines(outcome.overlays().overPrice()));
        layers.add(new Layer.Markers(marks(outcome)));
        return new Pane("Price", 3, logarithmic, pattern(series), layers);
    }

    private static List<Layer.Line> lines(List<Overlays.Overlay> overlays) {
        return overlays.stream()
                .map(o -> new Layer.Line(o.name(), o.values(), o.style()))
                .toList();
    }

    private static Pane oscillators(Overlays overlays, Optional<TradeRow> selected) {
        var layers = new ArrayList<Layer>(span(selected));
        for (double value : overlays.thresholds()) {
            layers.add(new Layer.Level(ParameterText.plain(value), value));
        }
        layers.addAll(lines(overlays.oscillators()));
        return new Pane("Signal", 1, false, "0.00", layers);
    }

    private static String pattern(BarSeries series) {
        double last = series.close(series.size() - 1);
        return Math.abs(last) < 10 ? "#,##0.0000" : "#,##0.00";
    }

    static boolean isLong(BarSeries series) {
        return series.openTime(series.size() - 1) - series.openTime(0) > LOG_YEARS * YEAR_MILLIS;
    }

    private static List<Layer.Mark> marks(Outcome outcome) {
        var marks = new ArrayList<Layer.Mark>();
        for (TradeRow row : TradeRow.of(outcome)) {
            marks.add(entry(outcome.series(), row));
            marks.add(exit(outcome.series(), row));
        }
        return marks;
    }

    private static Layer.Mark entry(BarSeries series, TradeRow row) {
        Trade trade = row.trade();
        int bar = trade.entryBar();
        return trade.isLong()
                ? new Layer.Mark(bar, series.low(bar), Layer.Shape.LONG_ENTRY, row.number())
                : new Layer.Mark(bar, series.high(bar), Layer.Shape.SHORT_ENTRY, row.number());
    }

    private static Layer.Mark exit(BarSeries series, TradeRow row) {
        Trade trade = row.trade();
        int bar = trade.exitBar();
        return trade.isLong()
                ? new Layer.Mark(bar, series.high(bar), Layer.Shape.LONG_EXIT, row.number())
                : new Layer.Mark(bar, series.low(bar), Layer.Shape.SHORT_EXIT, row.number());
    }

    private static Pane equity(
            Outcome outcome, List<Compared> compared, Optional<TradeRow> selected) {
        int bars = outcome.series().size();
        BacktestResult result = outcome.result();
        var layers = new ArrayList<Layer>(span(selected));
        for (Compared run : compared) {
            if (run.shown()) {
                double[] values =
                        padded(run.outcome().result(), run.outcome().result().equity(), bars);
                layers.add(new Layer.Line(run.name(), values, run.style()));
            }
        }
        layers.add(
                new Layer.Line(
                        "buy and hold",
                        padded(result, result.buyAndHoldEquity(), bars),
                        Layer.Style.BUY_AND_HOLD));
        outcome.unsized()
                .ifPresent(unsized -> layers.add(
                        new Layer.Line(outcome.inputs().gate().isPresent() ? "ungated" : "unsized", padded(unsized, unsized.equity(), bars), Layer.Style.COMPARISON_2)));
        layers.add(
                new Layer.Line(
                        "this run", padded(result, result.equity(), bars), Layer.Style.OURS));
        return new Pane("Equity", 2, false, "#,##0", layers);
    }

    private Pane drawdown(Outcome outcome, Optional<TradeRow> selected) {
        int bars = outcome.series().size();
        BacktestResult result = outcome.result();
        var layers = new ArrayList<Layer>(span(selected));
        layers.add(
                new Layer.Line(
                        "buy and hold",
                        padded(result, heldDrawdown(outcome), bars),
                        Layer.Style.BUY_AND_HOLD));
        layers.add(
                new Layer.Area(
                        "this run",
                        padded(result, outcome.drawdown(), bars),
                        Layer.Style.OURS));
        return new Pane("Drawdown, %", 1, false, "0.0", layers);
    }

    /// Computed once for as long as buying and holding is the same.
    private double[] heldDrawdown(Outcome outcome) {
        double[] equity = outcome.result().buyAndHoldEquity();
        if (equity != held) {
            held = equity;
            heldDrawdown = drawdownPercent(equity, outcome.inputs().execution().capital());
        }
        return heldDrawdown;
    }

    private static List<Layer> span(Optional<TradeRow> selected) {
        return selected.<List<Layer>>map(
                        row ->
                                List.of(
                                        new Layer.Span(
                                                row.trade().entryBar(), row.trade().exitBar())))
                .orElse(List.of());
    }

    /// How far equity is below its earlier high, capital included, in percent; at most 0.
    static double[] drawdownPercent(double[] equity, double capital) {
        double[] fall = new double[equity.length];
        double peak = capital;
        for (int t = 0; t < equity.length; t++) {
            peak = Math.max(peak, equity[t]);
            fall[t] = 100 * (equity[t] / peak - 1);
        }
        return fall;
    }

    private static double[] padded(BacktestResult result, double[] ofPeriod, int bars) {
        if (ofPeriod.length == bars) {
            return ofPeriod;
        }
        double[] all = new double[bars];
        Arrays.fill(all, Double.NaN);
        int from = result.period().fromBar();
        System.arraycopy(ofPeriod, 0, all, from, Math.min(ofPeriod.length, bars - from));
        return all;
    }
}
