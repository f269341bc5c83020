package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

/// What is made of volume, straight from the columns, in ta4j's order of operations.
///
/// Windows are summed anew for each bar: a running sum would not come back to 0 where a window has no volume.
final class Flows {
    private Flows() {}

    static double[] vwap(BarSeries bars, double[] p) {
        int period = (int) p[0];
        double[] typical = Kernels.typical(bars);
        double[] volumes = bars.volumes();
        double[] price = new double[typical.length];
        for (int t = 0; t < price.length; t++) {
            double value = 0;
            double volume = 0;
            for (int i = Math.max(0, t - period + 1); i <= t; i++) {
                value += typical[i] * volumes[i];
                volume += volumes[i];
            }
            price[t] = t == 0 ? typical[0] : Windows.quotient(value, volume);
        }
        return Windows.carried(price, period - 1, 0);
    }

    static double[] obv(BarSeries bars) {
        double[] sum = new double[bars.size()];
        for (int t = 1; t < sum.length; t++) {
            double before = bars.close(t - 1);
            double now = bars.close(t);
            sum[t] = before > now ? sum[t - 1] - bars.volume(t) : before < now ? sum[t - 1] + bars.volume(t) : sum[t - 1];
        }
        return sum;
    }

    static double[] mfi(BarSeries bars, double[] p) {
        int period = (int) p[0];
        double[] typical = Kernels.typical(bars);
        double[] flow = bars.volumes();
        double[] index = new double[typical.length];
        for (int t = 0; t < flow.length; t++) {
            flow[t] = typical[t] * flow[t];
        }
        for (int t = period; t < index.length; t++) {
            double rising = 0;
            double falling = 0;
            for (int i = t - period + 1; i <= t; i++) {
                if (typical[i] > typical[i - 1]) {
                    rising += flow[i];
                } else if (typical[i] < typical[i - 1]) {
                    falling += flow[i];
                }
            }
            index[t] = 100 - 100 / (1 + Math.max(rising, 1) / Math.max(falling, 1));
        }
        return index;
    }
}
