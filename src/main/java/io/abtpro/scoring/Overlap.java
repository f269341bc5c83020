package io.abtpro.scoring;

import io.abtpro.diagnostics.OutcomeOverlap;

import java.util.Arrays;

/// Which signals of a table shared their luck: those of one symbol whose trades were open at the
/// same time.
final class Overlap {
    private Overlap() {}

    /// The overlap of these signals, all matured, in bars of their own series.
    static OutcomeOverlap of(SignalTable table, int[] signals) {
        int n = signals.length;
        int[] source = new int[n];
        long[] from = new long[n];
        long[] to = new long[n];
        boolean[] isLong = new boolean[n];
        for (int i = 0; i < n; i++) {
            SignalRow row = table.row(signals[i]);
            source[i] = row.source();
            from[i] = row.bar();
            to[i] = Math.max(row.exitBar(), row.bar() + 1);
            isLong[i] = row.isLong();
        }
        return OutcomeOverlap.of(source, from, to, isLong, table.won(signals));
    }

    /// How many independent outcomes these signals are worth where each counts alike, as in a base
    /// rate.
    static double independent(SignalTable table, int[] signals) {
        double[] alike = new double[signals.length];
        Arrays.fill(alike, 1);
        return of(table, signals).independent(alike);
    }
}
