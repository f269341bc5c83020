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

    static String range(double low, double high) {
        return percent(low) + " to " + percent(high) + " %";
    }

    static String count(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }
}
