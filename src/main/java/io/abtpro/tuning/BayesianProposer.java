package io.abtpro.tuning;

import io.abtpro.math.NormalDistribution;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Proposes the cell of largest expected improvement under a Gaussian process, after a random
/// start.
///
/// Trials that broke a limit count as the worst value seen. Source: Jones, Schonlau and Welch
/// (1998), eq. 15.
final class BayesianProposer implements ProposalSearch.Proposer {
    private static final int MOST_CANDIDATES = 400;
    private static final int MOST_POINTS = 300;
    private static final int NEAR = 3;
    private static final int REFIT = 10;

    private final ParameterGrid grid;
    private final int[] order;
    private final long seed;
    private final int start;
    private GaussianProcess.Smoothness fitted = new GaussianProcess.Smoothness(0.2, 1e-2);
    private int fittedTo;

    BayesianProposer(ParameterGrid grid, long seed) {
        this.grid = grid;
        this.seed = seed;
        this.order = Seeds.shuffled(grid.cells(), Seeds.random(seed, 0));
        this.start = Math.min(order.length, 6 + 4 * grid.dimensions());
    }

    @Override
    public int[] next(TrialLog log, int most) {
        if (log.size() < start) {
            return Arrays.copyOfRange(order, log.size(), Math.min(start, log.size() + most));
        }
        int[] candidates = candidates(log);
        if (candidates.length == 0) {
            return candidates;
        }
        double worst = worst(log, log.size());
        double best = log.best() < 0 ? worst : log.value(log.best());
        int[] used = used(log, log.size());
        GaussianProcess process =
                GaussianProcess.of(points(log, used), values(log, used, worst), smoothness(log));
        return new int[] {mostImproving(process, candidates, best)};
    }

    /// Fitted to the trials before the last multiple of [#REFIT], so that it is the same after a
    /// stop.
    private GaussianProcess.Smoothness smoothness(TrialLog log) {
        int first = log.size() < 4 * REFIT ? log.size() : log.size() / REFIT * REFIT;
        if (first != fittedTo) {
            int[] used = used(log, first);
            fitted =
                    GaussianProcess.fit(points(log, used), values(log, used, worst(log, first)))
                            .smoothness();
            fittedTo = first;
        }
        return fitted;
    }

    private static double worst(TrialLog log, int first) {
        return IntStream.range(0, first)
                .mapToDouble(log::value)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(0);
    }

    private double[][] points(TrialLog log, int[] used) {
        return Arrays.stream(used).mapToObj(i -> grid.unit(log.cell(i))).toArray(double[][]::new);
    }

    private static double[] values(TrialLog log, int[] used, double worst) {
        return Arrays.stream(used)
                .mapToDouble(i -> Double.isNaN(log.value(i)) ? worst : log.value(i))
                .toArray();
    }

    private int mostImproving(GaussianProcess process, int[] candidates, double best) {
        int chosen = candidates[0];
        double most = Double.NEGATIVE_INFINITY;
        for (int cell : candidates) {
            double improvement = expectedImprovement(process.predict(grid.unit(cell)), best);
            if (improvement > most) {
                most = improvement;
                chosen = cell;
            }
        }
        return chosen;
    }

    static double expectedImprovement(GaussianProcess.Prediction prediction, double best) {
        double gain = prediction.mean() - best;
        if (!(prediction.deviation() > 0)) {
            return Math.max(0, gain);
        }
        double z = gain / prediction.deviation();
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return gain * NormalDistribution.cdf(z) + prediction.deviation() * density;
    }

    /// New cells: those near the best, and random ones.
    private int[] candidates(TrialLog log) {
        Set<Integer> found = new LinkedHashSet<>();
        if (log.best() >= 0) {
            int radius = grid.dimensions() <= 3 ? NEAR : 1;
            for (int cell : grid.around(log.cell(log.best()), radius)) {
                add(found, cell, log);
            }
        }
        SplittableRandom random = Seeds.random(seed, log.size());
        int from = random.nextInt(order.length);
        for (int i = 0; i < order.length && found.size() < MOST_CANDIDATES; i++) {
            add(found, order[(from + i) % order.length], log);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void add(Set<Integer> found, int cell, TrialLog log) {
        if (found.size() < MOST_CANDIDATES && !log.contains(cell)) {
            found.add(cell);
        }
    }

    /// The trials of the `first` that the process sees: all, or the better half and the newest
    /// where there are too many.
    private static int[] used(TrialLog log, int first) {
        if (first <= MOST_POINTS) {
            return IntStream.range(0, first).toArray();
        }
        int newest = first - MOST_POINTS / 2;
        IntStream best =
                IntStream.range(0, newest)
                        .boxed()
                        .filter(i -> !Double.isNaN(log.value(i)))
                        .sorted(Comparator.comparingDouble((Integer i) -> -log.value(i)))
                        .limit(MOST_POINTS / 2)
                        .mapToInt(Integer::intValue);
        return IntStream.concat(best, IntStream.range(newest, first)).sorted().toArray();
    }
}
