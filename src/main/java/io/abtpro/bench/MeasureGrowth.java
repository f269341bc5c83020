package io.abtpro.bench;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;

import java.util.ArrayList;
import java.util.List;

/// Measures how cost grows with what is asked for: each base beside its growth, in turn.
///
/// @param quick true to try every row with little work
public record MeasureGrowth(boolean quick) implements Job<MeasureGrowth.Report> {
    private static final int MILLIS = 1000;
    private static final int ROUNDS = 15;
    private static final int WARM_UPS = 20;
    private static final int SMALLER = 100;

    /// A cost before and after one thing grew.
    ///
    /// @param grows what grew, such as "bars x 10"
    /// @param base, grown in milliseconds
    public record Row(String grows, String work, Spread base, Spread grown) {
        /// How many times the cost is, by the medians.
        public double factor() {
            return grown.median() / base.median();
        }
    }

    /// @param machine as it was before the first row
    public record Report(Machine machine, boolean quick, List<Row> rows) {
        public Report {
            rows = List.copyOf(rows);
        }
    }

    private record Pair(String grows, String work, Sample.Work base, Sample.Work grown) {}

    @FunctionalInterface
    private interface Making {
        Pair make();
    }

    @Override
    public Report run(Progress progress) throws Exception {
        Machine machine = Machine.here();
        List<Making> makings =
                List.of(
                        this::barsOfSweep,
                        this::cellsOfSweep,
                        this::threadsOfSweep,
                        this::barsOfKernel,
                        this::tradesOfKernel,
                        this::barsOfBacktest);
        List<Row> rows = new ArrayList<>();
        for (Making making : makings) {
            progress.throwIfCancelled();
            Pair pair = making.make();
            progress.report(rows.size(), makings.size(), pair.grows() + ", " + pair.work());
            rows.add(measured(pair));
        }
        return new Report(machine, quick, rows);
    }

    private Row measured(Pair pair) throws Exception {
        Sample base = Sample.time(MILLIS, pair.base());
        Sample grown = Sample.time(MILLIS, pair.grown());
        for (int round = 0; round < (quick ? 1 : WARM_UPS); round++) {
            base.take();
            grown.take();
        }
        double[] bases = new double[quick ? 2 : ROUNDS];
        double[] growns = new double[bases.length];
        for (int round = 0; round < bases.length; round++) {
            bases[round] = base.take()[0];
            growns[round] = grown.take()[0];
        }
        return new Row(pair.grows(), pair.work(), Spread.of(bases), Spread.of(growns));
    }

    private int sized(int full) {
        return quick ? Math.max(10, full / SMALLER) : full;
    }

    private Pair barsOfSweep() {
        int bars = quick ? 600 : 10_000;
        int cells = sized(100);
        return new Pair(
                "bars x 10",
                "sweep of %,d cells, %,d bars, 1 thread".formatted(cells, bars),
                SweepWork.work(bars, cells, 1),
                SweepWork.work(10 * bars, cells, 1));
    }

    private Pair cellsOfSweep() {
        int bars = quick ? 600 : 10_000;
        int cells = sized(100);
        return new Pair(
                "cells x 10",
                "sweep of %,d cells, %,d bars, 1 thread".formatted(cells, bars),
                SweepWork.work(bars, cells, 1),
                SweepWork.work(bars, 10 * cells, 1));
    }

    private Pair threadsOfSweep() {
        int bars = quick ? 600 : 10_000;
        int cells = sized(1000);
        return new Pair(
                "threads x 2",
                "sweep of %,d cells, %,d bars, 1 thread".formatted(cells, bars),
                SweepWork.work(bars, cells, 1),
                SweepWork.work(bars, cells, 2));
    }

    private Pair barsOfKernel() {
        int bars = sized(100_000);
        int trades = sized(1000);
        return new Pair(
                "bars x 10",
                "kernel alone, %,d trades, %,d bars".formatted(trades, bars),
                BacktestWork.kernel(bars, trades),
                BacktestWork.kernel(10 * bars, trades));
    }

    private Pair tradesOfKernel() {
        int bars = sized(1_000_000);
        int trades = sized(1000);
        return new Pair(
                "trades x 10",
                "kernel alone, %,d trades, %,d bars".formatted(trades, bars),
                BacktestWork.kernel(bars, trades),
                BacktestWork.kernel(bars, 10 * trades));
    }

    private Pair barsOfBacktest() {
        int bars = sized(100_000);
        return new Pair(
                "bars x 10",
                "one backtest as the window runs it, %,d bars".formatted(bars),
                BacktestWork.whole(bars),
                BacktestWork.whole(10 * bars));
    }
}
