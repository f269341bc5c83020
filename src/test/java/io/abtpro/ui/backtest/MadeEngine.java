package io.abtpro.ui.backtest;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.diagnostics.Luck;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.math.Moments;
import io.abtpro.store.Runs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Counts as the real job does and trades every `slow` bars for `fast` bars.
public final class MadeEngine {
    private static final double FLIP = 0.5;

    public final List<RunBacktest> asked = new ArrayList<>();

    public Job<RunBacktest.Report> apply(RunBacktest job) {
        return _ -> run(job);
    }

    private RunBacktest.Report run(RunBacktest job) {
        asked.add(job);
        double fast = job.parameters().values().getOrDefault("fast", 5.0);
        double slow = job.parameters().values().getOrDefault("slow", 50.0);
        if (fast >= slow) {
            throw new IllegalArgumentException(
                    "fast must be below slow, was %.0f and %.0f".formatted(fast, slow));
        }
        job.counting()
                .ifPresent(
                        runs ->
                                runs.countTrial(
                                        job.series().sha256(),
                                        new Runs.Trial(
                                                ""
                                                        + job.parameters()
                                                        + job.execution()
                                                        + job.period(),
                                                "all",
                                                100,
                                                0)));
        int trials = job.counting().map(runs -> runs.trials("").count()).orElse(1);
        var result = result(job, (int) fast, (int) slow);
        return new RunBacktest.Report(
                result, Optional.of(new Luck(trials, 0.42, 0.81, 0.97, 0.04)));
    }

    private static BacktestResult result(RunBacktest job, int fast, int slow) {
        BarSeries bars = job.series();
        Backtest.Period period = job.period();
        var trades = new ArrayList<Trade>();
        int n = period.toBar() - period.fromBar();
        double[] equity = new double[n];
        double[] hold = new double[n];
        double cash = job.execution().capital();
        double first = bars.close(period.fromBar());
        for (int i = 0; i < n; i++) {
            int t = period.fromBar() + i;
            if (i > 0 && i % slow < fast) {
                cash *= bars.close(t) / bars.close(t - 1);
            }
            equity[i] = cash;
            hold[i] = job.execution().capital() * bars.close(t) / first;
        }
        for (int t = period.fromBar() + slow; t + fast < period.toBar(); t += slow) {
            trades.add(trade(bars, t, t + fast, trades.size() % 4 != 3));
        }
        return new BacktestResult(
                trades,
                equity,
                hold,
                statistics(equity[n - 1] / job.execution().capital() - 1, trades),
                statistics(hold[n - 1] / job.execution().capital() - 1, List.of()),
                new Moments(n, 1e-4, 1e-4, 0, 3),
                job.execution().capital(),
                252,
                period,
                "ledger" + fast + slow);
    }

    private static Trade trade(BarSeries bars, int in, int out, boolean isLong) {
        double pnl = (bars.open(out) - bars.open(in)) * 10 * (isLong ? 1 : -1) - 3;
        return new Trade(
                isLong,
                in,
                bars.openTime(in),
                bars.open(in),
                out,
                bars.openTime(out),
                bars.open(out),
                10,
                3,
                1,
                pnl,
                Math.abs(pnl) % 1 > FLIP ? Trade.ExitReason.SIGNAL : Trade.ExitReason.STOP_LOSS);
    }

    private static Statistics statistics(double net, List<Trade> trades) {
        var values = new EnumMap<Statistic, Double>(Statistic.class);
        values.put(Statistic.NET_RETURN, net);
        values.put(Statistic.CAGR, net / 14);
        values.put(Statistic.SHARPE, 0.42);
        values.put(Statistic.MAX_DRAWDOWN, -0.22);
        values.put(Statistic.TRADES, (double) trades.size());
        values.put(Statistic.FEES, 1529.0);
        values.put(Statistic.EXPECTANCY, 4413.0);
        values.put(Statistic.EXPOSURE, 0.65);
        return new Statistics(values);
    }
}
