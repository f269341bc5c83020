package io.abtpro.indicators;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Conditions over the columns of one series as bits, 64 bars a word. What is compared twice is
/// compared once.
final class Evaluation {
    private final Columns columns;
    private final Map<Pair, Comparison> comparisons = new HashMap<>();

    private record Pair(Operand left, Operand right) {}

    Evaluation(Columns columns) {
        this.columns = columns;
    }

    BitSet bits(Condition condition) {
        return switch (condition) {
            case Condition.Over(Operand left, Operand right) -> compare(left, right).aboveBits();
            case Condition.Under(Operand left, Operand right) -> compare(left, right).under();
            case Condition.CrossedUp(Operand left, Operand right) ->
                    compare(left, right).crossedUp();
            case Condition.CrossedDown(Operand left, Operand right) ->
                    compare(left, right).crossedDown();
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
                bits.flip(Math.min(n, warmup(inner)), n);
                yield bits;
            }
        };
    }

    /// The bars at which `condition` holds; none before its warm-up.
    BitSet defined(Condition condition) {
        BitSet bits = bits(condition);
        bits.clear(0, Math.min(columns.series().size(), warmup(condition)));
        return bits;
    }

    private Comparison compare(Operand left, Operand right) {
        return comparisons.computeIfAbsent(
                new Pair(left, right),
                _ ->
                        new Comparison(
                                values(left, columns),
                                values(right, columns),
                                unit(left, right),
                                columns.prices()));
    }

    /// A price's where one of them is a price.
    private static Unit unit(Operand left, Operand right) {
        Unit ofLeft = unit(left);
        Unit ofRight = unit(right);
        return ofLeft.compareTo(ofRight) <= 0 ? ofLeft : ofRight;
    }

    private static Unit unit(Operand operand) {
        return switch (operand) {
            case Operand.Constant _ -> Unit.NUMBER;
            case Operand.Column(var indicator, var _, int _) ->
                    IndicatorCatalog.entry(indicator).unit();
        };
    }

    /// The first bar at which every part of `condition` can hold.
    int warmup(Condition condition) {
        return switch (condition) {
            case Condition.Over(Operand left, Operand right) -> compare(left, right).defined();
            case Condition.Under(Operand left, Operand right) -> compare(left, right).defined();
            case Condition.CrossedUp(Operand left, Operand right) ->
                    compare(left, right).defined() + 1;
            case Condition.CrossedDown(Operand left, Operand right) ->
                    compare(left, right).defined() + 1;
            case Condition.And(Condition first, Condition second) ->
                    Math.max(warmup(first), warmup(second));
            case Condition.Or(Condition first, Condition second) ->
                    Math.max(warmup(first), warmup(second));
            case Condition.Not(Condition inner) -> warmup(inner);
        };
    }

    /// The values of `operand`; a column itself where it is read at this bar, so never to be
    /// written into.
    private static double[] values(Operand operand, Columns columns) {
        return switch (operand) {
            case Operand.Constant(double value) -> {
                double[] values = new double[columns.series().size()];
                Arrays.fill(values, value);
                yield values;
            }
            case Operand.Column(var indicator, var parameters, int ago) -> {
                double[] column = columns.column(indicator, parameters);
                yield ago == 0 ? column : before(column, ago);
            }
        };
    }

    private static double[] before(double[] column, int ago) {
        int n = column.length;
        double[] values = new double[n];
        Arrays.fill(values, 0, Math.min(ago, n), Double.NaN);
        System.arraycopy(column, 0, values, Math.min(ago, n), Math.max(0, n - ago));
        return values;
    }
}
