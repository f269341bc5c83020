package io.abtpro.bars;

import io.abtpro.failures.RefusedException;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/// Made-up bars that look like a market and hold no signal: GARCH(1,1) returns with rare jumps, and
/// a daily shape of volatility and volume.
public final class GeneratedBars {
    private static final int STEPS = 4;
    private static final double ALPHA = 0.08;
    private static final double BETA = 0.90;
    private static final double JUMP_CHANCE = 2e-4;
    private static final double ANNUAL_VOLATILITY = 0.35;
    private static final double YEAR = 365.25 * 86_400_000.0;
    private static final double TICK = 100;

    private GeneratedBars() {}

    /// What to make.
    ///
    /// @param bars how many
    /// @param seed decides every bar
    /// @param timeframe a fixed length: up to a day
    public record Options(int bars, long seed, Timeframe timeframe) {
        public Options {
            if (bars < 1) {
                throw new RefusedException("bars must be >= 1, was " + bars);
            }
            if (timeframe.millis() > 86_400_000L) {
                throw new RefusedException(
                        "timeframe must be at most 1d to generate, was " + timeframe);
            }
        }
    }

    /// The bars of these options, from 2020-01-01 UTC on: the same bits for the same options,
    /// anywhere.
    public static BarSeries of(Options options) {
        int n = options.bars();
        long[] times = new long[n];
        double[][] c = new double[5][n];
        var random = new SplittableRandom(options.seed());
        long start = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        double target = ANNUAL_VOLATILITY * ANNUAL_VOLATILITY * options.timeframe().millis() / YEAR;
        double variance = target;
        double price = 1000;
        for (int t = 0; t < n; t++) {
            times[t] = start + t * options.timeframe().millis();
            double shape = shape(times[t], options.timeframe());
            double open = round(price);
            double high = open;
            double low = open;
            double shock = 0;
            for (int step = 0; step < STEPS; step++) {
                double r = Math.sqrt(variance / STEPS) * random.nextGaussian();
                shock += r;
                price *= StrictMath.exp(r * shape - variance * shape * shape / STEPS / 2);
                high = Math.max(high, round(price));
                low = Math.min(low, round(price));
            }
            if (random.nextDouble() < JUMP_CHANCE) {
                price *= StrictMath.exp(8 * Math.sqrt(target) * random.nextGaussian());
            }
            c[0][t] = open;
            c[3][t] = round(price);
            c[1][t] = Math.max(high, c[3][t]);
            c[2][t] = Math.min(low, c[3][t]);
            c[4][t] =
                    Math.round(
                                    100
                                            * shape
                                            * shape
                                            * StrictMath.exp(0.5 * random.nextGaussian())
                                            * Math.sqrt(variance / target)
                                            * 100)
                            / 100.0;
            variance = (1 - ALPHA - BETA) * target + ALPHA * shock * shock + BETA * variance;
        }
        return BarSeries.of(
                options.timeframe(), ZoneOffset.UTC, times, c[0], c[1], c[2], c[3], c[4]);
    }

    /// Twice a day the market is lively: a smooth shape around 1.
    private static double shape(long time, Timeframe timeframe) {
        if (timeframe.millis() >= 86_400_000L) {
            return 1;
        }
        double ofDay = Math.floorMod(time, 86_400_000L) / 86_400_000.0;
        return 1 + 0.35 * StrictMath.cos(4 * Math.PI * (ofDay - 0.4));
    }

    private static double round(double price) {
        return Math.max(1, Math.rint(price * TICK)) / TICK;
    }
}
