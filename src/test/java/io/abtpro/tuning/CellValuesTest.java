package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class CellValuesTest {
    private static final int PER_CELL = TradingEnvironment.statesPerCell();

    private final ParameterGrid grid = grid();
    private final QLearner learner =
            new QLearner(grid.size() * PER_CELL, TradingEnvironment.actions(grid), 0.3, 0.9);

    private static ParameterGrid grid() {
        var strategy = StrategyCatalog.get("sma-cross");
        return ParameterGrid.of(
                strategy,
                strategy.space().defaults(),
                List.of(
                        new ParameterRange("fast", 5, 20, 5),
                        new ParameterRange("slow", 30, 90, 20)));
    }

    @Test
    void everyLookShowsWhatALookAtTheWholeTableWouldShow() {
        var known = new CellValues(learner, grid);
        var random = new SplittableRandom(5);
        for (int look = 0; look < 200; look++) {
            for (int step = random.nextInt(40); step > 0; step--) {
                learn(random, known);
            }
            assertThat(known.best()).isEqualTo(bestOfTheTable());
            assertThat(known.visits()).isEqualTo(visitsOfTheTable());
        }
    }

    @Test
    void restoredItKnowsWhatWasLearnedBefore() {
        var random = new SplittableRandom(6);
        for (int step = 0; step < 500; step++) {
            learn(random);
        }
        var known = new CellValues(learner, grid);
        known.restore();
        assertThat(known.best()).isEqualTo(bestOfTheTable());
        for (int step = 0; step < 50; step++) {
            learn(random, known);
        }
        assertThat(known.best()).isEqualTo(bestOfTheTable());
        assertThat(known.visits()).isEqualTo(visitsOfTheTable());
    }

    @Test
    void aCellThatWasNeverVisitedHasNoValue() {
        assertThat(new CellValues(learner, grid).best()).containsOnly(Double.NaN);
    }

    /// Learns from a random step, of rewards that also make values fall.
    private void learn(SplittableRandom random, CellValues... known) {
        int cell = random.nextInt(grid.size());
        int state = cell * PER_CELL + random.nextInt(PER_CELL);
        long allowed = TradingEnvironment.allowed(grid, cell);
        int action = learner.choose(state, allowed, 0.5, random);
        learner.updateTerminal(state, action, random.nextDouble() - 0.5);
        for (CellValues told : known) {
            told.learned(state, allowed);
        }
    }

    private double[] bestOfTheTable() {
        double[] best = new double[grid.size()];
        Arrays.fill(best, Double.NaN);
        for (int state = 0; state < grid.size() * PER_CELL; state++) {
            int cell = state / PER_CELL;
            long allowed = TradingEnvironment.allowed(grid, cell);
            for (int action = 0;
                    action < TradingEnvironment.actions(grid) && learner.visits(state) > 0;
                    action++) {
                boolean isAllowed = (allowed & 1L << action) != 0;
                best[cell] =
                        isAllowed && !(learner.value(state, action) <= best[cell])
                                ? learner.value(state, action)
                                : best[cell];
            }
        }
        return best;
    }

    private int[] visitsOfTheTable() {
        int[] visits = new int[grid.size()];
        for (int state = 0; state < grid.size() * PER_CELL; state++) {
            visits[state / PER_CELL] += learner.visits(state);
        }
        return visits;
    }
}
