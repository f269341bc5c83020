package io.abtpro.tuning;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Q-learning over a [TradingEnvironment], one episode a piece.
///
/// Epsilon falls from 1 to 0.01 as `max(0.01, 1 - episode / episodes)`. An episode begins at the
/// parameters that were given, or with probability epsilon at any cell, and the cell at which it
/// ends gets a full backtest: the best of those wins, not the last. Each episode has its own
/// generator, so the search can go on after any of them.
final class QLearningSearch implements Search {
    private static final double LEAST_EPSILON = 0.01;

    private final TuningOptions options;
    private final ParameterGrid grid;
    private final Evaluator evaluator;
    private final TradingEnvironment environment;
    private final QLearner learner;
    private final int[] starts;
    private final int startCell;
    private EpisodeSeries rewards = EpisodeSeries.empty();
    private EpisodeSeries errors = EpisodeSeries.empty();
    private int[] path = {};
    private final CellValues known;
    private int episode;

    QLearningSearch(
            TuningOptions options,
            ParameterGrid grid,
            Evaluator evaluator,
            TradingEnvironment environment) {
        this.options = options;
        this.grid = grid;
        this.evaluator = evaluator;
        this.environment = environment;
        this.learner =
                new QLearner(
                        environment.states(),
                        environment.actions(),
                        options.learningRate(),
                        options.discount());
        this.starts = grid.cells();
        this.startCell = grid.nearest(grid.base());
        this.known = new CellValues(learner, grid);
    }

    static double epsilon(int episode, int episodes) {
        return Math.max(LEAST_EPSILON, 1 - (double) episode / episodes);
    }

    @Override
    public boolean isDone() {
        return episode >= options.episodes() || options.isSpent(evaluator.log().size());
    }

    @Override
    public void advance() {
        SplittableRandom random = Seeds.random(options.seed(), episode);
        double epsilon = epsilon(episode, options.episodes());
        int start =
                random.nextDouble() < epsilon ? starts[random.nextInt(starts.length)] : startCell;
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
            long allowed = environment.allowed();
            int action = learner.choose(state, allowed, epsilon, random);
            double earned = environment.step(action);
            int next = environment.state();
            error +=
                    Math.abs(
                            environment.isOver()
                                    ? learner.updateTerminal(state, action, earned)
                                    : learner.update(
                                            state, action, earned, next, environment.allowed()));
            known.learned(state, allowed);
            reward += earned;
            state = next;
            cells[++steps] = environment.cell();
        }
        path = Arrays.copyOf(cells, steps + 1);
        rewards = rewards.with(reward);
        errors = errors.with(error / Math.max(1, steps));
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

    /// Net log return of each episode, as many as were done.
    EpisodeSeries rewards() {
        return rewards;
    }

    /// Mean absolute temporal-difference error of each episode, as many as were done.
    EpisodeSeries errors() {
        return errors;
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
        return known.visits();
    }

    /// The largest value of any visited state and allowed action of each cell, shape `[grid size]`;
    /// NaN where none was visited.
    double[] bestValues() {
        return known.best();
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
    public Checkpoint.Part saved() {
        EpisodeSeries earned = rewards;
        EpisodeSeries erred = errors;
        int[] walked = path;
        Checkpoint.Part learned = learner.saved();
        return out -> {
            out.writeInt(earned.length());
            for (int i = 0; i < earned.length(); i++) {
                out.writeDouble(earned.at(i));
                out.writeDouble(erred.at(i));
            }
            out.writeInt(walked.length);
            for (int cell : walked) {
                out.writeInt(cell);
            }
            learned.write(out);
        };
    }

    @Override
    public void read(DataInput in) throws IOException {
        episode = in.readInt();
        rewards = EpisodeSeries.empty();
        errors = EpisodeSeries.empty();
        for (int i = 0; i < episode; i++) {
            rewards = rewards.with(in.readDouble());
            errors = errors.with(in.readDouble());
        }
        path = new int[in.readInt()];
        for (int i = 0; i < path.length; i++) {
            path[i] = in.readInt();
        }
        learner.read(in);
        known.restore();
    }
}
