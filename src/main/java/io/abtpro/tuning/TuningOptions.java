package io.abtpro.tuning;

import io.abtpro.backtest.Execution;
import io.abtpro.failures.RefusedException;

/// How a search is done.
///
/// @param episodes of Q-learning; other methods take none
/// @param budget most distinct backtests of the search itself; 0 is as many as the method wants:
///   Q-learning plays all its episodes
/// @param learningRate, discount of Q-learning
/// @param barsPerStep bars that one step of an episode trades
/// @param randomRuns random searches that run beside, at the same number of distinct backtests
/// @param twins series under the null that are searched beside, for the noise floor
/// @param parallel use every core; the result is the same without
public record TuningOptions(
        Method method,
        int episodes,
        int budget,
        long seed,
        Objective objective,
        Objective.Limits limits,
        Execution execution,
        double learningRate,
        double discount,
        int barsPerStep,
        int randomRuns,
        int twins,
        boolean parallel) {
    public TuningOptions {
        if (episodes < 1) {
            throw new RefusedException("episodes must be >= 1, were " + episodes);
        }
        if (budget < 0) {
            throw new RefusedException("budget must be >= 0 distinct backtests, was " + budget);
        }
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new RefusedException("learning rate must be in (0, 1], was " + learningRate);
        }
        if (!(discount >= 0 && discount < 1)) {
            throw new RefusedException("discount must be in [0, 1), was " + discount);
        }
        if (barsPerStep < 1) {
            throw new RefusedException("bars per step must be >= 1, were " + barsPerStep);
        }
        if (randomRuns < 0 || twins < 0) {
            throw new RefusedException(
                    "random runs and twins must be >= 0, were %d, %d".formatted(randomRuns, twins));
        }
    }

    /// 1,000 episodes or the method's own budget, seed 42, Sharpe, 20 bars a step, 20 random runs,
    /// 20 twins.
    public static TuningOptions defaults(Method method) {
        return new TuningOptions(
                method,
                1000,
                0,
                42,
                Objective.SHARPE,
                Objective.Limits.defaults(),
                Execution.defaults(),
                0.1,
                0.95,
                20,
                20,
                20,
                true);
    }

    /// The same by another method, with that method's usual budget.
    public TuningOptions withMethod(Method other) {
        return defaults(other)
                .withSearch(episodes, 0, seed)
                .withGoal(objective, limits, execution)
                .withLearning(learningRate, discount, barsPerStep)
                .withBeside(randomRuns, twins)
                .withParallel(parallel);
    }

    public TuningOptions withSearch(int newEpisodes, int newBudget, long newSeed) {
        return new TuningOptions(
                method,
                newEpisodes,
                newBudget,
                newSeed,
                objective,
                limits,
                execution,
                learningRate,
                discount,
                barsPerStep,
                randomRuns,
                twins,
                parallel);
    }

    public TuningOptions withGoal(
            Objective newObjective, Objective.Limits newLimits, Execution newExecution) {
        return new TuningOptions(
                method,
                episodes,
                budget,
                seed,
                newObjective,
                newLimits,
                newExecution,
                learningRate,
                discount,
                barsPerStep,
                randomRuns,
                twins,
                parallel);
    }

    public TuningOptions withLearning(double newRate, double newDiscount, int newBarsPerStep) {
        return new TuningOptions(
                method,
                episodes,
                budget,
                seed,
                objective,
                limits,
                execution,
                newRate,
                newDiscount,
                newBarsPerStep,
                randomRuns,
                twins,
                parallel);
    }

    public TuningOptions withBeside(int newRandomRuns, int newTwins) {
        return new TuningOptions(
                method,
                episodes,
                budget,
                seed,
                objective,
                limits,
                execution,
                learningRate,
                discount,
                barsPerStep,
                newRandomRuns,
                newTwins,
                parallel);
    }

    public TuningOptions withParallel(boolean newParallel) {
        return new TuningOptions(
                method,
                episodes,
                budget,
                seed,
                objective,
                limits,
                execution,
                learningRate,
                discount,
                barsPerStep,
                randomRuns,
                twins,
                newParallel);
    }

    /// True where so many distinct backtests are all that were allowed; never without a budget.
    boolean isSpent(int distinct) {
        return budget > 0 && distinct >= budget;
    }

    /// The most distinct backtests on a grid of `cells`: at most all of them.
    public int budgetOn(int cells) {
        int wanted =
                budget > 0
                        ? budget
                        : switch (method) {
                            case RL, GRID -> cells;
                            case RANDOM -> 1000;
                            case BAYESIAN -> 200;
                        };
        return Math.min(wanted, cells);
    }
}
