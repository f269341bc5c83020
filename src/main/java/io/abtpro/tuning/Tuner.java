package io.abtpro.tuning;

import io.abtpro.backtest.Backtest.Period;
import io.abtpro.backtest.Statistic;
import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/// A search over the training bars that can be stopped after any piece, saved, and continued to the
/// same result.
///
/// It is given only bars up to the end of training. Not safe for several threads; it uses them
/// itself.
public final class Tuner {
    private final TuningOptions options;
    private final ParameterGrid grid;
    private final Evaluator evaluator;
    private final Search search;
    private Optional<GridSlice> fold = Optional.empty();

    /// @param training columns of a series that ends where training ends
    /// @throws IllegalArgumentException if the series holds bars after the training period
    public Tuner(Columns training, ParameterGrid grid, Period train, TuningOptions options) {
        if (training.series().size() != train.toBar()) {
            throw new RefusedException(
                    "a search may see bars up to %d, the end of training; it was given %d"
                            .formatted(train.toBar(), training.series().size()));
        }
        this.options = options;
        this.grid = grid;
        var log = new TrialLog(options.objective(), options.limits());
        this.evaluator =
                new Evaluator(training, grid, options.execution(), train, log, options.parallel());
        this.search =
                options.method() == Method.RL
                        ? new QLearningSearch(
                                options,
                                grid,
                                evaluator,
                                new TradingEnvironment(
                                        training,
                                        grid,
                                        options.execution(),
                                        train,
                                        options.barsPerStep()))
                        : ProposalSearch.of(options, grid, evaluator);
    }

    public boolean isDone() {
        return search.isDone();
    }

    /// Does the next short piece: an episode, or a batch of backtests.
    public void advance() {
        search.advance();
    }

    /// Does all that is left.
    public void finish() {
        while (!isDone()) {
            advance();
        }
    }

    /// Pieces done: episodes of Q-learning, else backtests.
    public int done() {
        return search.done();
    }

    /// Pieces there will be at most.
    public int total() {
        return search.total();
    }

    public TuningOptions options() {
        return options;
    }

    public ParameterGrid grid() {
        return grid;
    }

    public TrialLog log() {
        return evaluator.log();
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Search search() {
        return search;
    }

    /// The grid along two ranges; kept, since a search is looked at the same way many times.
    GridSlice slice(int x, int y) {
        GridSlice along =
                fold.filter(f -> f.isAlong(x, y)).orElseGet(() -> new GridSlice(grid, x, y));
        fold = Optional.of(along);
        return along;
    }

    /// The greedy policy's own choice; empty for other methods.
    public OptionalInt greedyCell() {
        return search instanceof QLearningSearch learning
                ? OptionalInt.of(learning.greedyCell())
                : OptionalInt.empty();
    }

    /// All that is needed to continue with the same bits.
    public Checkpoint checkpoint() {
        return new Checkpoint(log().saved(), search.saved());
    }

    /// Continues from a checkpoint of a search with the same bars, grid and options.
    ///
    /// @throws IllegalArgumentException if the checkpoint is damaged or for another search
    public void restore(byte[] checkpoint) {
        if (log().size() > 0 || done() > 0) {
            throw new IllegalStateException("only a search that has not begun can be restored");
        }
        try (var in = Checkpoint.read(checkpoint)) {
            int trials = in.readInt();
            for (int i = 0; i < trials; i++) {
                int cell = in.readInt();
                double[] row = new double[Statistic.values().length];
                for (int s = 0; s < row.length; s++) {
                    row[s] = in.readDouble();
                }
                if (cell < 0 || cell >= grid.size()) {
                    throw new IOException("it is for another grid");
                }
                log().add(cell, row);
            }
            search.read(in);
        } catch (IOException | IndexOutOfBoundsException | NegativeArraySizeException damaged) {
            throw new RefusedException(
                    "the checkpoint cannot be used (%s); start the tuning again"
                            .formatted(damaged.getMessage()),
                    damaged);
        }
    }
}
