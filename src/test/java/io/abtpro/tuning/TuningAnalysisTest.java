package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.bars.BarSeries;
import io.abtpro.diagnostics.Overfitting;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class TuningAnalysisTest {
    /// What the sweep kernel promises against the reference backtest.
    private static final double KERNEL = 1e-9;

    private final BarSeries series = RandomBars.of(2000, 5);
    private final Splits splits = Splits.of(series);

    private static ParameterGrid grid() {
        Strategy strategy = StrategyCatalog.get("sma-cross");
        return ParameterGrid.of(
                strategy,
                strategy.space().defaults(),
                List.of(
                        new ParameterRange("fast", 2, 20, 2),
                        new ParameterRange("slow", 5, 60, 5)));
    }

    private TuningResult result(BarSeries bars, Method method, boolean parallel) {
        return result(
                bars,
                grid(),
                TuningOptions.defaults(method)
                        .withSearch(40, 40, 3)
                        .withBeside(5, 5)
                        .withParallel(parallel));
    }

    private TuningResult result(BarSeries bars, ParameterGrid grid, TuningOptions options) {
        var training = new Columns(splits.trainingBars(bars));
        Tuner tuner = new Tuner(training, grid, splits.train(), options);
        var comparison = new LuckBenchmark(tuner, training, splits.train());
        tuner.finish();
        comparison.extendTo(tuner.log().size());
        var analysis =
                new TuningAnalysis(tuner, training, new Columns(splits.visibleBars(bars)), splits);
        return analysis.result(comparison, new TuningAnalysis.Walk(3, 20), () -> false);
    }

    private static String text(TuningResult result) {
        return result.candidates()
                + " "
                + result.importance()
                + " "
                + Arrays.toString(result.curve().toArray())
                + " "
                + Arrays.toString(result.comparison().median().toArray())
                + " "
                + Arrays.toString(result.comparison().noise().toArray())
                + " "
                + result.overfitting().map(o -> o.probability())
                + " "
                + result.stretches()
                + " "
                + result.walkForward().map(w -> Arrays.toString(w.equity()) + w.windows())
                + " "
                + result.trials();
    }

    @Test
    void nothingInTheResultComesFromTheHoldout() {
        double[][] poisoned = {
            series.opens(), series.highs(), series.lows(), series.closes(), series.volumes()
        };
        for (int t = splits.validation().toBar(); t < series.size(); t++) {
            for (double[] column : poisoned) {
                column[t] = 1e6 + 1e5 * (t % 3);
            }
        }
        var other =
                BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        series.openTimes(),
                        poisoned[0],
                        poisoned[1],
                        poisoned[2],
                        poisoned[3],
                        poisoned[4]);
        for (Method method : Method.values()) {
            assertThat(text(result(other, method, true)))
                    .isEqualTo(text(result(series, method, true)));
        }
    }

    /// Cells that never trade are not in the probability, and are no sample that might have come
    /// out otherwise.
    @Test
    void ofAWholeGridTheProbabilityOfOverfittingHasNoErrorOfSampling() {
        Strategy strategy = StrategyCatalog.get("rsi-reversion");
        var grid =
                ParameterGrid.of(
                        strategy,
                        strategy.space().defaults(),
                        List.of(
                                new ParameterRange("period", 5, 50, 5),
                                new ParameterRange("oversold", 5, 45, 10)));
        TuningResult result =
                result(series, grid, TuningOptions.defaults(Method.GRID).withBeside(0, 0));
        var training = new Columns(splits.trainingBars(series));
        var all = new Overfitting(splits.train().toBar() - splits.train().fromBar(), 10);
        for (int cell : grid.cells()) {
            ParameterSet parameters = grid.parameters(cell);
            var run =
                    Backtest.run(
                            training.series(),
                            strategy.signals(training, parameters),
                            strategy.protection(parameters),
                            Execution.defaults(),
                            splits.train());
            if (!run.trades().isEmpty()) {
                all.add(run.barReturns());
            }
        }
        assertThat(all.trials()).isBetween(5, grid.cells().length - 5);
        assertThat(result.overfitting().orElseThrow().error()).isEqualTo(all.result().error());
    }

    @Test
    void theSearchDoesNotSeeValidation() {
        double[][] poisoned = {
            series.opens(), series.highs(), series.lows(), series.closes(), series.volumes()
        };
        for (int t = splits.train().toBar(); t < series.size(); t++) {
            for (double[] column : poisoned) {
                column[t] = 1e6 + 1e5 * (t % 3);
            }
        }
        var other =
                BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        series.openTimes(),
                        poisoned[0],
                        poisoned[1],
                        poisoned[2],
                        poisoned[3],
                        poisoned[4]);
        var clean = result(series, Method.RL, true);
        var changed = result(other, Method.RL, true);

        assertThat(
                        changed.candidates().stream()
                                .map(c -> c.cell() + ":" + c.train() + ":" + c.plateau()))
                .containsExactlyElementsOf(
                        clean.candidates().stream()
                                .map(c -> c.cell() + ":" + c.train() + ":" + c.plateau())
                                .toList());
        assertThat(changed.candidates().getFirst().validation())
                .isNotEqualTo(clean.candidates().getFirst().validation());
    }

    @Test
    void oneAndManyThreadsGiveTheSameResult() {
        assertThat(text(result(series, Method.BAYESIAN, false)))
                .isEqualTo(text(result(series, Method.BAYESIAN, true)));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void theBestCandidateHasTheLargestTrainingObjectiveOfTheSearch(Method method) {
        var result = result(series, method, true);
        var best = result.best().orElseThrow();

        assertThat(best.train()).isGreaterThanOrEqualTo(result.curve().last());
        assertThat(best.greedy() || best.train() == result.curve().last()).isTrue();
        assertThat(result.candidates()).allMatch(c -> c.train() <= best.train());
    }

    @Test
    void aGreedyChoiceThatNoEpisodeEndedWithIsTheBestWhereItIsBetter() {
        int better = 0;
        for (int seed = 0; seed < 40; seed++) {
            var result =
                    result(
                            series,
                            grid(),
                            TuningOptions.defaults(Method.RL)
                                    .withSearch(3, 40, seed)
                                    .withBeside(0, 0));
            var best = result.best().orElseThrow();
            assertThat(result.candidates()).allMatch(c -> c.train() <= best.train());
            better += best.train() > result.curve().last() ? 1 : 0;
        }
        assertThat(better).as("seeds in which it was better").isPositive();
    }

    @Test
    void aJudgementThatWasStoppedSaysNothingOfOverfitting() {
        var training = new Columns(splits.trainingBars(series));
        var tuner =
                new Tuner(
                        training,
                        grid(),
                        splits.train(),
                        TuningOptions.defaults(Method.RANDOM).withSearch(1, 40, 3));
        tuner.finish();
        var comparison = new LuckBenchmark(tuner, training, splits.train());
        var analysis =
                new TuningAnalysis(
                        tuner, training, new Columns(splits.visibleBars(series)), splits);
        var asked = new AtomicInteger();

        var result =
                analysis.result(
                        comparison, TuningAnalysis.Walk.none(), () -> asked.incrementAndGet() > 10);
        assertThat(asked.get()).isGreaterThan(10);
        assertThat(result.overfitting()).isEmpty();
        assertThat(result.best()).isPresent();
    }

    @Test
    void theGreedyChoiceStandsBesideTheBest() {
        assertThat(result(series, Method.RL, true).greedy()).isPresent();
        assertThat(result(series, Method.GRID, true).greedy()).isEmpty();
    }

    @Test
    void validationIsTheFullBacktestOfItsBars() {
        var candidate = result(series, Method.RANDOM, true).candidates().getFirst();
        var strategy = grid().strategy();
        var columns = new Columns(series);
        var reference =
                Backtest.run(
                        series,
                        strategy.signals(columns, candidate.parameters()),
                        strategy.protection(candidate.parameters()),
                        Execution.defaults(),
                        splits.validation());

        assertThat(candidate.validation())
                .isCloseTo(
                        reference.statistics().value(Statistic.SHARPE).orElseThrow(),
                        within(KERNEL));
    }

    @Test
    void everyBacktestOfTheBarsIsReportedOnce() {
        var result = result(series, Method.RANDOM, true);
        var keys = new HashSet<String>();
        result.trials().forEach(t -> keys.add(t.period() + " " + t.parameters()));
        long onTraining =
                result.trials().stream().filter(t -> t.period().equals(splits.train())).count();

        assertThat(onTraining).isGreaterThan(result.distinctBacktests());
        assertThat(
                        result.trials().stream()
                                .filter(t -> t.period().equals(splits.validation()))
                                .count())
                .isEqualTo(result.candidates().size());
        assertThat(result.trials())
                .allMatch(t -> t.period().toBar() <= splits.validation().toBar());
        assertThat(keys).hasSizeGreaterThan(100).hasSize(result.trials().size());
    }

    @Test
    void walkForwardTradesOnlyBarsAfterThoseItWasTunedOn() {
        var walk = result(series, Method.RANDOM, true).walkForward().orElseThrow();

        assertThat(walk.windows()).hasSize(3);
        for (int w = 0; w < 3; w++) {
            assertThat(walk.windows().get(w).traded().fromBar())
                    .isEqualTo(walk.windows().get(w).tuned().toBar());
        }
        assertThat(walk.fromBar() + walk.equity().length).isEqualTo(splits.validation().toBar());
    }

    @Test
    void aWindowOfTheWalkIsTheBacktestOfItsBars() {
        var walk = result(series, Method.RANDOM, true).walkForward().orElseThrow();
        var first = walk.windows().getFirst();
        var strategy = grid().strategy();
        var chosen = first.chosen().orElseThrow();
        var reference =
                Backtest.run(
                        series,
                        strategy.signals(new Columns(series), chosen),
                        strategy.protection(chosen),
                        Execution.defaults(),
                        first.traded());

        assertThat(Arrays.copyOf(walk.equity(), reference.equity().length))
                .isEqualTo(reference.equity());
    }

    @Test
    void randomSearchBesideIsNeverAboveTheBestOfTheGrid() {
        var all = result(series, grid(), TuningOptions.defaults(Method.GRID).withBeside(9, 9));
        double best = all.best().orElseThrow().train();
        double[] median = all.comparison().median().toArray();

        assertThat(median).hasSize(all.distinctBacktests());
        assertThat(median[median.length - 1]).isEqualTo(best);
        assertThat(median[0]).isLessThan(best);
    }

    @Test
    void aPlateauIsTheMedianOfItsNeighbours() {
        var result = result(series, grid(), TuningOptions.defaults(Method.GRID).withBeside(2, 2));
        var candidate = result.candidates().getFirst();
        var training = new Columns(splits.trainingBars(series));
        var strategy = grid().strategy();
        double[] values =
                Arrays.stream(grid().around(candidate.cell(), 4))
                        .mapToObj(grid()::parameters)
                        .mapToDouble(
                                p -> {
                                    var run =
                                            Backtest.run(
                                                    training.series(),
                                                    strategy.signals(training, p),
                                                    strategy.protection(p),
                                                    Execution.defaults(),
                                                    splits.train());
                                    return run.trades().size() < 5
                                            ? Double.NEGATIVE_INFINITY
                                            : run.statistics()
                                                    .value(Statistic.SHARPE)
                                                    .orElse(Double.NEGATIVE_INFINITY);
                                })
                        .sorted()
                        .toArray();
        double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;

        assertThat(candidate.plateau()).isCloseTo(median, within(KERNEL));
    }

    @Test
    void theLandscapeShowsEveryCellThatWasBacktestedAndNoOther() {
        var all = result(series, grid(), TuningOptions.defaults(Method.GRID).withBeside(0, 0));
        int best = all.best().orElseThrow().cell();
        double[][] objective = all.landscape().objective(best, 0, 1);
        double[][] plateau = all.landscape().plateau(best, 0, 1);
        int x = grid().index(best, 0);
        int y = grid().index(best, 1);

        assertThat(objective).hasDimensions(12, 10);
        assertThat(objective[y][x]).isEqualTo(all.best().orElseThrow().train());
        assertThat(plateau[y][x]).isEqualTo(all.best().orElseThrow().plateau());
        assertThat(objective[0][9]).as("fast 20 above slow 5").isNaN();
    }
}
