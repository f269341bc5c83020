package io.abtpro.bench;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// Daily bars of returns whose law is known: with nothing in them, or with a planted trend.
public final class PlantedBars {
    private static final long DAY = 86_400_000L;
    private static final int BURN_IN = 200;
    private static final double DAILY = 0.01;

    private PlantedBars() {}

    /// Independent normal returns of 1 % a day around `drift`.
    public static BarSeries whiteNoise(int bars, double drift, long seed) {
        var random = new SplittableRandom(seed);
        return of(bars, random, _ -> drift + DAILY * random.nextGaussian());
    }

    /// GARCH(1,1) with alpha 0.1 and beta 0.88: volatility clusters, direction is a coin's.
    public static BarSeries garch(int bars, double drift, long seed) {
        var random = new SplittableRandom(seed);
        double level = DAILY * DAILY;
        double[] state = {level, level};
        IntToDoubleFunction next =
                _ -> {
                    state[0] = 0.02 * level + 0.1 * state[1] + 0.88 * state[0];
                    double shock = Math.sqrt(state[0]) * random.nextGaussian();
                    state[1] = shock * shock;
                    return drift + shock;
                };
        for (int i = 0; i < BURN_IN; i++) {
            var _ = next.applyAsDouble(i);
        }
        return of(bars, random, next);
    }

    /// Independent Student returns of 4 degrees of freedom, about 1 % a day: fat tails.
    public static BarSeries student(int bars, long seed) {
        var random = new SplittableRandom(seed);
        return of(
                bars,
                random,
                _ -> {
                    double squares = 0;
                    for (int i = 0; i < 4; i++) {
                        double x = random.nextGaussian();
                        squares += x * x;
                    }
                    return DAILY * random.nextGaussian() / Math.sqrt(squares / 2);
                });
    }

    /// Returns whose drift is an AR(1) of 0.97, so that trends last about a month; `share` of the
    /// variance is the drift's.
    public static BarSeries trend(int bars, double share, long seed) {
        var random = new SplittableRandom(seed);
        double deviation = DAILY * Math.sqrt(share);
        double[] drift = {deviation * random.nextGaussian()};
        return of(
                bars,
                random,
                _ -> {
                    drift[0] =
                            0.97 * drift[0]
                                    + deviation
                                            * Math.sqrt(1 - 0.97 * 0.97)
                                            * random.nextGaussian();
                    return drift[0] + DAILY * Math.sqrt(1 - share) * random.nextGaussian();
                });
    }

    /// Returns that are `minus` times the one before, and noise: what fades a move earns.
    public static BarSeries reversal(int bars, double minus, long seed) {
        var random = new SplittableRandom(seed);
        double[] before = {0};
        return of(
                bars, random, _ -> before[0] = -minus * before[0] + DAILY * random.nextGaussian());
    }

    /// A tenth of each move comes in the gap; wicks are of the size of moves.
    private static BarSeries of(int bars, SplittableRandom random, IntToDoubleFunction returns) {
        var times = new long[bars];
        var columns = new double[5][bars];
        double close = 100;
        for (int t = 0; t < bars; t++) {
            double move = returns.applyAsDouble(t);
            double open = close * Math.exp(0.1 * move);
            close *= Math.exp(move);
            double wick = DAILY / 2 * random.nextDouble();
            times[t] = t * DAY;
            columns[0][t] = open;
            columns[1][t] = Math.max(open, close) * (1 + wick);
            columns[2][t] = Math.min(open, close) * (1 - DAILY / 2 * random.nextDouble());
            columns[3][t] = close;
            columns[4][t] = 1000 + random.nextInt(500);
        }
        return BarSeries.of(
                Timeframe.parse("1d"),
                ZoneOffset.UTC,
                times,
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4]);
    }
}
