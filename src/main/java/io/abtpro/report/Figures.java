package io.abtpro.report;

import io.abtpro.backtest.Statistic;
import io.abtpro.math.PlainNumber;

import java.util.OptionalDouble;

/// Numbers as people read them, the same on every tab, on the command line and in reports.
///
/// Thousands have a comma, decimals are fixed by the caller, a value below zero has a true minus
/// sign (U+2212), what rounds to zero has no sign, and a value that is not there or not finite is
/// an en dash: whoever shows it says why.
public final class Figures {
    /// What stands where there is no value.
    public static final String ABSENT = PlainNumber.ABSENT;

    /// What stands for the profit factor of a run that lost nothing.
    public static final String NO_LOSS = "no loss";

    private static final double TENTHS = 10;
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double LARGE_VOLUME = 1e4;

    private Figures() {}

    /// Such as 1,234.50; rounded half up, as on paper.
    public static String plain(double value, int decimals) {
        return PlainNumber.of(value, decimals);
    }

    /// As [#plain], with a plus sign above zero.
    public static String signed(double value, int decimals) {
        String text = plain(value, decimals);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value > 0 && Double.isFinite(value) && !zero ? "+" + text : text;
    }

    /// With as many decimals as it has, such as 20, 0.1 or 10,000,000.
    public static String exact(double value) {
        return PlainNumber.exact(value);
    }

    /// A fraction as percent, such as "35.2 %".
    public static String percent(double fraction, int decimals) {
        return PlainNumber.percent(fraction, decimals);
    }

    /// A fraction as percent with one decimal.
    public static String percent(double fraction) {
        return percent(fraction, 1);
    }

    /// A fraction in percent with one decimal and no unit, for columns that name it.
    public static String inPercent(double fraction) {
        return plain(100 * fraction, 1);
    }

    /// The ends of a band of fractions in percent, of which an infinite one could not be told.
    public static String band(double low, double high) {
        if (Double.isInfinite(low)) {
            return Double.isInfinite(high) ? "no ends" : "no lower end, to " + percent(high);
        }
        return Double.isInfinite(high)
                ? percent(low) + ", no upper end"
                : inPercent(low) + " to " + percent(high);
    }

    public static String count(long n) {
        return PlainNumber.count(n);
    }

    /// Such as "1 bar" and "2 bars".
    public static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /// A whole number as it is, any other with as many decimals as its size asks for.
    public static String rounded(double value) {
        double size = Math.abs(value);
        return plain(
                value,
                value == Math.rint(value) && size < MILLION
                        ? 0
                        : size >= 100 ? 0 : size >= 10 ? 1 : 2);
    }

    /// A whole number as it is, any other with two decimals.
    public static String brief(double value) {
        return value == Math.rint(value) ? exact(value) : plain(value, 2);
    }

    /// A price with two decimals, or as many as a small price needs.
    public static String price(double value) {
        double size = Math.abs(value);
        return plain(value, size >= 10 || size == 0 ? 2 : size >= 0.1 ? 4 : 8);
    }

    /// Such as "8.83 bn", "12.40 m" and "9,310".
    public static String volume(double value) {
        if (value >= BILLION) {
            return plain(value / BILLION, 2) + " bn";
        }
        if (value >= MILLION) {
            return plain(value / MILLION, 2) + " m";
        }
        return value >= LARGE_VOLUME || value == Math.rint(value)
                ? plain(value, 0)
                : plain(value, value >= 1 ? 2 : 4);
    }

    /// Such as "118 B", "114 KB" and "2.5 MB".
    public static String bytes(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        return bytes < 1 << 20
                ? count(bytes >> 10) + " KB"
                : plain(bytes / (double) (1 << 20), 1) + " MB";
    }

    /// A loss with three decimals, or short where it would not fit: "142 k", "1.8 m".
    public static String loss(double value) {
        if (value >= MILLION) {
            return plain(value / MILLION, 1) + " m";
        }
        return value >= THOUSAND ? plain(value / THOUSAND, 0) + " k" : plain(value, 3);
    }

    /// The probability of a test, such as "p = 0.034"; none is 0.
    public static String probability(double p) {
        return p < 0.001 ? "p < 0.001" : "p = " + plain(p, 3);
    }

    /// A figure of a backtest with its unit.
    public static String of(Statistic statistic, OptionalDouble value) {
        return value.isEmpty() ? ABSENT : of(statistic.unit(), value.getAsDouble());
    }

    /// A time in days, with a decimal where it is short.
    public static String days(double value) {
        return value > 0 && value < TENTHS ? plain(value, 1) : plain(value, 0);
    }

    private static String of(Statistic.Unit unit, double value) {
        return switch (unit) {
            case PERCENT -> percent(value, 2);
            case RATIO, MONEY -> plain(value, 2);
            case BARS -> count(Math.round(value), "bar");
            case DAYS -> days(value) + " days";
            case COUNT -> count(Math.round(value));
            case TIMES -> plain(value, 1) + " x";
        };
    }
}
