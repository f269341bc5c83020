package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;

/// The falls of equity below its highest value.
///
/// @param deepest as a fraction, 0 or below
/// @param longest in bars, those below the high
/// @param end index of the last bar of the longest, the first of several
record Drawdowns(double deepest, int longest, int end) {
    private static final double DAY = 86_400_000;

    /// The falls of `equity` from the highest before it or `capital`.
    static Drawdowns of(double[] equity, double capital) {
        double high = capital;
        double deepest = 0;
        int longest = 0;
        int end = -1;
        int i = 0;
        while (i < equity.length) {
            if (equity[i] >= high) {
                high = equity[i++];
                continue;
            }
            int from = i;
            double lowest = high;
            for (; i < equity.length && !(equity[i] >= high); i++) {
                lowest = equity[i] < lowest ? equity[i] : lowest;
            }
            deepest = Math.min(deepest, lowest / high - 1);
            if (i - from > longest) {
                longest = i - from;
                end = i - 1;
            }
        }
        return new Drawdowns(deepest, longest, end);
    }

    /// Days of calendar time from the bar of the high to the bar that reaches it again, or to the
    /// last of the period. The high before the first bar is taken at the first bar.
    ///
    /// @param longest in bars, 0 for none
    /// @param end index in `series` of the last bar below the high
    static double days(BarSeries series, Backtest.Period period, int longest, int end) {
        if (longest == 0) {
            return 0;
        }
        long from = series.openTime(Math.max(end - longest, period.fromBar()));
        return (series.openTime(Math.min(end + 1, period.toBar() - 1)) - from) / DAY;
    }
}
