package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

class TunerTest {
    /// What the sweep kernel promises against the reference backtest.
    private static final double KERNEL = 1e-9;

    private static final Backtest.Period TRAIN = new Backtest.Period(0, 1500);
    private final Columns columns = new Columns(RandomBars.of(1500, 11));

    private static ParameterGrid planted() {
        Strategy strategy = new PlantedStrategy(14, 6);
        return ParameterGrid.of(
                strategy,
                strategy.space().defaults(),
                List.of(new ParameterRange("x", 0, 19, 1), new ParameterRange("y", 0, 19, 1)));
    }

    private static ParameterGrid crossover() {
        Strategy strategy = StrategyCatalog.get("sma-cross");
        return ParameterGrid.of(
                strategy,
                strategy.space().defaults(),
                List.of(
                        new ParameterRange("fast", 2, 20, 2),
                        new ParameterRange("slow", 5, 60, 5)));
    }

    private static TuningOptions options(Method method) {
        return TuningOptions.defaults(method).withSearch(150, method == Method.GRID ? 400 : 120, 7);
    }

    private Tuner tuner(ParameterGrid grid, TuningOptions options) {
        return new Tuner(columns, grid, TRAIN, options);
    }

    private static double[] trace(Tuner tuner) {
        TrialLog log = tuner.log();
        double[] trace = new double[3 * log.size()];
        for (int i = 0; i < log.size(); i++) {
            trace[3 * i] = log.cell(i);
            trace[3 * i + 1] = log.value(i);
            trace[3 * i + 2] = log.bestSoFar().at(i);
        }
        return trace;
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void everyMethodFindsAPlantedOptimum(Method method) {
        ParameterGrid grid = planted();
        Tuner tuner = tuner(grid, options(method).withLearning(0.1, 0.95, 50));
        tuner.finish();

        var best = grid.parameters(tuner.log().cell(tuner.log().best()));
        assertThat(tuner.log().size()).isLessThanOrEqualTo(method == Method.GRID ? 400 : 120);
        assertThat(Math.abs(best.get("x") - 14)).isLessThanOrEqualTo(2);
        assertThat(Math.abs(best.get("y") - 6)).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void oneAndManyThreadsGiveTheSameBits(Method method) {
        Tuner many = tuner(crossover(), options(method));
        Tuner one = tuner(crossover(), options(method).withParallel(false));
        many.finish();
        one.finish();

        assertThat(trace(many)).isNotEmpty().isEqualTo(trace(one));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aSearchThatWasStoppedEndsAsOneThatWasNot(Method method) {
        Tuner whole = tuner(crossover(), options(method));
        whole.finish();
        Tuner first = tuner(crossover(), options(method));
        for (int i = 0; i < 3; i++) {
            first.advance();
        }
        Tuner second = tuner(crossover(), options(method));
        second.restore(first.checkpoint().bytes());
        second.finish();

        assertThat(second.log().size()).isGreaterThan(first.log().size());
        assertThat(trace(second)).isEqualTo(trace(whole));
        assertThat(second.checkpoint().bytes()).isEqualTo(whole.checkpoint().bytes());
        assertThat(second.greedyCell()).isEqualTo(whole.greedyCell());
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aCheckpointStaysAsItWasTakenWhileTheSearchGoesOn(Method method) {
        Tuner tuner = tuner(crossover(), options(method));
        for (int i = 0; i < 3; i++) {
            tuner.advance();
        }
        byte[] atOnce = tuner.checkpoint().bytes();
        Checkpoint taken = tuner.checkpoint();
        tuner.finish();

        assertThat(taken.bytes()).isEqualTo(atOnce);
    }

    @Test
    void aCheckpointOfTheFirstWorkbenchesIsRead() throws Exception {
        Tuner first = tuner(crossover(), options(Method.RL));
        for (int i = 0; i < 30; i++) {
            first.advance();
        }
        var deflated = new ByteArrayOutputStream();
        try (var in = Checkpoint.read(first.checkpoint().bytes());
                var out = new DataOutputStream(new DeflaterOutputStream(deflated))) {
            out.writeInt(1);
            in.transferTo(out);
        }
        Tuner second = tuner(crossover(), options(Method.RL));
        second.restore(deflated.toByteArray());
        first.finish();
        second.finish();

        assertThat(second.checkpoint().bytes()).isEqualTo(first.checkpoint().bytes());
    }

    @Test
    void aDamagedCheckpointIsRefused() {
        Tuner tuner = tuner(crossover(), options(Method.RL));
        Tuner other = tuner(crossover(), options(Method.RL));
        other.advance();
        byte[] flipped = other.checkpoint().bytes();
        flipped[flipped.length / 2] ^= 1;
        assertThatThrownBy(() -> tuner(crossover(), options(Method.RL)).restore(flipped))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start the tuning again");
        assertThatThrownBy(() -> tuner.restore(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start the tuning again");
    }

    @Test
    void anotherSeedSearchesInAnotherOrder() {
        Tuner one = tuner(crossover(), options(Method.RANDOM));
        Tuner other = tuner(crossover(), options(Method.RANDOM).withSearch(1, 120, 8));
        one.finish();
        other.finish();

        assertThat(trace(one)).isNotEqualTo(trace(other));
    }

    @Test
    void aTrialIsTheFullBacktestOfItsCell() {
        Tuner tuner = tuner(crossover(), options(Method.RANDOM));
        tuner.finish();
        for (int i = 0; i < tuner.log().size(); i += 10) {
            var parameters = tuner.grid().parameters(tuner.log().cell(i));
            var strategy = tuner.grid().strategy();
            var reference =
                    Backtest.run(
                            columns.series(),
                            strategy.signals(columns, parameters),
                            strategy.protection(parameters),
                            Execution.defaults(),
                            TRAIN);
            double sharpe = reference.statistics().value(Statistic.SHARPE).orElse(Double.NaN);
            assertThat(tuner.log().statistics(i)[Statistic.SHARPE.ordinal()])
                    .isCloseTo(sharpe, within(KERNEL));
        }
    }

    @Test
    void runsThatBreakALimitDoNotWin() {
        var limits = new Objective.Limits(40, 0.02);
        Tuner tuner =
                tuner(
                        crossover(),
                        options(Method.GRID)
                                .withGoal(Objective.NET_RETURN, limits, Execution.defaults()));
        tuner.finish();
        TrialLog log = tuner.log();
        for (int i = 0; i < log.size(); i++) {
            double[] row = log.statistics(i);
            boolean keeps =
                    row[Statistic.TRADES.ordinal()] >= 40
                            && row[Statistic.MAX_DRAWDOWN.ordinal()] >= -0.02;
            assertThat(Double.isNaN(log.value(i))).isEqualTo(!keeps);
        }
    }

    private Tuner learned(int budget) {
        Strategy strategy = StrategyCatalog.get("sma-cross");
        var ranges =
                List.of(
                        new ParameterRange("fast", 10, 40, 10),
                        new ParameterRange("slow", 60, 200, 40));
        var grid = ParameterGrid.of(strategy, strategy.space().defaults(), ranges);
        Tuner tuner = tuner(grid, TuningOptions.defaults(Method.RL).withSearch(400, budget, 42));
        tuner.finish();
        return tuner;
    }

    /// 16 cells are known long before epsilon has fallen; what is learned after that is the policy.
    @ParameterizedTest
    @ValueSource(ints = {0, 17})
    void learningGoesOnToItsLastEpisodeWhereEveryCellIsKnownBefore(int budget) {
        Tuner tuner = learned(budget);
        assertThat(tuner.done()).isEqualTo(tuner.total()).isEqualTo(400);
        assertThat(tuner.log().size()).isEqualTo(16);
        assertThat(tuner.options().budgetOn(tuner.grid().count())).isEqualTo(16);
    }

    @Test
    void aBudgetThatWasGivenEndsLearning() {
        Tuner tuner = learned(10);
        assertThat(tuner.log().size()).isEqualTo(10);
        assertThat(tuner.done()).isLessThan(tuner.total());
    }

    @Test
    void aSearchIsNotGivenBarsAfterTraining() {
        var train = new Backtest.Period(0, 1000);
        assertThatThrownBy(() -> new Tuner(columns, crossover(), train, options(Method.GRID)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("up to 1000");
    }
}
