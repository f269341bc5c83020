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

import java.util.List;

class GridSliceTest {
    private final ParameterGrid grid = grid();
    private final Tuner tuner =
            new Tuner(
                    new Columns(RandomBars.of(800, 5)),
                    grid,
                    new Backtest.Period(0, 800),
                    TuningOptions.defaults(Method.RL).withSearch(60, 1000, 3));

    private static ParameterGrid grid() {
        Strategy strategy = StrategyCatalog.get("macd-cross");
        return ParameterGrid.of(
                strategy,
                strategy.space().defaults(),
                List.of(
                        new ParameterRange("fast", 4, 12, 2),
                        new ParameterRange("slow", 10, 30, 5),
                        new ParameterRange("signal", 3, 9, 3)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "2, 0", "1, 2"})
    void everyLookShowsWhatALookAtAllCellsWouldShow(int x, int y) {
        while (!tuner.isDone()) {
            for (int i = 0; i < 7 && !tuner.isDone(); i++) {
                tuner.advance();
            }
            TuningSnapshot.Slice slice = tuner.slice(x, y).slice(tuner.log(), tuner.search());
            check(slice, x, y);
        }
        assertThat(tuner.log().size()).as("a search that found something").isGreaterThan(20);
    }

    private void check(TuningSnapshot.Slice slice, int x, int y) {
        var learning = (QLearningSearch) tuner.search();
        int[] visits = learning.visits();
        double[] values = learning.bestValues();
        for (int row = 0; row < grid.ranges().get(y).count(); row++) {
            for (int column = 0; column < grid.ranges().get(x).count(); column++) {
                double objective = Double.NaN;
                double value = Double.NaN;
                int count = 0;
                for (int cell = 0; cell < grid.size(); cell++) {
                    if (grid.index(cell, x) == column && grid.index(cell, y) == row) {
                        count += visits[cell];
                        value = larger(value, values[cell]);
                        objective =
                                larger(
                                        objective,
                                        tuner.log().contains(cell)
                                                ? tuner.log().valueOf(cell)
                                                : Double.NaN);
                    }
                }
                assertThat(slice.visits()[row][column]).isEqualTo(count);
                assertThat(slice.values()[row][column]).isEqualTo(Double.valueOf(value));
                assertThat(slice.objective()[row][column]).isEqualTo(Double.valueOf(objective));
            }
        }
    }

    private static double larger(double a, double b) {
        return Double.isNaN(a) || b > a ? b : a;
    }

    @Test
    void anEarlierLookStaysAsItWas() {
        tuner.advance();
        TuningSnapshot.Slice first = tuner.slice(0, 1).slice(tuner.log(), tuner.search());
        double[] before = first.objective()[0].clone();
        tuner.finish();
        var _ = tuner.slice(0, 1).slice(tuner.log(), tuner.search());

        assertThat(first.objective()[0]).isEqualTo(before);
    }

    @Test
    void oneRangeIsOneRow() {
        TuningSnapshot.Slice slice = tuner.slice(1, 1).slice(tuner.log(), tuner.search());
        assertThat(slice.visits()).hasDimensions(1, 5);
        assertThat(slice.values()[0]).containsOnly(Double.NaN);
    }
}
