package io.abtpro.ui.backtest;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.ScoreGate;
import io.abtpro.jobs.VolatilitySizing;
import io.abtpro.store.Runs;
import io.abtpro.ui.chart.ReadyColumns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A result together with what was asked.
///
/// @param overlays columns that the strategy compares
/// @param drawdown of the result in percent, 0 or below, shape `[bars of the period]`
/// @param ready what of this is drawn, and can be drawn at once
/// @param trials distinct backtests counted on the dataset, where this one was counted
/// @param millis how long the run took
record Outcome(
        Request request,
        RunBacktest.Report report,
        Overlays overlays,
        double[] drawdown,
        ReadyColumns ready,
        OptionalInt trials,
        double millis) {
    /// What is drawn is made here, by whoever ran the backtest, so that the UI thread need not.
    static Outcome of(
            Request request, RunBacktest.Report report, Overlays overlays, OptionalInt trials, double millis) {
        double[] equity = report.result().equity();
        double[] drawdown = ChartPanes.drawdownPercent(equity, request.inputs().execution().capital());
        var drawn = new ArrayList<>(List.of(equity, drawdown, report.result().buyAndHoldEquity()));
        overlays.overPrice().forEach(overlay -> drawn.add(overlay.values()));
        overlays.oscillators().forEach(overlay -> drawn.add(overlay.values()));
        return new Outcome(request, report, overlays, drawdown, ReadyColumns.of(drawn), trials, millis);
    }

    /// A backtest to be made.
    ///
    /// @param counting where it is counted; empty for a value merely passed through
    /// @param sizing how entries are sized; empty for their full size
    /// @param gate which entries are taken; empty for all
    record Request(
            Columns columns,
            Inputs inputs,
            Optional<Runs> counting,
            Optional<VolatilitySizing> sizing,
            Optional<ScoreGate> gate) {
        /// A sized or gated run, and the plain one beside it, begin with the first forecast and the first score.
        RunBacktest job() {
            Backtest.Period asked = inputs.period(columns.series());
            Backtest.Period period = gate.map(g -> g.within(asked)).orElse(asked);
            return new RunBacktest(
                    columns,
                    inputs.strategy(),
                    inputs.parameters(),
                    inputs.execution(),
                    sizing.map(s -> s.forecasts().within(period)).orElse(period),
                    counting,
                    sizing,
                    gate);
        }
    }

    /// The same run with every entry at its full size, where entries are sized or gated.
    Optional<BacktestResult> unsized() {
        return report.unsized();
    }

    BarSeries series() {
        return request.columns().series();
    }

    Inputs inputs() {
        return request.inputs();
    }

    BacktestResult result() {
        return report.result();
    }
}
