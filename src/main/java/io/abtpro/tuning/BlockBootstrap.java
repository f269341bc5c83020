package io.abtpro.tuning;

import io.abtpro.bars.BarSeries;
import java.util.SplittableRandom;

/// Twins of a series: the same bars in another order, so that what a strategy could have learned from order is gone.
///
/// Blocks of bars are drawn with replacement, wrapping around the end; each bar keeps its shape relative to the close
/// before it. Drift, volatility and short runs stay; times are those of the series. Source: Politis and Romano (1992),
/// circular block bootstrap.
public final class BlockBootstrap {
    private BlockBootstrap() {}

    public static BarSeries twin(BarSeries series, int block, SplittableRandom random) {
        int n = series.size();
        double[] open = new double[n];
        double[] high = new double[n];
        double[] low = new double[n];
        double[] close = new double[n];
        double[] volume = new double[n];
        double before = series.close(0);
        int from = 1;
        for (int t = 0; t < n; t++) {
            if (t % block == 0) {
                from = 1 + random.nextInt(n - 1);
            }
            int source = 1 + (from - 1 + t % block) % (n - 1);
            double factor = before / series.close(source - 1);
            open[t] = series.open(source) * factor;
            close[t] = series.close(source) * factor;
            high[t] = Math.max(series.high(source) * factor, Math.max(open[t], close[t]));
            low[t] = Math.min(series.low(source) * factor, Math.min(open[t], close[t]));
            volume[t] = series.volume(source);
            before = close[t];
        }
        return BarSeries.of(series.timeframe(), series.zone(), series.openTimes(), open, high, low, close, volume)
                .withYear(series.year());
    }
}
