package io.abtpro.volatility;

import io.abtpro.math.Quantiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the close may be `horizon` bars after the last one.
///
/// No shape is assumed for returns: each past log return over the horizon is divided by the
/// volatility that was forecast for it, and the quantiles of these, times the present forecast, are
/// the ends. Only returns known at the last bar count, and each was forecast without itself.
///
/// @param horizon bars ahead
/// @param ranges narrowest first; empty where too few forecasts have matured
public record PriceCone(int horizon, List<Range> ranges) {
    public PriceCone {
        ranges = List.copyOf(ranges);
    }

    /// @param nominal promised share of closes inside
    public record Range(double nominal, double low, double high) {}

    /// The cone from the last bar of `walk`.
    public static PriceCone last(WalkForward walk) {
        double[] moves = scaledMoves(walk);
        List<Range> ranges = new ArrayList<>();
        if (moves.length >= ConformalBands.FEWEST) {
            int last = walk.bars().size() - 1;
            double close = walk.bars().close(last);
            double scale = walk.predicted()[last] * Math.sqrt(walk.options().horizon());
            for (double nominal : walk.options().nominals()) {
                double low = close * Math.exp(scale * Quantiles.linear(moves, (1 - nominal) / 2));
                double high = close * Math.exp(scale * Quantiles.linear(moves, (1 + nominal) / 2));
                ranges.add(new Range(nominal, low, high));
            }
        }
        return new PriceCone(walk.options().horizon(), ranges);
    }

    /// Past log returns over the horizon, each over its forecast deviation, ascending.
    private static double[] scaledMoves(WalkForward walk) {
        double[] predicted = walk.predicted();
        int horizon = walk.options().horizon();
        double[] moves = new double[predicted.length];
        int count = 0;
        for (int t = 0; t + horizon < predicted.length; t++) {
            if (predicted[t] > 0) {
                double move = Math.log(walk.bars().close(t + horizon) / walk.bars().close(t));
                moves[count++] = move / (predicted[t] * Math.sqrt(horizon));
            }
        }
        double[] known = Arrays.copyOf(moves, count);
        Arrays.sort(known);
        return known;
    }
}
