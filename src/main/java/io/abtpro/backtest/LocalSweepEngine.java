package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Computes units on the threads of this machine, the same bits for any number of them.
public final class LocalSweepEngine implements SweepEngine {
    private final BarSeries series;
    private final SweepUnit.SignalSource source;
    private final int threads;

    /// @param threads 1 or more
    public LocalSweepEngine(BarSeries series, SweepUnit.SignalSource source, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, were " + threads);
        }
        this.series = series;
        this.source = source;
        this.threads = threads;
    }

    @Override
    public double[][] run(List<SweepUnit> units, Watch watch) {
        if (units.isEmpty()) {
            return new double[0][];
        }
        SweepUnit first = units.getFirst();
        var bars = new SweepBars(series, first.execution(), first.period());
        Strategy strategy = first.found();
        var done = new AtomicInteger();
        var stopped = new AtomicBoolean();
        List<Callable<double[][]>> work = new ArrayList<>();
        for (SweepUnit unit : units) {
            boolean shares =
                    unit.seriesSha256().equals(series.sha256())
                            && unit.execution().equals(first.execution())
                            && unit.period().equals(first.period())
                            && unit.strategy().equals(first.strategy())
                            && unit.formulaText().equals(first.formulaText());
            work.add(
                    () -> {
                        if (stopped.get()) {
                            return new double[0][];
                        }
                        double[][] rows =
                                shares
                                        ? unit.run(bars, strategy, source)
                                        : unit.run(series, source);
                        if (!watch.done(done.incrementAndGet())) {
                            stopped.set(true);
                        }
                        return rows;
                    });
        }
        return collect(work);
    }

    private double[][] collect(List<Callable<double[][]>> work) {
        List<double[]> rows = new ArrayList<>();
        try (var pool =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("sweep-", 0).factory())) {
            for (Future<double[][]> future : pool.invokeAll(work)) {
                rows.addAll(List.of(future.get()));
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sweep was interrupted", interrupted);
        }
        return rows.toArray(double[][]::new);
    }
}
