package io.abtpro.scoring;

import java.util.HashMap;
import java.util.Map;

/// How many independent outcomes overlapping ones are worth.
///
/// Trades that are open at the same time share their luck. The uniqueness of an outcome is the mean, over the bars of its
/// trade, of 1 over the number of judged trades open then; the outcomes are worth the sum of their uniqueness.
/// Source: Lopez de Prado, Advances in Financial Machine Learning (2018), 4.4.
final class Overlap {
    private Overlap() {}

    /// The worth of these signals, all matured; at least 1 where there is one, at most their number.
    static double independent(SignalTable table, int[] signals) {
        Map<Integer, double[]> shares = new HashMap<>();
        for (int signal : signals) {
            SignalRow row = table.row(signal);
            double[] open = shares.computeIfAbsent(
                    row.source(), source -> new double[table.sources().get(source).series().size() + 2]);
            open[row.bar() + 1]++;
            open[Math.max(row.exitBar(), row.bar() + 1) + 1]--;
        }
        for (double[] open : shares.values()) {
            double now = 0;
            double sum = 0;
            for (int t = 0; t < open.length; t++) {
                now += open[t];
                // Becomes the sum of 1/open up to and with bar t.
                sum += now > 0 ? 1 / now : 0;
                open[t] = sum;
            }
        }
        double worth = 0;
        for (int signal : signals) {
            SignalRow row = table.row(signal);
            double[] sums = shares.getOrDefault(row.source(), new double[0]);
            int from = row.bar() + 1;
            int to = Math.max(row.exitBar(), from);
            worth += (sums[to] - sums[from - 1]) / (to - from + 1);
        }
        return worth;
    }
}
