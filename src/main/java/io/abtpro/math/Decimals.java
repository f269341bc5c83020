package io.abtpro.math;

/// Decimal numbers that doubles stand for.
///
/// 7 % above 50.2 is 53.714; in doubles it comes out as 53.714000000000006, which a price of 53.714
/// does not reach.
public final class Decimals {
    private static final int DIGITS = 15;
    private static final double[] POWERS = powers();

    /// No power of ten above is a double.
    private static final int MOST_PLACES = 22;

    private Decimals() {}

    /// The double of the decimal number nearest to `value` that has 15 digits where `measure`
    /// begins; `value` itself where that many cannot be counted.
    ///
    /// @param measure the largest number that `value` was made of: what cancelled out took digits
    ///   along
    public static double nearest(double value, double measure) {
        int exponent = Math.getExponent(Math.max(Math.abs(value), Math.abs(measure)));
        int places = (int) Math.floor(DIGITS - (exponent + 1) * Math.log10(2));
        if (places < 0 || places > MOST_PLACES) {
            return value;
        }
        return Math.rint(value * POWERS[places]) / POWERS[places];
    }

    private static double[] powers() {
        double[] powers = new double[MOST_PLACES + 1];
        for (int places = 0; places < powers.length; places++) {
            powers[places] = Double.parseDouble("1e" + places);
        }
        return powers;
    }
}
