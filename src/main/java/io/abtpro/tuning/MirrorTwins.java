package io.abtpro.tuning;

import io.abtpro.bars.BarSeries;

import java.util.SplittableRandom;

/// Twins of a series in which the direction of every bar is drawn by lot, so that nothing is left
/// that a strategy could follow or fade. What [NoiseNull#MIRRORED] says in words.
///
/// A bar either stays or is mirrored around the drift: gap and body change their sign together, and
/// the wick above becomes the wick below. How far each bar moves stays where it was, so volatility
/// clusters as in the series. A bar that does not move does not move in a twin. Of the ways to
/// mirror, only those are drawn that leave the sum of all moves: buying and holding the searched
/// bars earns the same. To shift every bar instead would give the quiet ones a trend of their own.
///
/// Returns that are symmetric around a constant drift, whatever their volatility does, make the
/// series one of its own twins; its search then is as likely as theirs to be the best. Source: Wu
/// (1986) and Liu (1988), wild bootstrap, with Rademacher weights; Efron (1969), sign
/// randomisation.
///
/// Moves are logarithmic; where a price is not above 0 they are differences.
final class MirrorTwins {
    /// No sum of mirrored moves leaves what a price can be.
    private static final double LEAST_PRICE = 1e-300;

    private static final double MOST_PRICE = 1e300;

    /// How near the mirrored moves come to a sum of 0, in parts of what they would be off by
    /// chance.
    private static final double NEAR = 0.02;

    private static final int TRIES = 20;

    private final BarSeries series;
    private final boolean logarithmic;
    private final int fromBar;
    private final double[] gaps;
    private final double[] bodies;
    private final Drift before;
    private final Drift searched;

    /// What gaps and bodies are mirrored around.
    private record Drift(double gap, double body) {}

    /// @param fromBar the first searched bar: drift is kept from there on, and by itself before
    MirrorTwins(BarSeries series, int fromBar) {
        this.series = series;
        int n = series.size();
        this.fromBar = Math.clamp(fromBar, 1, n);
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
        before = drift(1, this.fromBar);
        searched = drift(this.fromBar, n);
    }

    private Drift drift(int from, int to) {
        return new Drift(MoveDrift.of(gaps, from, to), MoveDrift.of(bodies, from, to));
    }

    private double move(double from, double to) {
        return logarithmic ? Math.log(to / from) : to - from;
    }

    private double moved(double from, double move) {
        return logarithmic
                ? Math.clamp(from * Math.exp(move), LEAST_PRICE, MOST_PRICE)
                : from + move;
    }

    /// The twin that `random` draws; its times and volumes, and its first bar, are those of the
    /// series.
    BarSeries twin(SplittableRandom random) {
        int n = series.size();
        boolean[] mirrored = new boolean[n];
        double left = draw(mirrored, before, 1, fromBar, random);
        double leftSearched = draw(mirrored, searched, fromBar, n, random);
        double[] open = series.opens();
        double[] high = series.highs();
        double[] low = series.lows();
        double[] close = series.closes();
        for (int t = 1; t < n; t++) {
            Drift drift = t < fromBar ? before : searched;
            double shift = t < fromBar ? left : leftSearched;
            double top = Math.max(series.open(t), series.close(t));
            double bottom = Math.min(series.open(t), series.close(t));
            double above = move(top, series.high(t));
            double below = move(series.low(t), bottom);
            open[t] = moved(close[t - 1], drawn(gaps[t], mirrored[t], drift.gap(), 0));
            close[t] = moved(open[t], drawn(bodies[t], mirrored[t], drift.body(), shift));
            high[t] = moved(Math.max(open[t], close[t]), mirrored[t] ? below : above);
            low[t] = moved(Math.min(open[t], close[t]), mirrored[t] ? -above : -below);
        }
        return BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        series.openTimes(),
                        open,
                        high,
                        low,
                        close,
                        series.volumes())
                .withYear(series.year());
    }

    private static double drawn(double move, boolean mirrored, double drift, double shift) {
        return move == 0 ? 0 : (mirrored ? 2 * drift - move : move) + shift;
    }

    /// Draws which bars from bar `from` to before `to` are mirrored, each with one chance in two;
    /// then turns some again, as the lot falls on them, until the sum is nearly that of the series.
    ///
    /// @return what each body that moves is shifted by for the rest
    private double draw(
            boolean[] mirrored, Drift drift, int from, int to, SplittableRandom random) {
        double[] around = new double[to - from];
        double sum = 0;
        double squares = 0;
        int moving = 0;
        for (int t = from; t < to; t++) {
            double gap = gaps[t] == 0 ? 0 : gaps[t] - drift.gap();
            double body = bodies[t] == 0 ? 0 : bodies[t] - drift.body();
            around[t - from] = gap + body;
            squares += around[t - from] * around[t - from];
            moving += bodies[t] == 0 ? 0 : 1;
            mirrored[t] = random.nextBoolean();
            sum += mirrored[t] ? around[t - from] : 0;
        }
        double near = NEAR * Math.sqrt(squares);
        for (long tries = (long) TRIES * (to - from); tries > 0 && Math.abs(sum) > near; tries--) {
            int i = random.nextInt(to - from);
            double turned = mirrored[from + i] ? sum - around[i] : sum + around[i];
            if (Math.abs(turned) < Math.abs(sum)) {
                mirrored[from + i] = !mirrored[from + i];
                sum = turned;
            }
        }
        return moving == 0 ? 0 : 2 * sum / moving;
    }
}
