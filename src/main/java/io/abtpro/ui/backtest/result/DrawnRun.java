package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.FillTimes;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Layer;
import io.abtpro.chart.ReadyColumns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is drawn of a result, made by whoever ran it, so that the UI thread only has to draw.
///
/// Columns have one element for each bar of the series, NaN outside the period.
///
/// @param rows of the trades table, in order of entry
/// @param drawdown in percent, 0 or below
/// @param unsized equity of the same run with every entry at its full size
/// @param ready keeps the columns ready to be drawn at any zoom
record DrawnRun(
        List<TradeRow> rows,
        List<Layer.Mark> marks,
        double[] equity,
        double[] drawdown,
        Optional<double[]> unsized,
        ReadyColumns ready) {
    static DrawnRun of(
            FillTimes times,
            BacktestResult result,
            Optional<BacktestResult> unsized,
            Overlays overlays) {
        BarSeries series = times.series();
        double[] equity = padded(result, result.equity(), series.size());
        double[] drawdown =
                padded(result, drawdownPercent(result.equity(), result.capital()), series.size());
        Optional<double[]> full = unsized.map(u -> padded(u, u.equity(), series.size()));
        var drawn = new ArrayList<>(List.of(equity, drawdown));
        full.ifPresent(drawn::add);
        overlays.overPrice().forEach(overlay -> drawn.add(overlay.values()));
        overlays.oscillators().forEach(overlay -> drawn.add(overlay.values()));
        List<TradeRow> rows = TradeRow.of(times, result.trades());
        return new DrawnRun(
                rows, marks(series, rows), equity, drawdown, full, ReadyColumns.of(drawn));
    }

    private static List<Layer.Mark> marks(BarSeries series, List<TradeRow> rows) {
        var marks = new ArrayList<Layer.Mark>(2 * rows.size());
        for (TradeRow row : rows) {
            marks.add(entry(series, row));
            marks.add(exit(series, row));
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

    /// A column of the result's period over all `bars` of its series; the same array where they are
    /// as many.
    static double[] padded(BacktestResult result, double[] ofPeriod, int bars) {
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
