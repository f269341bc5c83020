package io.abtpro.backtest;

import static io.abtpro.backtest.Fixtures.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Execution.Fill;
import io.abtpro.backtest.Execution.Side;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.backtest.Trade.ExitReason;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// What every run keeps to where prices leap by half and more, drawn by lot.
class WildRunsTest {
    private static final double CAPITAL = 100_000;
    private static final List<Sizing> SIZINGS =
            List.of(
                    new Sizing.FractionOfEquity(1),
                    new Sizing.FractionOfEquity(0.4),
                    new Sizing.FixedQuantity(700));
    private static final List<Protection> PROTECTIONS =
            List.of(
                    Protection.NONE,
                    Protection.NONE,
                    new Protection(0.6, 0.9, 0),
                    new Protection(0, 0, 0.7));

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /// Leaps of a half and more, now and then below zero.
    private static BarSeries wild(int n, int seed) {
        var random = new Random(seed);
        double[][] rows = new double[n][];
        double last = 100;
        for (int t = 0; t < n; t++) {
            double open = last;
            double close =
                    seed % 3 == 0 && random.nextInt(60) == 0
                            ? -20 * random.nextDouble()
                            : Math.max(1, Math.abs(open)) * Math.exp(0.3 * random.nextGaussian());
            rows[t] = bar(open, Math.max(open, close) + 0.5, Math.min(open, close) - 0.5, close);
            last = close;
        }
        return Fixtures.bars(rows);
    }

    /// Each choice drawn apart from the others, so that every pair of them comes up.
    private static Execution execution(Random random) {
        double fee = random.nextBoolean() ? 0 : 20;
        return new Execution(
                pick(List.of(Fill.values()), random),
                fee,
                fee / 2,
                CAPITAL,
                pick(List.of(Side.values()), random),
                pick(SIZINGS, random),
                0.01);
    }

    /// What a cut leaves of signals.
    private static BitSet before(BitSet signals, int cut) {
        return signals.get(0, cut);
    }

    private static Signals before(Signals all, int cut) {
        return new Signals(
                before(all.enterLong(), cut),
                before(all.exitLong(), cut),
                before(all.enterShort(), cut),
                before(all.exitShort(), cut),
                cut);
    }

    private static List<Trade> ended(List<Trade> trades, int before) {
        return trades.stream()
                .filter(
                        trade ->
                                trade.exitBar() < before
                                        && trade.exitReason() != ExitReason.END_OF_DATA)
                .toList();
    }

    private static List<Trade> alone(
            BarSeries series, Signals signals, Protection protection, Execution execution) {
        return LoneTrades.of(series, signals, protection, execution).stream()
                .flatMap(trade -> trade.trade().stream())
                .toList();
    }

    /// Labels and win rates rest on trades that ended, so no later bar may take one of them back or
    /// add one.
    @ParameterizedTest
    @MethodSource("seeds")
    void whatComesLaterChangesNoTradeThatHadEnded(int seed) {
        var random = new Random(seed);
        int bars = 40 + random.nextInt(200);
        BarSeries series = wild(bars, seed);
        Signals signals = Fixtures.randomSignals(bars, seed, 0.08);
        Execution execution = execution(random);
        Protection protection = pick(PROTECTIONS, random);
        List<Trade> whole =
                Backtest.run(series, signals, protection, execution, new Backtest.Period(0, bars))
                        .trades();
        List<Trade> alone = alone(series, signals, protection, execution);
        for (int i = 0; i < 6; i++) {
            int cut = 2 + random.nextInt(bars - 2);
            BarSeries part = series.slice(0, cut);
            Signals known = before(signals, cut);
            List<Trade> then =
                    Backtest.run(part, known, protection, execution, new Backtest.Period(0, cut))
                            .trades();
            assertThat(ended(then, cut)).isEqualTo(ended(whole, cut));
            assertThat(ended(alone(part, known, protection, execution), cut))
                    .isEqualTo(ended(alone, cut));
        }
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRunKeepsItsSumsAndTheKernelAndLoneTradesAgree(int seed) {
        var random = new Random(seed);
        int bars = 40 + random.nextInt(200);
        BarSeries series = wild(bars, seed);
        Signals signals = Fixtures.randomSignals(bars, seed, 0.08);
        Execution execution = execution(random);
        Protection protection = pick(PROTECTIONS, random);
        var period = new Backtest.Period(0, bars);
        BacktestResult result = Backtest.run(series, signals, protection, execution, period);

        double[] equity = result.equity();
        double sum = result.trades().stream().mapToDouble(Trade::netPnl).sum();
        assertThat(equity[bars - 1]).isCloseTo(CAPITAL + sum, within(1e-9 * CAPITAL));
        assertThat(Arrays.stream(equity)).allMatch(value -> value >= 0);
        assertThat(result.statistics().value(Statistic.NET_RETURN).orElseThrow())
                .isGreaterThanOrEqualTo(-1);
        long ruins =
                result.trades().stream().filter(t -> t.exitReason() == ExitReason.RUIN).count();
        assertThat(ruins).isLessThanOrEqualTo(1);
        assertThat(ruins == 1).isEqualTo(equity[bars - 1] == 0);
        assertThat(result.trades().stream().limit(Math.max(0, result.trades().size() - 1)))
                .noneMatch(t -> t.exitReason() == ExitReason.RUIN);

        double[] out = new double[Statistic.values().length];
        assertThat(
                        KernelTrades.of(
                                series,
                                signals,
                                protection,
                                execution,
                                new Backtest.Period(0, series.size()),
                                out))
                .isEqualTo(result.trades());
        for (Statistic statistic : Statistic.values()) {
            double reference = result.statistics().value(statistic).orElse(Double.NaN);
            double found = out[statistic.ordinal()];
            assertThat(Double.isNaN(found)).as(statistic.key()).isEqualTo(Double.isNaN(reference));
            if (!Double.isNaN(reference)) {
                assertThat(found)
                        .as(statistic.key())
                        .isCloseTo(reference, within(1e-9 * Math.max(1, Math.abs(reference))));
            }
        }

        // The first trade of a run has all of the capital, as a lone one has.
        Optional<Trade> first =
                LoneTrades.of(series, signals, protection, execution).stream()
                        .flatMap(alone -> alone.trade().stream())
                        .findFirst();
        assertThat(first).isEqualTo(result.trades().stream().findFirst());
    }
}
