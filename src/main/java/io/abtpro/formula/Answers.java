package io.abtpro.formula;

import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Comparison;
import io.abtpro.indicators.Unit;

import java.util.BitSet;

/// What a condition says at each bar: yes, no, or nothing where a part of it is undefined.
///
/// @param holds the bars of yes, each of them in `defined`
/// @param defined the bars of yes and no
record Answers(BitSet holds, BitSet defined) {
    static Answers compare(Op op, double[] left, double[] right, Unit unit, Columns columns) {
        return answer(op, new Comparison(left, right, unit, columns), left, right);
    }

    /// The answers of one comparison sign, from a comparison that several may share.
    static Answers answer(Op op, Comparison compared, double[] left, double[] right) {
        BitSet above = compared.aboveBits();
        BitSet below = compared.under();
        BitSet defined = defined(compared, above, below, left, right);
        BitSet holds =
                switch (op) {
                    case OVER -> above;
                    case UNDER -> below;
                    case AT_LEAST -> without(defined, below);
                    case AT_MOST -> without(defined, above);
                    case EQUAL -> without(without(defined, below), above);
                    case NOT_EQUAL -> either(above, below);
                    case CROSSES_ABOVE -> compared.crossedUp();
                    case CROSSES_BELOW -> compared.crossedDown();
                    default -> throw new IllegalArgumentException(op + " compares nothing");
                };
        if (op == Op.CROSSES_ABOVE || op == Op.CROSSES_BELOW) {
            // A crossing needs a bar before it.
            defined.clear(compared.defined());
        }
        holds.and(defined);
        return new Answers(holds, defined);
    }

    private static BitSet defined(
            Comparison compared, BitSet above, BitSet below, double[] left, double[] right) {
        int n = left.length;
        BitSet defined = either(above, below);
        if (defined.nextClearBit(compared.defined()) < n) {
            for (int t = defined.nextClearBit(compared.defined());
                    t < n;
                    t = defined.nextClearBit(t + 1)) {
                if (!Double.isNaN(left[t]) && !Double.isNaN(right[t])) {
                    defined.set(t);
                }
            }
        }
        return defined;
    }

    Answers and(Answers other) {
        BitSet both = (BitSet) holds.clone();
        both.and(other.holds);
        return new Answers(both, together(other));
    }

    Answers or(Answers other) {
        BitSet together = together(other);
        BitSet either = either(holds, other.holds);
        either.and(together);
        return new Answers(either, together);
    }

    Answers not() {
        return new Answers(without(defined, holds), defined);
    }

    private BitSet together(Answers other) {
        BitSet together = (BitSet) defined.clone();
        together.and(other.defined);
        return together;
    }

    private static BitSet either(BitSet one, BitSet other) {
        BitSet either = (BitSet) one.clone();
        either.or(other);
        return either;
    }

    private static BitSet without(BitSet all, BitSet some) {
        BitSet rest = (BitSet) all.clone();
        rest.andNot(some);
        return rest;
    }

    /// Higher, or lower where `sign` is -1, at each of the last `n` bars.
    static Answers moving(double[] x, int n, int sign) {
        BitSet holds = new BitSet();
        BitSet defined = new BitSet();
        int run = 0;
        int known = 0;
        for (int t = 0; t < x.length; t++) {
            known = Double.isNaN(x[t]) ? 0 : known + 1;
            run = t > 0 && sign * x[t] > sign * x[t - 1] ? run + 1 : 0;
            defined.set(t, known > n);
            holds.set(t, known > n && run >= n);
        }
        return new Answers(holds, defined);
    }

    /// How many of the last `n` bars said yes; NaN where one of them said nothing.
    double[] count(int bars, int n) {
        double[] counts = WindowFunctions.undefined(bars);
        int known = 0;
        int yes = 0;
        for (int t = 0; t < bars; t++) {
            known = defined.get(t) ? known + 1 : 0;
            yes += holds.get(t) ? 1 : 0;
            yes -= t >= n && holds.get(t - n) ? 1 : 0;
            counts[t] = known >= n ? yes : Double.NaN;
        }
        return counts;
    }

    /// Bars since the last yes; NaN before the first.
    double[] since(int bars) {
        double[] since = WindowFunctions.undefined(bars);
        for (int t = holds.nextSetBit(0); t >= 0 && t < bars; t++) {
            since[t] = holds.get(t) ? 0 : since[t - 1] + 1;
        }
        return since;
    }

    /// The value of `x` at the last yes; NaN before the first.
    double[] valueWhen(double[] x) {
        double[] values = WindowFunctions.undefined(x.length);
        for (int t = holds.nextSetBit(0); t >= 0 && t < x.length; t++) {
            values[t] = holds.get(t) ? x[t] : values[t - 1];
        }
        return values;
    }

    double[] choose(double[] yes, double[] no) {
        double[] values = WindowFunctions.undefined(yes.length);
        for (int t = 0; t < values.length; t++) {
            if (defined.get(t)) {
                values[t] = holds.get(t) ? yes[t] : no[t];
            }
        }
        return values;
    }

    /// The first bar of an answer; `bars` where there is none.
    int first(int bars) {
        int first = defined.nextSetBit(0);
        return first < 0 ? bars : Math.min(first, bars);
    }
}
