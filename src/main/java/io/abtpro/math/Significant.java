package io.abtpro.math;

/// Numbers at seven significant digits.
///
/// What a model learns from must not hang on the last bits of a sum: the same prices in cents have
/// returns that differ in the 16th digit, and where two splits of a tree are worth the same, that
/// digit chose between them and changed forecasts by half a per cent. No price or indicator is
/// known to more digits than these.
public final class Significant {
    private static final int DIGITS = 7;
    private static final double[] POWERS = powers();

    private Significant() {}

    /// `value` at seven significant digits; zero and what is not finite as they are.
    public static double round(double value) {
        double size = Math.abs(value);
        if (!(size > 0) || size == Double.POSITIVE_INFINITY) {
            return value;
        }
        int shift = DIGITS - 1 - (int) Math.floor(Math.log10(size));
        if (shift >= 0) {
            double power = shift < POWERS.length ? POWERS[shift] : Math.pow(10, shift);
            double scaled = value * power;
            return Double.isInfinite(scaled) ? value : Math.rint(scaled) / power;
        }
        double power = -shift < POWERS.length ? POWERS[-shift] : Math.pow(10, -shift);
        return Math.rint(value / power) * power;
    }

    private static double[] powers() {
        double[] powers = new double[23];
        double power = 1;
        for (int i = 0; i < powers.length; i++) {
            powers[i] = power;
            power *= 10;
        }
        return powers;
    }
}
