package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Execution.Fill;
import io.abtpro.backtest.Execution.Side;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// The kernel against the reference on random signals over every side, fill, sizing and protection.
class SweepKernelTest {
    /// Statistics are sums in another order: their relative difference.
    private static final double ROUNDING = 1e-9;

    static IntStream seeds() {
        return IntStream.range(0, 600);
    }

    private static Execution execution(Random random) {
        List<Sizing> sizings =
                List.of(
                        new Sizing.FractionOfEquity(1),
                        new Sizing.FractionOfEquity(1),
                        new Sizing.FractionOfEquity(0.3),
                        new Sizing.FixedCash(2_000),
                        new Sizing.FixedQuantity(5));
        double fee = random.nextBoolean() ? 0 : 10;
        return new Execution(
                Fill.values()[random.nextInt(2)],
                fee,
                fee / 2,
                10_000,
                Side.values()[random.nextInt(3)],
                sizings.get(random.nextInt(5)),
                random.nextBoolean() ? 0 : 0.02);
    }

    private static Protection protection(Random random) {
        return random.nextBoolean()
                ? Protection.NONE
                : new Protection(
                        random.nextInt(2) * 0.1 * random.nextDouble(),
                        random.nextInt(2) * 0.1 * random.nextDouble(),
                        random.nextInt(2) * 0.1 * random.nextDouble());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void kernelGivesTheTradesAndStatisticsOfTheReference(int seed) {
        var random = new Random(seed);
        int bars = 30 + random.nextInt(1500);
        BarSeries series = Fixtures.randomWalk(bars, seed);
        Signals signals =
                Fixtures.randomSignals(bars, seed, Math.pow(10, -3 * random.nextDouble()));
        Execution execution = execution(random);
        Protection protection = protection(random);
        int from = random.nextInt(20);
        var period = new Backtest.Period(from, bars - random.nextInt(5));
        BacktestResult expected = Backtest.run(series, signals, protection, execution, period);

        List<Trade> trades = new ArrayList<>();
        double[] out = new double[1 + Statistic.values().length];
        var kernel = new SweepKernel(new SweepBars(series, execution, period));
        for (int again = 0; again < 2; again++) { // a kernel keeps nothing of the run before
            trades.clear();
            kernel.run(signals, protection, out, 1, KernelTrades.into(trades, series));
        }

        assertThat(trades).isEqualTo(expected.trades());
        for (Statistic statistic : Statistic.values()) {
            double reference = expected.statistics().value(statistic).orElse(Double.NaN);
            double found = out[1 + statistic.ordinal()];
            if (Double.isNaN(reference)) {
                assertThat(found).as(statistic.key()).isNaN();
            } else {
                assertThat(found)
                        .as(statistic.key())
                        .isCloseTo(reference, within(ROUNDING * Math.max(1, Math.abs(reference))));
            }
        }
    }
}
