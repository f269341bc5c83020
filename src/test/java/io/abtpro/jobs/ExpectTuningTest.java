package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.RandomBars;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// With a clock that goes on by a millisecond whenever it is asked, which is once a piece of the
/// search. No code is compiled.
class ExpectTuningTest {
    private static final double PIECE = 1e-3;

    private final BarSeries series = RandomBars.of(900, 21);

    private ExpectTuning.Expected expected(TuningOptions options, TuningAnalysis.Walk walk) {
        var strategy = StrategyCatalog.get("sma-cross");
        var base = strategy.space().defaults();
        var request =
                new TuningRequest(
                        strategy.id(),
                        base,
                        ParameterGrid.around(strategy, base),
                        options,
                        Splits.of(series),
                        walk);
        var clock = new AtomicLong();
        return new ExpectTuning(series, request, () -> clock.addAndGet(1_000_000), () -> 0)
                .run(Progress.ignored());
    }

    @Test
    void aSearchTakesAsLongAsItsPieces() {
        var options = TuningOptions.defaults(Method.RL).withSearch(4_000, 0, 5).withBeside(0, 0);
        assertThat(expected(options, TuningAnalysis.Walk.none()).seconds())
                .isCloseTo(4_000 * PIECE, within(0.5));
    }

    @Test
    void whatRunsBesideAndAfterASearchTakesTimeToo() {
        var alone =
                TuningOptions.defaults(Method.RANDOM)
                        .withSearch(100, 100, 5)
                        .withBeside(0, 0)
                        .withParallel(false);
        var search = expected(alone, TuningAnalysis.Walk.none());
        double each = search.gridSeconds() / search.cells();
        double random = expected(alone.withBeside(3, 0), TuningAnalysis.Walk.none()).seconds();
        double twins = expected(alone.withBeside(0, 10), TuningAnalysis.Walk.none()).seconds();
        double walked = expected(alone, new TuningAnalysis.Walk(5, 199)).seconds();
        assertThat(random - search.seconds())
                .isCloseTo((search.cells() - 100) * each, within(1e-9));
        assertThat(twins - search.seconds()).isCloseTo(10 * 100 * each, within(1e-9));
        assertThat(walked - search.seconds()).isCloseTo(5 * 200 * each, within(1e-9));
    }

    @Test
    void rangesOfWhichFewValuesKeepTheRulesAreExpectedToo() {
        var strategy = StrategyCatalog.get("sma-cross");
        var ranges =
                List.of(
                        new ParameterRange("fast", 50, 60, 1),
                        new ParameterRange("slow", 40, 51, 1));
        var request =
                new TuningRequest(
                        strategy.id(),
                        strategy.space().defaults(),
                        ranges,
                        TuningOptions.defaults(Method.RL),
                        Splits.of(series),
                        TuningAnalysis.Walk.none());
        var clock = new AtomicLong();
        var expected =
                new ExpectTuning(series, request, () -> clock.addAndGet(1_000_000), () -> 0)
                        .run(Progress.ignored());
        assertThat(expected.cells()).isEqualTo(1);
        assertThat(expected.seconds()).isPositive();
    }

    @Test
    void aGridTakesAsLongAsItsCells() {
        var grid =
                expected(
                        TuningOptions.defaults(Method.GRID).withBeside(0, 0),
                        TuningAnalysis.Walk.none());
        assertThat(grid.seconds()).isEqualTo(grid.gridSeconds()).isPositive();
        assertThat(grid.cells()).isGreaterThan(100);
    }

    @Test
    void aBayesianSearchIsWatchedWhereItsProposalsTakeAsLongAsOnAverage() {
        var options =
                TuningOptions.defaults(Method.BAYESIAN).withSearch(1, 100, 5).withBeside(0, 0);
        var strategy = StrategyCatalog.get("sma-cross");
        var base = strategy.space().defaults();
        var request =
                new TuningRequest(
                        strategy.id(),
                        base,
                        ParameterGrid.around(strategy, base),
                        options,
                        Splits.of(series),
                        TuningAnalysis.Walk.none());
        var asked = new AtomicLong();
        var expected =
                new ExpectTuning(series, request, () -> asked.addAndGet(1_000_000), () -> 0)
                        .run(Progress.ignored());

        assertThat(expected.seconds()).isPositive().isLessThan(1);
        assertThat(expected.sentence(request))
                .startsWith(expected.cells() + " cells, 100 backtests on 540 bars: ");
    }
}
