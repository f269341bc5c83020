package io.abtpro.formula;

import java.util.BitSet;

/// What a condition says at each bar: yes, no, or nothing where a part of it is undefined.
///
/// @param holds the bars of yes, each of them in `defined`
/// @param defined the bars of yes and no
record Answers(BitSet holds, BitSet defined) {
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

    static BitSet without(BitSet all, BitSet some) {
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

    /// 1 for yes, 0 for no, NaN for neither.
    double[] column(int bars) {
        double[] column = WindowFunctions.undefined(bars);
        for (int t = defined.nextSetBit(0); t >= 0 && t < bars; t = defined.nextSetBit(t + 1)) {
            column[t] = holds.get(t) ? 1 : 0;
        }
        return column;
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
