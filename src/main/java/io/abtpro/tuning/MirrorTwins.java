package io.abtpro.tuning;

import io.abtpro.bars.BarSeries;
import java.util.SplittableRandom;

/// Twins of a series in which the direction of every bar is drawn by lot, so that nothing is left that a strategy could
/// follow or fade. What [NoiseNull#MIRRORED] says in words.
///
/// A bar either stays or is mirrored around the drift: gap and body change their sign together, and the wick above becomes
/// the wick below. How far each bar moves stays where it was, so volatility clusters as in the series. A bar that does not
/// move does not move in a twin. What the draw adds to the drift is taken out again, spread evenly, so that gaps and bodies
/// sum to those of the series: buying and holding the searched bars earns the same. Returns that are symmetric around a
/// constant drift, whatever their volatility does, make the series one of its own twins; its search then is as likely as
/// theirs to be the best. Source: Wu (1986) and Liu (1988), wild bootstrap, with Rademacher weights; Efron (1969), sign
/// randomisation.
///
/// Moves are logarithmic; where a price is not above 0 they are differences.
final class MirrorTwins {
    /// No sum of mirrored moves leaves what a price can be.
    private static final double LEAST_PRICE = 1e-300;
    private static final double MOST_PRICE = 1e300;

    private final BarSeries series;
    private final boolean logarithmic;
    private final int fromBar;
    private final double[] gaps;
    private final double[] bodies;

    /// @param fromBar the first searched bar: drift is kept from there on, and by itself before
    MirrorTwins(BarSeries series, int fromBar) {
        this.series = series;
        this.fromBar = fromBar;
        int n = series.size();
        boolean positive = true;
        for (int t = 0; t < n; t++) {
            positive &= series.low(t) > 0;
        }
        logarithmic = positive;
        gaps = new double[n];
        bodies = new double[n];
        for (int t = 1; t < n; t++) {
            gaps[t] = move(series.close(t - 1), series.open(t));
            bodies[t] = move(series.open(t), series.close(t));
        }
    }

    private double move(double from, double to) {
        return logarithmic ? Math.log(to / from) : to - from;
    }

    private double moved(double from, double move) {
        return logarithmic ? Math.clamp(from * Math.exp(move), LEAST_PRICE, MOST_PRICE) : from + move;
    }

    /// The twin that `random` draws; its times and volumes, and its first bar, are those of the series.
    BarSeries twin(SplittableRandom random) {
        int n = series.size();
        boolean[] mirrored = new boolean[n];
        for (int t = 1; t < n; t++) {
            mirrored[t] = random.nextBoolean();
        }
        double[] gap = drawn(gaps, mirrored);
        double[] body = drawn(bodies, mirrored);
        double[] open = series.opens();
        double[] high = series.highs();
        double[] low = series.lows();
        double[] close = series.closes();
        for (int t = 1; t < n; t++) {
            double top = Math.max(series.open(t), series.close(t));
            double bottom = Math.min(series.open(t), series.close(t));
            double above = move(top, series.high(t));
            double below = move(series.low(t), bottom);
            open[t] = moved(close[t - 1], gap[t]);
            close[t] = moved(open[t], body[t]);
            high[t] = moved(Math.max(open[t], close[t]), mirrored[t] ? below : above);
            low[t] = moved(Math.min(open[t], close[t]), mirrored[t] ? -above : -below);
        }
        return BarSeries.of(series.timeframe(), series.zone(), series.openTimes(), open, high, low, close, series.volumes());
    }

    private double[] drawn(double[] moves, boolean[] mirrored) {
        double[] drawn = new double[moves.length];
        int from = Math.clamp(fromBar, 1, moves.length);
        draw(moves, mirrored, drawn, 1, from);
        draw(moves, mirrored, drawn, from, moves.length);
        return drawn;
    }

    /// Those from bar `from` to before `to`, with the sum that they have in the series.
    private static void draw(double[] moves, boolean[] mirrored, double[] drawn, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int t = from; t < to; t++) {
            sum += moves[t];
            count += moves[t] == 0 ? 0 : 1;
        }
        double drift = sum / Math.max(1, count);
        double sumDrawn = 0;
        for (int t = from; t < to; t++) {
            drawn[t] = moves[t] != 0 && mirrored[t] ? 2 * drift - moves[t] : moves[t];
            sumDrawn += drawn[t];
        }
        double shift = (sum - sumDrawn) / Math.max(1, count);
        for (int t = from; t < to; t++) {
            drawn[t] += moves[t] == 0 ? 0 : shift;
        }
    }
}
