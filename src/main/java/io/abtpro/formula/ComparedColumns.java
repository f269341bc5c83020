package io.abtpro.formula;

import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Comparison;
import io.abtpro.indicators.Unit;

import java.util.BitSet;

/// Two columns compared, for every sign that may stand between them.
///
/// @param defined the bars at which both have a value
/// @param crossable those of them that may be a crossing
record ComparedColumns(Comparison comparison, BitSet defined, BitSet crossable) {
    static ComparedColumns of(double[] left, double[] right, Unit unit, Columns columns) {
        var comparison = new Comparison(left, right, unit, columns);
        int n = left.length;
        BitSet defined = comparison.differing();
        // What is neither above nor below is a tie, or undefined.
        for (int t = defined.nextClearBit(comparison.defined());
                t < n;
                t = defined.nextClearBit(t + 1)) {
            if (!Double.isNaN(left[t]) && !Double.isNaN(right[t])) {
                defined.set(t);
            }
        }
        // A crossing needs a bar before it.
        BitSet before = (BitSet) defined.clone();
        before.clear(comparison.defined());
        return new ComparedColumns(comparison, defined, before);
    }

    Answers answers(Op op) {
        return switch (op) {
            case OVER -> new Answers(comparison.aboveBits(), defined);
            case UNDER -> new Answers(comparison.under(), defined);
            case AT_LEAST -> new Answers(Answers.without(defined, comparison.under()), defined);
            case AT_MOST -> new Answers(Answers.without(defined, comparison.aboveBits()), defined);
            case EQUAL ->
                    new Answers(
                            Answers.without(
                                    Answers.without(defined, comparison.under()),
                                    comparison.aboveBits()),
                            defined);
            case NOT_EQUAL -> new Answers(comparison.differing(), defined);
            case CROSSES_ABOVE -> crossed(comparison.crossedUp());
            case CROSSES_BELOW -> crossed(comparison.crossedDown());
            default -> throw new IllegalArgumentException(op + " compares nothing");
        };
    }

    private Answers crossed(BitSet crossings) {
        crossings.clear(comparison.defined());
        return new Answers(crossings, crossable);
    }
}
