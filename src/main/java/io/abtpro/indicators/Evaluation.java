package io.abtpro.indicators;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Conditions over the columns of one series as bits, 64 bars a word. What is compared twice is compared once.
final class Evaluation {
    private final Columns columns;
    private final Map<Pair, Comparison> comparisons = new HashMap<>();

    private record Pair(Operand left, Operand right) {}

    Evaluation(Columns columns) {
        this.columns = columns;
    }

    BitSet bits(Condition condition) {
        return switch (condition) {
            case Condition.Over(Operand left, Operand right) -> compare(left, right).over();
            case Condition.Under(Operand left, Operand right) -> compare(left, right).under();
            case Condition.CrossedUp(Operand left, Operand right) -> compare(left, right).crossedUp();
            case Condition.CrossedDown(Operand left, Operand right) -> compare(left, right).crossedDown();
            case Condition.And(Condition first, Condition second) -> {
                BitSet both = bits(first);
                both.and(bits(second));
                yield both;
            }
            case Condition.Or(Condition first, Condition second) -> {
                BitSet either = bits(first);
                either.or(bits(second));
                yield either;
            }
            case Condition.Not(Condition inner) -> {
                BitSet bits = defined(inner);
                int n = columns.series().size();
                bits.flip(Math.min(n, warmup(inner, columns)), n);
                yield bits;
            }
        };
    }

    /// The bars at which `condition` holds; none before its warm-up.
    BitSet defined(Condition condition) {
        BitSet bits = bits(condition);
        bits.clear(0, Math.min(columns.series().size(), warmup(condition, columns)));
        return bits;
    }

    private Comparison compare(Operand left, Operand right) {
        return comparisons.computeIfAbsent(
                new Pair(left, right), _ -> new Comparison(values(left, columns), values(right, columns)));
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
}
