package io.abtpro.tuning;

import io.abtpro.failures.RefusedException;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Tabular Q-learning: `Q(s, a) += learningRate (reward + discount max Q(s', a') - Q(s, a))`.
///
/// A terminal state bootstraps from nothing. Values start at 0. Source: Sutton and Barto,
/// Reinforcement Learning (2018), section 6.5.
public final class QLearner {
    private static final int MOST_ENTRIES = 40_000_000;

    private final int states;
    private final int actions;
    private final double learningRate;
    private final double discount;
    private final double[] values;
    private final int[] visits;

    /// @throws IllegalArgumentException if the table would not fit in memory
    public QLearner(int states, int actions, double learningRate, double discount) {
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new RefusedException("learning rate must be in (0, 1], was " + learningRate);
        }
        if (!(discount >= 0 && discount < 1)) {
            throw new RefusedException("discount must be in [0, 1), was " + discount);
        }
        if ((long) states * actions > MOST_ENTRIES) {
            throw new RefusedException(
                    "Q-learning needs %,d states x %d actions, at most %,d fit; take larger steps or another method"
                            .formatted(states, actions, MOST_ENTRIES));
        }
        this.states = states;
        this.actions = actions;
        this.learningRate = learningRate;
        this.discount = discount;
        this.values = new double[states * actions];
        this.visits = new int[states];
    }

    /// An allowed action: a random one with probability `epsilon`, else the [#greedy] one.
    public int choose(int state, long allowed, double epsilon, RandomGenerator random) {
        if (random.nextDouble() < epsilon) {
            int skip = random.nextInt(Long.bitCount(allowed));
            long left = allowed;
            for (; skip > 0; skip--) {
                left &= left - 1;
            }
            return Long.numberOfTrailingZeros(left);
        }
        return greedy(state, allowed);
    }

    /// The allowed action of the largest value, the first of equals.
    public int greedy(int state, long allowed) {
        int best = Long.numberOfTrailingZeros(allowed);
        for (long left = allowed & (allowed - 1); left != 0; left &= left - 1) {
            int action = Long.numberOfTrailingZeros(left);
            if (values[state * actions + action] > values[state * actions + best]) {
                best = action;
            }
        }
        return best;
    }

    /// Learns from a step that led to `next`, and returns the temporal-difference error.
    public double update(int state, int action, double reward, int next, long allowedNext) {
        return learn(state, action, reward + discount * value(next, greedy(next, allowedNext)));
    }

    /// Learns from a step that ended the episode, and returns the temporal-difference error.
    public double updateTerminal(int state, int action, double reward) {
        return learn(state, action, reward);
    }

    private double learn(int state, int action, double target) {
        int at = state * actions + action;
        double error = target - values[at];
        values[at] += learningRate * error;
        visits[state]++;
        return error;
    }

    public double value(int state, int action) {
        return values[state * actions + action];
    }

    /// How many steps were learned from in `state`.
    public int visits(int state) {
        return visits[state];
    }

    /// A copy of the states that were learned in.
    Checkpoint.Part saved() {
        int[] known = IntStream.range(0, states).filter(s -> visits[s] > 0).toArray();
        int[] counts = Arrays.stream(known).map(s -> visits[s]).toArray();
        double[] learned = new double[known.length * actions];
        for (int i = 0; i < known.length; i++) {
            System.arraycopy(values, known[i] * actions, learned, i * actions, actions);
        }
        return out -> {
            out.writeInt(states);
            out.writeInt(actions);
            for (int i = 0; i < known.length; i++) {
                out.writeInt(known[i]);
                out.writeInt(counts[i]);
                for (int a = 0; a < actions; a++) {
                    out.writeDouble(learned[i * actions + a]);
                }
            }
            out.writeInt(-1);
        };
    }

    void read(DataInput in) throws IOException {
        if (in.readInt() != states || in.readInt() != actions) {
            throw new IOException("the checkpoint is for another grid");
        }
        for (int s = in.readInt(); s >= 0; s = in.readInt()) {
            visits[s] = in.readInt();
            for (int a = 0; a < actions; a++) {
                values[s * actions + a] = in.readDouble();
            }
        }
    }
}
