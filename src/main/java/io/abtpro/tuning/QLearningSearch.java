package io.abtpro.tuning;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/// Q-learning over a [TradingEnvironment], one episode a piece.
///
/// Epsilon falls from 1 to 0.01 as `max(0.01, 1 - episode / episodes)`. An episode begins at the parameters that were
/// given, or with probability epsilon at any cell, and the cell at which it ends gets a full backtest: the best of
/// those wins, not the last. Each episode has its own generator, so the search can go on after any of them.
final class QLearningSearch implements Search {
    private static final double LEAST_EPSILON = 0.01;

    private final TuningOptions options;
    private final ParameterGrid grid;
    private final Evaluator evaluator;
    private final TradingEnvironment environment;
    private final QLearner learner;
    private final int[] starts;
    private final int startCell;
    private final int budget;
    private double[] rewards = new double[64];
    private double[] errors = new double[64];
    private int[] path = {};
    private final BitSet stale = new BitSet();
    private final int[] visits;
    private final double[] bestValues;
    private int episode;

    QLearningSearch(TuningOptions options, ParameterGrid grid, Evaluator evaluator, TradingEnvironment environment) {
        this.options = options;
        this.grid = grid;
        this.evaluator = evaluator;
        this.environment = environment;
        this.learner = new QLearner(
                environment.states(), environment.actions(), options.learningRate(), options.discount());
        this.starts = grid.cells();
        this.startCell = grid.nearest(grid.base());
        this.budget = options.budgetOn(grid.count());
        this.visits = new int[grid.size()];
        this.bestValues = new double[grid.size()];
        stale.set(0, grid.size());
    }

    static double epsilon(int episode, int episodes) {
        return Math.max(LEAST_EPSILON, 1 - (double) episode / episodes);
    }

    @Override
    public boolean isDone() {
        return episode >= options.episodes() || evaluator.log().size() >= budget;
    }

    @Override
    public void advance() {
        SplittableRandom random = Seeds.random(options.seed(), episode);
        double epsilon = epsilon(episode, options.episodes());
        int start = random.nextDouble() < epsilon ? starts[random.nextInt(starts.length)] : startCell;
        environment.reset(start);
        play(epsilon, random);
        evaluator.evaluate(environment.cell());
        episode++;
    }

    private void play(double epsilon, SplittableRandom random) {
        int[] cells = new int[environment.steps() + 1];
        cells[0] = environment.cell();
        int steps = 0;
        double reward = 0;
        double error = 0;
        int state = environment.state();
        while (!environment.isOver()) {
            int action = learner.choose(state, environment.allowed(), epsilon, random);
            double earned = environment.step(action);
            int next = environment.state();
            error += Math.abs(environment.isOver()
                    ? learner.updateTerminal(state, action, earned)
                    : learner.update(state, action, earned, next, environment.allowed()));
            reward += earned;
            state = next;
            cells[++steps] = environment.cell();
        }
        path = Arrays.copyOf(cells, steps + 1);
        for (int cell : path) {
            stale.set(cell);
        }
        record(reward, error / Math.max(1, steps));
    }

    private void record(double reward, double error) {
        if (episode == rewards.length) {
            rewards = Arrays.copyOf(rewards, 2 * episode);
            errors = Arrays.copyOf(errors, 2 * episode);
        }
        rewards[episode] = reward;
        errors[episode] = error;
    }

    /// The cell in which the greedy policy spends most steps of an episode, the first of equals.
    int greedyCell() {
        int[] steps = new int[grid.size()];
        int most = startCell;
        environment.reset(startCell);
        while (!environment.isOver()) {
            environment.step(learner.greedy(environment.state(), environment.allowed()));
            int cell = environment.cell();
            steps[cell]++;
            most = steps[cell] > steps[most] ? cell : most;
        }
        return most;
    }

    /// Net log return of each episode, shape `[episodes done]`.
    double[] rewards() {
        return Arrays.copyOf(rewards, episode);
    }

    /// Mean absolute temporal-difference error of each episode, shape `[episodes done]`.
    double[] errors() {
        return Arrays.copyOf(errors, episode);
    }

    /// The cells of the last episode in order.
    int[] path() {
        return path.clone();
    }

    int startCell() {
        return startCell;
    }

    /// Steps learned from in each cell, shape `[grid size]`.
    int[] visits() {
        refresh();
        return visits.clone();
    }

    /// The largest value of any visited state and allowed action of each cell, shape `[grid size]`; NaN where none was
    /// visited.
    double[] bestValues() {
        refresh();
        return bestValues.clone();
    }

    /// Looks again only at the cells that were learned in since the last look: a search is looked at thirty times a
    /// second.
    private void refresh() {
        int perCell = TradingEnvironment.statesPerCell();
        for (int cell = stale.nextSetBit(0); cell >= 0; cell = stale.nextSetBit(cell + 1)) {
            int count = 0;
            double best = Double.NaN;
            long allowed = TradingEnvironment.allowed(grid, cell);
            for (int state = cell * perCell; state < (cell + 1) * perCell; state++) {
                if (learner.visits(state) > 0) {
                    count += learner.visits(state);
                    double value = learner.value(state, learner.greedy(state, allowed));
                    best = value > best || Double.isNaN(best) ? value : best;
                }
            }
            visits[cell] = count;
            bestValues[cell] = best;
        }
        stale.clear();
    }

    @Override
    public int done() {
        return episode;
    }

    @Override
    public int total() {
        return options.episodes();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(episode);
        for (int i = 0; i < episode; i++) {
            out.writeDouble(rewards[i]);
            out.writeDouble(errors[i]);
        }
        out.writeInt(path.length);
        for (int cell : path) {
            out.writeInt(cell);
        }
        learner.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        episode = in.readInt();
        rewards = new double[Math.max(64, 2 * episode)];
        errors = new double[rewards.length];
        for (int i = 0; i < episode; i++) {
            rewards[i] = in.readDouble();
            errors[i] = in.readDouble();
        }
        path = new int[in.readInt()];
        for (int i = 0; i < path.length; i++) {
            path[i] = in.readInt();
        }
        learner.read(in);
        stale.set(0, grid.size());
    }
}
