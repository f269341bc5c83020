package io.abtpro.diagnostics;

import io.abtpro.failures.RefusedException;
import io.abtpro.math.PlainNumber;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How the best of many trials on one part of the bars does on the other: the probability of
/// backtest overfitting.
///
/// The bars are cut into an even number of blocks; for every way to choose half of them, the trial
/// of the largest mean / deviation there is ranked among all trials in the other half. Only sums of
/// each block are kept, so that any number of trials fits.
///
/// The splits of one set of bars are no independent draws: they share what other bars would not
/// have. The error is therefore that of other bars, by the jackknife that leaves out four blocks at
/// a time, and, where the trials are a sample of a grid, of other trials, by leaving out a tenth of
/// them at a time. Over other bars it errs on the cautious side: on noise it is 1 to 1.5 times what
/// other bars show. Source: Bailey, Borwein, Lopez de Prado and Zhu (2017), combinatorially
/// symmetric cross-validation; Shao and Wu (1989), delete-d jackknife.
public final class Overfitting {
    private static final double TIED = 0.5;
    private static final int LEFT_OUT = 4;
    private static final int GROUPS = 10;

    private final int blocks;
    private final int[] sizes;
    private double[][] sums = new double[64][];
    private double[][] squares = new double[64][];
    private int trials;

    /// What the splits showed.
    ///
    /// @param probability share of splits whose winner ended at or below the median of the other
    ///   half
    /// @param error one standard error of that, over other bars and other trials; NaN where there
    ///   are too few blocks to tell
    /// @param ranks where each winner ended in the other half, in (0, 1), 1 is first; shape
    ///   `[splits]`
    public record Result(double probability, double error, double[] ranks) {
        /// The probability with its error, such as "0.43 \u00b1 0.12".
        public String words() {
            return PlainNumber.of(probability, 2)
                    + (Double.isNaN(error) ? "" : " \u00b1 " + PlainNumber.of(error, 2));
        }
    }

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

    /// What the splits show of trials that are all there are.
    ///
    /// @throws IllegalStateException below two trials
    public Result result() {
        return result(trials);
    }

    /// What the splits show.
    ///
    /// @param population trials that there could be, of which these are a sample
    /// @throws IllegalStateException below two trials
    public Result result(int population) {
        if (trials < 2) {
            throw new IllegalStateException(
                    "overfitting needs at least two trials, there are " + trials);
        }
        int[] all = IntStream.range(0, trials).toArray();
        double[] ranks = ranks(all, (1 << blocks) - 1);
        return new Result(share(ranks), Math.sqrt(ofBars(all) + ofTrials(population)), ranks);
    }

    private static double share(double[] ranks) {
        return Arrays.stream(ranks).filter(rank -> rank <= 0.5).count() / (double) ranks.length;
    }

    /// Variance of the probability over other bars.
    private double ofBars(int[] all) {
        if (blocks < LEFT_OUT + 2) {
            return Double.NaN;
        }
        double[] without =
                IntStream.range(0, 1 << blocks)
                        .filter(left -> Integer.bitCount(left) == LEFT_OUT)
                        .parallel()
                        .mapToDouble(left -> share(ranks(all, ~left & ((1 << blocks) - 1))))
                        .toArray();
        return (double) (blocks - LEFT_OUT) / LEFT_OUT * spread(without);
    }

    /// Variance of the probability over other samples of the trials there could be.
    private double ofTrials(int population) {
        int groups = Math.min(GROUPS, trials);
        if (population <= trials || groups < 3) {
            return 0;
        }
        double[] without =
                IntStream.range(0, groups)
                        .parallel()
                        .mapToDouble(
                                g ->
                                        share(
                                                ranks(
                                                        IntStream.range(0, trials)
                                                                .filter(n -> n % groups != g)
                                                                .toArray(),
                                                        (1 << blocks) - 1)))
                        .toArray();
        return (1 - (double) trials / population) * (groups - 1) * spread(without);
    }

    private static double spread(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    }

    /// The ranks of the winners among `among` over all ways to halve the blocks `of`.
    private double[] ranks(int[] among, int of) {
        int half = Integer.bitCount(of) / 2;
        return IntStream.range(0, 1 << blocks)
                .filter(chosen -> (chosen & ~of) == 0 && Integer.bitCount(chosen) == half)
                .mapToDouble(chosen -> rank(among, chosen, of & ~chosen))
                .toArray();
    }

    /// The relative rank, in `others`, of the trial that is best in `half`; in the middle of those
    /// that tie with it.
    private double rank(int[] among, int half, int others) {
        int winner = among[0];
        double most = Double.NEGATIVE_INFINITY;
        for (int n : among) {
            double ratio = ratio(n, half);
            if (ratio > most) {
                most = ratio;
                winner = n;
            }
        }
        double reached = ratio(winner, others);
        double rank = 0;
        for (int n : among) {
            double other = ratio(n, others);
            rank += n == winner || other < reached ? 1 : other == reached ? TIED : 0;
        }
        return rank / (among.length + 1);
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
