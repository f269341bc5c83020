package io.abtpro.bench;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.SweepBars;
import io.abtpro.backtest.SweepKernel;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// One backtest of many bars.
final class BacktestWork {
    private static final int BARS = 1_000_000;
    private static final int FEW = 5_000;
    private static final int MILLIS = 1000;

    private BacktestWork() {}

    static List<Workload> all() {
        return List.of(
                new Workload("backtest", "ms", Goal.atMost(10), BacktestWork::whole),
                new Workload("backtest-kernel", "ms", Goal.atMost(10), BacktestWork::kernel));
    }

    private static Prepared whole(Setting setting) {
        int bars = setting.size(BARS, FEW);
        return new Prepared(
                "one sma-cross backtest of %,d bars from cached columns: trades, equity, all statistics, hash"
                        .formatted(bars),
                "as the window and 'backtest' run it",
                setting.rounds(Rounds.ofShort()),
                Sample.time(MILLIS, whole(bars)));
    }

    /// A backtest as the window runs it.
    static Sample.Work whole(int bars) {
        var columns = new Columns(SweepWork.bars(bars));
        var strategy = SweepWork.strategy();
        var job =
                new RunBacktest(
                        columns,
                        strategy,
                        strategy.space().defaults(),
                        Execution.defaults(),
                        Backtest.Period.all(columns.series()),
                        Optional.empty());
        return () -> {
            var result = job.run(Progress.ignored()).result();
            return result.statistics().value(Statistic.SHARPE).orElse(0) + result.trades().size();
        };
    }

    private static Prepared kernel(Setting setting) {
        var columns = new Columns(SweepWork.bars(setting.size(BARS, FEW)));
        BarSeries series = columns.series();
        var strategy = SweepWork.strategy();
        var parameters = strategy.space().defaults();
        var bars = new SweepBars(series, Execution.defaults(), Backtest.Period.all(series));
        double[] row = new double[Statistic.values().length];
        var kernel = new SweepKernel(bars);
        return new Prepared(
                "one sma-cross backtest of %,d bars from cached columns by the sweep's kernel: all statistics"
                        .formatted(series.size()),
                "no equity curve and no list of trades",
                setting.rounds(Rounds.ofShort()),
                Sample.time(
                        MILLIS,
                        () -> {
                            kernel.run(
                                    strategy.signals(columns, parameters), Protection.NONE, row, 0);
                            return row[0];
                        }));
    }

    /// The kernel alone over signals that are there, with so many trades that each last half of the
    /// time.
    static Sample.Work kernel(int bars, int trades) {
        BarSeries series = SweepWork.bars(bars);
        var kernel =
                new SweepKernel(
                        new SweepBars(series, Execution.defaults(), Backtest.Period.all(series)));
        var enter = new BitSet(bars);
        var exit = new BitSet(bars);
        int each = bars / trades;
        for (int t = 0; t + each <= bars; t += each) {
            enter.set(t);
            exit.set(t + each / 2);
        }
        var signals = new Signals(enter, exit, new BitSet(), new BitSet(), bars);
        double[] row = new double[Statistic.values().length];
        return () -> {
            kernel.run(signals, Protection.NONE, row, 0);
            return row[Statistic.TRADES.ordinal()];
        };
    }
}
