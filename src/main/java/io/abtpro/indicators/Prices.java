package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

import java.lang.ref.SoftReference;

/// The prices of one series as indicators read them: decimal numbers, made once for all of its
/// columns.
///
/// What is kept is given back where memory is short, and made again to the same bits.
final class Prices {
    private final BarSeries bars;
    private final double largest;
    private SoftReference<Precise> closes = new SoftReference<>(null);
    private SoftReference<Precise> highs = new SoftReference<>(null);
    private SoftReference<Precise> lows = new SoftReference<>(null);
    private SoftReference<TickSums> ticks = new SoftReference<>(null);

    Prices(BarSeries bars) {
        this.bars = bars;
        double most = 0;
        for (int t = 0; t < bars.size(); t++) {
            most = Math.max(most, reach(t));
        }
        largest = most;
    }

    BarSeries bars() {
        return bars;
    }

    int size() {
        return bars.size();
    }

    /// The largest price of bar `t`, whatever its sign.
    double reach(int t) {
        return Math.max(Math.abs(bars.high(t)), Math.abs(bars.low(t)));
    }

    /// The largest of all bars. Of the whole series, so nothing but a bound that says where to look
    /// closer.
    double largest() {
        return largest;
    }

    synchronized Precise closes() {
        Precise known = closes.get();
        if (known == null) {
            known = Precise.decimals(bars.closes());
            closes = new SoftReference<>(known);
        }
        return known;
    }

    synchronized Precise highs() {
        Precise known = highs.get();
        if (known == null) {
            known = Precise.decimals(bars.highs());
            highs = new SoftReference<>(known);
        }
        return known;
    }

    synchronized Precise lows() {
        Precise known = lows.get();
        if (known == null) {
            known = Precise.decimals(bars.lows());
            lows = new SoftReference<>(known);
        }
        return known;
    }

    /// (high + low + close) / 3.
    Precise typical() {
        return Precise.third(highs(), lows(), closes());
    }

    /// The mean of the last `period` closes, the nearest double; from the first full window on.
    double[] closeMean(int period) {
        TickSums sums = ticks();
        return sums.holds(period) ? sums.mean(period) : Windows.mean(closes(), period).values();
    }

    private synchronized TickSums ticks() {
        TickSums known = ticks.get();
        if (known == null) {
            known = TickSums.of(bars.closes());
            ticks = new SoftReference<>(known);
        }
        return known;
    }
}
