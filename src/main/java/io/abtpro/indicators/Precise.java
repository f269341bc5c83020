package io.abtpro.indicators;

/// Numbers to twice the precision of a double, one a bar: the nearest double, and what it leaves
/// over.
///
/// A price is a decimal number, and its double only the nearest one: 0.3 - 0.2 and 0.2 - 0.1 are
/// equal, their doubles are not. What is left over makes both equal again, and a mean the same
/// whichever closes give it.
record Precise(double[] values, double[] rests) {
    /// Below this share of the numbers that made it a difference is none: their last digits are at
    /// 2^-105 or so, while two different prices of 15 digits differ by 2^-50.
    static final double NOTHING = 0x1p-80;

    private static final int DIGITS = 15;
    private static final double BEYOND = 1e15;
    private static final double[] POWERS = powers();
    private static final byte[] PLACES = places();

    private static double[] powers() {
        double[] powers = new double[23];
        for (int d = 0; d < powers.length; d++) {
            powers[d] = Double.parseDouble("1e" + d);
        }
        return powers;
    }

    /// How many decimal places of a number of binary exponent e make 15 digits, from e = -1023 on.
    private static byte[] places() {
        byte[] places = new byte[2048];
        for (int i = 0; i < places.length; i++) {
            int e = i - 1023;
            places[i] =
                    (byte)
                            Math.clamp(
                                    (long) Math.floor(DIGITS - (e + 1) * Math.log10(2)),
                                    0,
                                    POWERS.length - 1);
        }
        return places;
    }

    /// These numbers as they are.
    static Precise of(double[] values) {
        return new Precise(values, new double[values.length]);
    }

    /// The decimal numbers that these doubles stand for. One that needs more than 15 digits stands
    /// for itself.
    static Precise decimals(double[] values) {
        double[] rests = new double[values.length];
        for (int t = 0; t < rests.length; t++) {
            rests[t] = rest(values[t]);
        }
        return new Precise(values, rests);
    }

    private static double rest(double value) {
        double scale = POWERS[PLACES[Math.getExponent(value) + 1023]];
        double whole = Math.rint(value * scale);
        return Math.abs(whole) < BEYOND && whole / scale == value
                ? Math.fma(-value, scale, whole) / scale
                : 0;
    }

    /// Decimal places that every one of `values` can do with, at most `most`; -1 where there are
    /// none.
    static int places(double[] values, int most) {
        int places = 0;
        for (double value : values) {
            while (!isWhole(value, POWERS[places])) {
                if (++places > most) {
                    return -1;
                }
            }
        }
        return places;
    }

    private static boolean isWhole(double value, double scale) {
        double whole = Math.rint(value * scale);
        return Math.abs(whole) < BEYOND && whole / scale == value;
    }

    static double power(int places) {
        return POWERS[places];
    }

    int size() {
        return values.length;
    }

    /// Number `i` less number `j` of `other`, rounded once.
    double minus(int i, Precise other, int j) {
        return difference(values[i], rests[i], other.values[j], other.rests[j]);
    }

    /// As [#minus], and 0 where only the last digits differ.
    double apart(int i, Precise other, int j) {
        double difference = minus(i, other, j);
        return Math.abs(difference) <= NOTHING * Math.abs(values[i]) ? 0 : difference;
    }

    /// a + aRest - (b + bRest), rounded once.
    static double difference(double a, double aRest, double b, double bRest) {
        double difference = a - b;
        double taken = a - difference;
        return difference + (a - (difference + taken) + (taken - b) + (aRest - bRest));
    }

    /// Each number less that of `other`.
    Precise minus(Precise other) {
        double[] difference = new double[values.length];
        double[] rest = new double[values.length];
        for (int t = 0; t < difference.length; t++) {
            double rough = values[t] - other.values[t];
            double taken = values[t] - rough;
            double left =
                    values[t]
                            - (rough + taken)
                            + (taken - other.values[t])
                            + (rests[t] - other.rests[t]);
            difference[t] = rough + left;
            rest[t] = left - (difference[t] - rough);
        }
        return new Precise(difference, rest);
    }

    /// The third part of a + b + c.
    static Precise third(Precise a, Precise b, Precise c) {
        double[] third = new double[a.size()];
        double[] rest = new double[third.length];
        for (int t = 0; t < third.length; t++) {
            double two = a.values[t] + b.values[t];
            double bPart = two - a.values[t];
            double twoRest = a.values[t] - (two - bPart) + (b.values[t] - bPart);
            double three = two + c.values[t];
            double cPart = three - two;
            double left =
                    two
                            - (three - cPart)
                            + (c.values[t] - cPart)
                            + (twoRest + (a.rests[t] + b.rests[t] + c.rests[t]));
            double rough = three / 3;
            double more = (Math.fma(-rough, 3, three) + left) / 3;
            third[t] = rough + more;
            rest[t] = more - (third[t] - rough);
        }
        return new Precise(third, rest);
    }
}
