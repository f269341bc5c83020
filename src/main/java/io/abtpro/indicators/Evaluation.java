package io.abtpro.indicators;

import java.util.Arrays;
import java.util.BitSet;

/// Conditions over columns as bits, 64 bars a word.
final class Evaluation {
    private Evaluation() {}

    static BitSet bits(Condition condition, Columns columns) {
        return switch (condition) {
            case Condition.Over(Operand left, Operand right) -> over(values(left, columns), values(right, columns));
            case Condition.Under(Operand left, Operand right) -> over(values(right, columns), values(left, columns));
            case Condition.CrossedUp(Operand left, Operand right) ->
                    crossed(values(left, columns), values(right, columns));
            case Condition.CrossedDown(Operand left, Operand right) ->
                    crossed(values(right, columns), values(left, columns));
            case Condition.And(Condition first, Condition second) -> {
                BitSet both = bits(first, columns);
                both.and(bits(second, columns));
                yield both;
            }
            case Condition.Or(Condition first, Condition second) -> {
                BitSet either = bits(first, columns);
                either.or(bits(second, columns));
                yield either;
            }
            case Condition.Not(Condition inner) -> {
                BitSet bits = inner.evaluate(columns);
                int n = columns.series().size();
                bits.flip(Math.min(n, inner.warmup(columns)), n);
                yield bits;
            }
        };
    }

    static int warmup(Condition condition, Columns columns) {
        return switch (condition) {
            case Condition.Over(Operand left, Operand right) -> defined(left, right, columns);
            case Condition.Under(Operand left, Operand right) -> defined(left, right, columns);
            case Condition.CrossedUp(Operand left, Operand right) -> defined(left, right, columns) + 1;
            case Condition.CrossedDown(Operand left, Operand right) -> defined(left, right, columns) + 1;
            case Condition.And(Condition first, Condition second) ->
                    Math.max(warmup(first, columns), warmup(second, columns));
            case Condition.Or(Condition first, Condition second) ->
                    Math.max(warmup(first, columns), warmup(second, columns));
            case Condition.Not(Condition inner) -> warmup(inner, columns);
        };
    }

    private static int defined(Operand left, Operand right, Columns columns) {
        return Math.max(defined(left, columns), defined(right, columns));
    }

    private static int defined(Operand operand, Columns columns) {
        return switch (operand) {
            case Operand.Constant constant -> 0;
            case Operand.Column(var indicator, var parameters, int ago) -> {
                double[] column = columns.column(indicator, parameters);
                int t = 0;
                while (t < column.length && Double.isNaN(column[t])) {
                    t++;
                }
                yield t + ago;
            }
        };
    }

    private static double[] values(Operand operand, Columns columns) {
        int n = columns.series().size();
        double[] values = new double[n];
        switch (operand) {
            case Operand.Constant(double value) -> Arrays.fill(values, value);
            case Operand.Column(var indicator, var parameters, int ago) -> {
                double[] column = columns.column(indicator, parameters);
                if (ago == 0) {
                    return column;
                }
                Arrays.fill(values, 0, Math.min(ago, n), Double.NaN);
                System.arraycopy(column, 0, values, Math.min(ago, n), Math.max(0, n - ago));
            }
        }
        return values;
    }

    private static BitSet over(double[] a, double[] b) {
        long[] words = new long[(a.length + 63) / 64];
        for (int t = 0; t < a.length; t++) {
            if (a[t] > b[t]) {
                words[t >> 6] |= 1L << t;
            }
        }
        return BitSet.valueOf(words);
    }

    private static BitSet crossed(double[] a, double[] b) {
        BitSet bits = new BitSet(a.length);
        boolean wasUnder = false;
        for (int t = 0; t < a.length; t++) {
            if (a[t] > b[t]) {
                if (wasUnder) {
                    bits.set(t);
                }
                wasUnder = false;
            } else if (a[t] < b[t]) {
                wasUnder = true;
            }
        }
        return bits;
    }
}
