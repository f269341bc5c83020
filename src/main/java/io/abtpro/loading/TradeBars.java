package io.abtpro.loading;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Resampling;
import io.abtpro.bars.Timeframe;

import java.time.ZoneId;
import java.util.Arrays;

/// Bars out of trades: first, highest, lowest and last price, and the sum of amounts, over the bins
/// of [Resampling]. A time without trades has no bar.
final class TradeBars {
    private TradeBars() {}

    static BarSeries of(BarRows trades, Timeframe timeframe, ZoneId zone) {
        long[] times = new long[trades.size];
        double[][] bars = new double[5][trades.size];
        int bar = -1;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < trades.size; i++) {
            double price = trades.columns[3][i];
            if (bar < 0 || trades.times[i] >= end) {
                bar++;
                times[bar] = Resampling.binStart(trades.times[i], timeframe, zone);
                end = Resampling.binEnd(times[bar], timeframe, zone);
                for (int k = 0; k < 4; k++) {
                    bars[k][bar] = price;
                }
            }
            bars[1][bar] = Math.max(bars[1][bar], price);
            bars[2][bar] = Math.min(bars[2][bar], price);
            bars[3][bar] = price;
            bars[4][bar] += trades.columns[4][i];
        }
        int n = bar + 1;
        return BarSeries.of(
                timeframe,
                zone,
                Arrays.copyOf(times, n),
                Arrays.copyOf(bars[0], n),
                Arrays.copyOf(bars[1], n),
                Arrays.copyOf(bars[2], n),
                Arrays.copyOf(bars[3], n),
                Arrays.copyOf(bars[4], n));
    }
}
