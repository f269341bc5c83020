package io.abtpro.backtest;

/// The falls of equity below its highest value.
///
/// @param deepest as a fraction, 0 or below
/// @param longest in bars, those below the high
record Drawdowns(double deepest, int longest) {
    /// The falls of `equity` from the highest before it or `capital`.
    static Drawdowns of(double[] equity, double capital) {
        double high = capital;
        double deepest = 0;
        int longest = 0;
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
            longest = Math.max(longest, i - from);
        }
        return new Drawdowns(deepest, longest);
    }
}
