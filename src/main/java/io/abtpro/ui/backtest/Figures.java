package io.abtpro.ui.backtest;

import java.util.Locale;

/// Numbers as text: thousands commas, a true minus sign, fixed decimals.
final class Figures {
    static final String ABSENT = "\u2013";
    private static final char MINUS = '\u2212';

    private Figures() {}

    /// Such as 1,234.50 or, negative, with U+2212.
    static String plain(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        return value < 0 && !isZero(text) ? MINUS + text : text;
    }

    /// As [#plain], with a plus sign above zero.
    static String signed(double value, int decimals) {
        String text = plain(value, decimals);
        return value > 0 && !isZero(text) && Double.isFinite(value) ? "+" + text : text;
    }

    /// The style class of a gain or a loss; "number" where it is neither.
    static String tone(double value) {
        if (value > 0) {
            return "gain";
        }
        return value < 0 ? "loss" : "number";
    }

    private static boolean isZero(String text) {
        return text.chars().allMatch(c -> c == '0' || c == '.' || c == ',');
    }
}
