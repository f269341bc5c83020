package io.abtpro.labels;

import io.abtpro.backtest.Barriers;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Fixtures;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Prints how long the outcomes of some 50,000 signals over a million bars take.
final class OutcomesTime {
    private static final int BARS = 1_000_000;
    private static final double FREQUENCY = 0.05;

    private OutcomesTime() {}

    public static void main(String[] arguments) {
        BarSeries series = Fixtures.randomWalk(BARS, 1);
        Signals signals = Fixtures.randomSignals(BARS, 1, FREQUENCY);
        double[] units = IntStream.range(0, BARS).mapToDouble(t -> 0.015 * series.close(t)).toArray();
        var stops = new Protection(0.02, 0.04, 0.03);
        time("own exits", () -> SignalOutcomes.of(series, signals, Protection.NONE, Execution.defaults()).size());
        time("own exits and stops", () -> SignalOutcomes.of(series, signals, stops, Execution.defaults()).size());
        var barriers = new Barriers(2, 1, 24, units);
        time("triple barrier", () -> SignalOutcomes.of(series, signals, barriers, Execution.defaults()).size());
        var rare = new Signals(signals.enterLong(), Fixtures.at(BARS - 2), Fixtures.at(), Fixtures.at(), BARS);
        time("one exit at the end", () -> SignalOutcomes.of(series, rare, Protection.NONE, Execution.defaults()).size());
        var wide = new Protection(0.9, 0, 0);
        time("one exit at the end, far stop", () -> SignalOutcomes.of(series, rare, wide, Execution.defaults()).size());
    }

    private static void time(String what, Supplier<Integer> work) {
        long best = Long.MAX_VALUE;
        int signals = 0;
        long until = System.nanoTime() + 5_000_000_000L;
        for (int run = 0; run < 5 && System.nanoTime() < until; run++) {
            long start = System.nanoTime();
            signals = work.get();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%-30s %,d signals, %.1f ms%n", what, signals, best / 1e6);
    }
}
