package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.util.ArrayList;
import java.util.List;

/// The trades of the kernel for sweeps, as those of the reference.
final class KernelTrades {
    private KernelTrades() {}

    /// Those of a new kernel; its statistics go to `out`.
    static List<Trade> of(
            BarSeries series,
            Signals signals,
            Protection protection,
            Execution execution,
            Backtest.Period period,
            double[] out) {
        List<Trade> trades = new ArrayList<>();
        new SweepKernel(new SweepBars(series, execution, period))
                .run(signals, protection, out, 0, into(trades, series));
        return trades;
    }

    static SweepKernel.TradeSink into(List<Trade> trades, BarSeries series) {
        return (isLong, entryBar, entry, exitBar, exit, quantity, fees, slip, pnl, why) ->
                trades.add(
                        new Trade(
                                isLong,
                                entryBar,
                                series.openTime(entryBar),
                                entry,
                                exitBar,
                                series.openTime(exitBar),
                                exit,
                                quantity,
                                fees,
                                slip,
                                pnl,
                                why));
    }
}
