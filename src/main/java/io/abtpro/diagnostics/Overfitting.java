package io.abtpro.diagnostics;

import io.abtpro.failures.RefusedException;
import java.util.Arrays;

/// How the best of many trials on one part of the bars does on the other: the probability of backtest overfitting.
///
/// The bars are cut into an even number of blocks; for every way to choose half of them, the trial of the largest
/// mean / deviation there is ranked among all trials in the other half. Only sums of each block are kept, so that any
/// number of trials fits. Source: Bailey, Borwein, Lopez de Prado and Zhu (2017), combinatorially symmetric
/// cross-validation.
public final class Overfitting {
    private static final double TIED = 0.5;

    private final int blocks;
    private final int[] sizes;
    private double[][] sums = new double[64][];
    private double[][] squares = new double[64][];
    private int trials;

    /// What the splits showed.
    ///
    /// @param probability share of splits whose winner ended at or below the median of the other half
    /// @param ranks where each winner ended in the other half, in (0, 1), 1 is first; shape `[splits]`
    public record Result(double probability, double[] ranks) {}

    /// @param blocks even, at least 2
    public Overfitting(int bars, int blocks) {
        if (blocks < 2 || blocks % 2 != 0 || bars < 2 * blocks) {
            throw new RefusedException(
                    "%d bars cannot be cut into %d blocks; it takes an even number of blocks of two bars or more"
                            .formatted(bars, blocks));
        }
        this.blocks = blocks;
        this.sizes = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            sizes[b] = (int) ((b + 1L) * bars / blocks) - (int) ((long) b * bars / blocks);
        }
    }

    /// Adds the bar returns of one trial, shape `[bars]`.
    public void add(double[] returns) {
        if (trials == sums.length) {
            sums = Arrays.copyOf(sums, 2 * trials);
            squares = Arrays.copyOf(squares, 2 * trials);
        }
        double[] sum = new double[blocks];
        double[] square = new double[blocks];
        int t = 0;
        for (int b = 0; b < blocks; b++) {
            for (int end = t + sizes[b]; t < end; t++) {
                sum[b] += returns[t];
                square[b] += returns[t] * returns[t];
            }
        }
        sums[trials] = sum;
        squares[trials++] = square;
    }

    public int trials() {
        return trials;
    }

    /// @throws IllegalStateException below two trials
    public Result result() {
        if (trials < 2) {
            throw new IllegalStateException("overfitting needs at least two trials, there are " + trials);
        }
        double[] ranks = new double[1 << blocks];
        int splits = 0;
        int below = 0;
        for (int half = 0; half < 1 << blocks; half++) {
            if (Integer.bitCount(half) == blocks / 2) {
                double rank = rank(half);
                below += rank <= 0.5 ? 1 : 0;
                ranks[splits++] = rank;
            }
        }
        return new Result((double) below / splits, Arrays.copyOf(ranks, splits));
    }

    /// The relative rank, outside `half`, of the trial that is best inside it; in the middle of those that tie with it.
    private double rank(int half) {
        int winner = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < trials; n++) {
            double ratio = ratio(n, half);
            if (ratio > most) {
                most = ratio;
                winner = n;
            }
        }
        int others = ~half & ((1 << blocks) - 1);
        double reached = ratio(winner, others);
        double rank = 0;
        for (int n = 0; n < trials; n++) {
            double other = ratio(n, others);
            rank += n == winner || other < reached ? 1 : other == reached ? TIED : 0;
        }
        return rank / (trials + 1);
    }

    /// Mean / deviation (n - 1) over the blocks of `chosen`; 0 where the returns do not vary.
    private double ratio(int trial, int chosen) {
        double sum = 0;
        double square = 0;
        int count = 0;
        for (int b = 0; b < blocks; b++) {
            if ((chosen >> b & 1) != 0) {
                sum += sums[trial][b];
                square += squares[trial][b];
                count += sizes[b];
            }
        }
        double mean = sum / count;
        double variance = (square - count * mean * mean) / (count - 1);
        return variance > 0 ? mean / Math.sqrt(variance) : 0;
    }
}
