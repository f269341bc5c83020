package io.abtpro.math;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// A number as people read it: thousands with a comma, a true minus sign (U+2212), no sign where it
/// rounds to zero, an en dash where it is not finite.
public final class PlainNumber {
    /// What stands where there is no value.
    public static final String ABSENT = "\u2013";

    private static final String MINUS = "\u2212";

    private PlainNumber() {}

    /// Such as 1,234.50; rounded half up, as on paper.
    public static String of(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        // The shortest decimal that is this double, so that 0.125 is 0.13 and 2.675 is 2.68.
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return signed(rounded, decimals, decimals);
    }

    /// With as many decimals as it has, such as 20, 0.1 or 10,000,000.
    public static String exact(double value) {
        return Double.isFinite(value)
                ? signed(BigDecimal.valueOf(value), 0, Integer.MAX_VALUE)
                : ABSENT;
    }

    /// A fraction as percent, such as "35.2 %".
    public static String percent(double fraction, int decimals) {
        return Double.isFinite(fraction) ? of(100 * fraction, decimals) + " %" : ABSENT;
    }

    public static String count(long n) {
        return signed(BigDecimal.valueOf(n), 0, 0);
    }

    private static String signed(BigDecimal value, int fewest, int most) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(fewest);
        format.setMaximumFractionDigits(most);
        return (value.signum() < 0 ? MINUS : "") + format.format(value.abs());
    }
}
