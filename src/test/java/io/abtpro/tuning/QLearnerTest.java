package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class QLearnerTest {
    /// V* of the gridworld of Sutton and Barto (2018), example 3.8, to the one digit that is
    /// printed there.
    private static final double[] OPTIMAL = {
        22.0, 24.4, 22.0, 19.4, 17.5,
        19.8, 22.0, 19.8, 17.8, 16.0,
        17.8, 19.8, 17.8, 16.0, 14.4,
        16.0, 17.8, 16.0, 14.4, 13.0,
        14.4, 16.0, 14.4, 13.0, 11.7
    };

    /// Half of the last digit printed.
    private static final double PRINTED = 0.05;

    @Test
    void valuesOfTheGridworldConvergeToItsFixedPoint() {
        QLearner learner = new QLearner(25, 4, 0.1, 0.9);
        Gridworld world = new Gridworld();
        var random = new SplittableRandom(1);
        for (int step = 0; step < 400_000; step++) {
            int state = world.state();
            int action = learner.choose(state, world.allowed(), 1, random);
            double reward = world.step(action);
            learner.update(state, action, reward, world.state(), world.allowed());
        }
        for (int s = 0; s < 25; s++) {
            assertThat(learner.value(s, learner.greedy(s, 0b1111)))
                    .isCloseTo(OPTIMAL[s], within(PRINTED));
        }
    }

    @Test
    void anUpdateMovesTheValueByTheLearningRateTowardsItsTarget() {
        QLearner learner = new QLearner(2, 2, 0.1, 0.5);
        learner.updateTerminal(1, 1, 10);
        double error = learner.update(0, 0, 2, 1, 0b11);

        assertThat(learner.value(1, 1)).isEqualTo(1.0);
        assertThat(error).isEqualTo(2.5);
        assertThat(learner.value(0, 0)).isEqualTo(0.25);
    }

    @Test
    void aTerminalStateBootstrapsFromNothing() {
        QLearner learner = new QLearner(2, 1, 1, 0.9);
        learner.updateTerminal(1, 0, 100);

        assertThat(learner.updateTerminal(0, 0, 3)).isEqualTo(3);
        assertThat(learner.value(0, 0)).isEqualTo(3);
    }

    @Test
    void aForbiddenActionIsNeitherChosenNorBootstrappedFrom() {
        QLearner learner = new QLearner(2, 3, 1, 0.9);
        learner.updateTerminal(1, 2, 100);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            assertThat(learner.choose(1, 0b011, i % 2, random)).isNotEqualTo(2);
        }
        assertThat(learner.update(0, 0, 1, 1, 0b011)).isEqualTo(1);
    }

    @Test
    void aTableThatDoesNotFitIsRefusedWithARemedy() {
        assertThatThrownBy(() -> new QLearner(100_000_000, 5, 0.1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larger steps");
    }

    /// From A (0, 1) every action earns 10 and leads to (4, 1), from B (0, 3) 5 and (2, 3); off the
    /// grid costs 1.
    private static final class Gridworld implements Environment {
        private int at = 12;

        @Override
        public int states() {
            return 25;
        }

        @Override
        public int actions() {
            return 4;
        }

        @Override
        public int state() {
            return at;
        }

        @Override
        public long allowed() {
            return 0b1111;
        }

        @Override
        public double step(int action) {
            if (at == 1 || at == 3) {
                double reward = at == 1 ? 10 : 5;
                at = at == 1 ? 21 : 13;
                return reward;
            }
            int row = at / 5 + new int[] {-1, 0, 1, 0}[action];
            int column = at % 5 + new int[] {0, 1, 0, -1}[action];
            if (row < 0 || row > 4 || column < 0 || column > 4) {
                return -1;
            }
            at = 5 * row + column;
            return 0;
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }
}
