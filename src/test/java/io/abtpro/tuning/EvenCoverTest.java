package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Backtest;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

class EvenCoverTest {
    private static final Backtest.Period TRAIN = new Backtest.Period(0, 400);
    private final Columns columns = new Columns(RandomBars.of(400, 11));

    /// 10 x 15 cells, all of them allowed.
    private static ParameterGrid crossover() {
        return crossover(
                new ParameterRange("fast", 5, 50, 5), new ParameterRange("slow", 60, 200, 10));
    }

    private static ParameterGrid crossover(ParameterRange fast, ParameterRange slow) {
        Strategy strategy = StrategyCatalog.get("sma-cross");
        return ParameterGrid.of(strategy, strategy.space().defaults(), List.of(fast, slow));
    }

    private Tuner search(ParameterGrid grid, int budget) {
        return new Tuner(
                columns,
                grid,
                TRAIN,
                TuningOptions.defaults(Method.GRID).withSearch(1, budget, 42));
    }

    private int[] tried(ParameterGrid grid, int budget) {
        Tuner tuner = search(grid, budget);
        tuner.finish();
        int[] cells = new int[tuner.log().size()];
        Arrays.setAll(cells, tuner.log()::cell);
        return cells;
    }

    private static long values(ParameterGrid grid, int[] cells, int d) {
        return Arrays.stream(cells).map(cell -> grid.index(cell, d)).distinct().count();
    }

    /// Of each range at least four in five of the values that so many cells can reach.
    @ParameterizedTest
    @ValueSource(ints = {10, 30, 50})
    void aGridSearchOfPartOfTheCellsReachesNearlyAllValuesOfEveryRange(int budget) {
        ParameterGrid grid = crossover();
        int[] cells = tried(grid, budget);
        assertThat(cells).hasSize(budget).doesNotHaveDuplicates();
        for (int d = 0; d < 2; d++) {
            int reachable = Math.min(budget, grid.ranges().get(d).count());
            assertThat(values(grid, cells, d)).isGreaterThanOrEqualTo((4 * reachable + 4) / 5);
        }
    }

    /// Each quarter of the grid gets its share of the cells, give or take a tenth of all.
    @ParameterizedTest
    @ValueSource(ints = {20, 40, 75})
    void everyQuarterOfTheGridGetsItsShare(int budget) {
        ParameterGrid grid =
                crossover(
                        new ParameterRange("fast", 5, 50, 5),
                        new ParameterRange("slow", 60, 190, 10));
        int[] quarters = new int[4];
        for (int cell : tried(grid, budget)) {
            quarters[2 * (grid.index(cell, 0) / 5) + grid.index(cell, 1) / 7]++;
        }
        for (int quarter : quarters) {
            assertThat(Math.abs(quarter - budget / 4.0)).isLessThanOrEqualTo(budget / 10.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"150", "1000", "0"})
    void aBudgetForAllCellsTriesThemInTheirOrder(int budget) {
        ParameterGrid grid = crossover();
        assertThat(tried(grid, budget)).isEqualTo(grid.cells());
    }

    @Test
    void onlyAllowedCellsAreTakenAlsoWhereTheyAreFew() {
        ParameterGrid grid =
                crossover(
                        new ParameterRange("fast", 2, 200, 2),
                        new ParameterRange("slow", 10, 14, 1));
        for (int count = 1; count < grid.count(); count++) {
            int[] cover = EvenCover.of(grid, count);
            assertThat(cover).hasSize(count).doesNotHaveDuplicates();
            assertThat(Arrays.stream(cover).allMatch(grid::isAllowed)).isTrue();
        }
    }

    @Test
    void aCoverOfFewerCellsIsTheBeginningOfOneOfMore() {
        int[] most = EvenCover.of(crossover(), 149);
        assertThat(EvenCover.of(crossover(), 30)).isEqualTo(Arrays.copyOf(most, 30));
    }

    @Test
    void aRangeOfOneValueLeavesTheOthersAsTheyAre() {
        ParameterGrid grid =
                crossover(
                        new ParameterRange("fast", 5, 5, 5),
                        new ParameterRange("slow", 60, 200, 10));
        assertThat(values(grid, tried(grid, 10), 1)).isEqualTo(10);
    }

    @Test
    void aSearchThatWasBegunInAnotherOrderGoesOnWithTheCellsItLacks() {
        ParameterGrid grid = crossover();
        Tuner old = search(grid, 150);
        old.advance(); // 32 cells in their own order, as a smaller budget began before
        Tuner resumed = search(grid, 60);
        resumed.restore(old.checkpoint().bytes());
        resumed.finish();
        assertThat(resumed.log().size()).isEqualTo(60);
    }
}
