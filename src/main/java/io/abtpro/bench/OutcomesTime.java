package io.abtpro.bench;

import io.abtpro.backtest.Barriers;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.labels.SignalOutcomes;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// How long the outcomes of signals take that come at one bar in twenty, each a trade of its own.
final class OutcomesTime {
    private static final double FREQUENCY = 0.05;
    private static final int RUNS = 5;
    private static final long ENOUGH_NANOS = 5_000_000_000L;

    private OutcomesTime() {}

    static Check check() {
        return new Check(
                "outcomes-time",
                "how long the outcomes of signals at one bar in twenty take, by kind of exit",
                List.of(new Check.Argument("bars", "1000000", "2000")),
                OutcomesTime::run);
    }

    private static boolean run(Given given) {
        int bars = given.count("bars");
        BarSeries series = SweepWork.bars(bars);
        Signals signals = signals(bars);
        double[] units =
                IntStream.range(0, bars).mapToDouble(t -> 0.015 * series.close(t)).toArray();
        Execution execution = Execution.defaults();
        var stops = new Protection(0.02, 0.04, 0.03);
        time(
                given,
                "own exits",
                () -> SignalOutcomes.of(series, signals, Protection.NONE, execution).size());
        time(
                given,
                "own exits and stops",
                () -> SignalOutcomes.of(series, signals, stops, execution).size());
        var barriers = new Barriers(2, 1, 24, units);
        time(
                given,
                "triple barrier",
                () -> SignalOutcomes.of(series, signals, barriers, execution).size());
        var last = new BitSet();
        last.set(Math.max(0, bars - 2));
        var rare = new Signals(signals.enterLong(), last, new BitSet(), new BitSet(), bars);
        time(
                given,
                "one exit at the end",
                () -> SignalOutcomes.of(series, rare, Protection.NONE, execution).size());
        var wide = new Protection(0.9, 0, 0);
        time(
                given,
                "one exit at the end, far stop",
                () -> SignalOutcomes.of(series, rare, wide, execution).size());
        return true;
    }

    private static Signals signals(int bars) {
        var random = new Random(1);
        BitSet[] bits = {new BitSet(), new BitSet(), new BitSet(), new BitSet()};
        for (int t = 0; t < bars; t++) {
            for (BitSet set : bits) {
                set.set(t, random.nextDouble() < FREQUENCY);
            }
        }
        return new Signals(bits[0], bits[1], bits[2], bits[3], bars);
    }

    private static void time(Given given, String what, IntSupplier work) {
        long best = Long.MAX_VALUE;
        int signals = 0;
        long until = System.nanoTime() + ENOUGH_NANOS;
        for (int run = 0; run < RUNS && System.nanoTime() < until; run++) {
            long start = System.nanoTime();
            signals = work.getAsInt();
            best = Math.min(best, System.nanoTime() - start);
        }
        given.line("%-30s %,d signals, %.1f ms", what, signals, best / 1e6);
    }
}
