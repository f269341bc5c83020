package io.abtpro.ui.volatility;

import java.util.Locale;

/// Numbers as this tab writes them.
final class Figures {
    private static final String NONE = "\u2013";

    private Figures() {}

    /// A fraction in percent with one decimal and no unit, such as "35.2"; a dash for NaN.
    static String percent(double fraction) {
        return plain(100 * fraction, 1);
    }

    static String plain(double value, int decimals) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ENGLISH, "%,." + decimals + "f", value).replace('-', '\u2212');
    }

    /// A loss with three decimals, or short where it would not fit: 142 k, 1.8 m.
    static String loss(double value) {
        if (value >= 1e6) {
            return plain(value / 1e6, 1) + " m";
        }
        return value >= 1e3 ? plain(value / 1e3, 0) + " k" : plain(value, 3);
    }

    /// A probability of a test, such as "p = 0.034"; none is 0.
    static String probability(double p) {
        return p < 0.001 ? "p < 0.001" : "p = " + plain(p, 3);
    }

    /// The ends of a band, of which an infinite one could not be told.
    static String range(double low, double high) {
        if (Double.isInfinite(low)) {
            return Double.isInfinite(high) ? "no ends" : "no lower end, to " + percent(high) + " %";
        }
        if (Double.isInfinite(high)) {
            return percent(low) + " %, no upper end";
        }
        return percent(low) + " to " + percent(high) + " %";
    }

    static String count(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }
}
