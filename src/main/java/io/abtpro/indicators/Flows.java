package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

/// What is made of volume, straight from the columns.
///
/// Windows are summed anew for each bar: a running sum would not come back to 0 where a window has
/// no volume.
final class Flows {
    private Flows() {}

    /// Distances from the newest price are weighted, so that where prices stand still the average
    /// is that price. NaN until there has been volume.
    static double[] vwap(Prices prices, double[] p) {
        int period = (int) p[0];
        Precise typical = prices.typical();
        double[] volumes = prices.bars().volumes();
        double[] price = new double[volumes.length];
        for (int t = 0; t < price.length; t++) {
            double value = 0;
            double volume = 0;
            for (int i = Math.max(0, t - period + 1); i <= t; i++) {
                value += typical.minus(i, typical, t) * volumes[i];
                volume += volumes[i];
            }
            price[t] = typical.values()[t] + Windows.quotient(value, volume);
        }
        return Windows.carried(price, period - 1, Double.NaN);
    }

    /// To twice the precision of a double: what came in and went out again leaves nothing.
    static double[] obv(BarSeries bars) {
        Precise volume = Precise.decimals(bars.volumes());
        double[] sum = new double[bars.size()];
        double rest = 0;
        for (int t = 1; t < sum.length; t++) {
            double sign = Math.signum(bars.close(t) - bars.close(t - 1));
            double step = sign * volume.values()[t];
            double rough = sum[t - 1] + step;
            double part = rough - sum[t - 1];
            double left =
                    sum[t - 1] - (rough - part) + (step - part) + (rest + sign * volume.rests()[t]);
            sum[t] = rough + left;
            rest = left - (sum[t] - rough);
        }
        return sum;
    }

    /// A window without any flow is neither side: 50. A price below 0 flows to the side it moved
    /// to, as one above does.
    static double[] mfi(Prices prices, double[] p) {
        int period = (int) p[0];
        Precise typical = prices.typical();
        double[] flow = prices.bars().volumes();
        double[] index = new double[flow.length];
        for (int t = flow.length - 1; t >= 0; t--) {
            double change = t == 0 ? 0 : typical.apart(t, typical, t - 1);
            flow[t] *= Math.signum(change) * Math.abs(typical.values()[t]);
        }
        for (int t = period; t < index.length; t++) {
            double rising = 0;
            double falling = 0;
            for (int i = t - period + 1; i <= t; i++) {
                rising += Math.max(0, flow[i]);
                falling += Math.max(0, -flow[i]);
            }
            double all = rising + falling;
            index[t] = all == 0 ? 50 : 100 * (rising / all);
        }
        return index;
    }
}
