package io.abtpro.loading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Rows that stand far from all others: a few at either end in time, a single one in price.
final class FarRows {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final double YEAR = 365.25 * 86_400_000.0;
    private static final double FAR_YEARS = 10;
    private static final double FAR_SPANS = 10;
    private static final double FAR_PRICES = 30;
    private static final double NEAR_PRICES = 2;

    private FarRows() {}

    /// The rule that each row breaks, empty where it breaks none. Times must increase or decrease.
    ///
    /// @param columns open, high, low and close
    static String[] rules(long[] times, double[][] columns, int size) {
        String[] rules = new String[size];
        java.util.Arrays.fill(rules, "");
        inTime(times, size, rules);
        inPrice(columns, size, rules);
        zeros(columns, size, rules);
        return rules;
    }

    /// One row in a hundred, or three, may be cut off from an end where a hole of more than ten
    /// years, and of ten times the span of all the others, lies between; two long stretches with a
    /// hole between them are left as they are.
    private static void inTime(long[] times, int size, String[] rules) {
        int most = Math.min(Math.max(3, size / 100), (size - 1) / 2);
        for (int i = most; i > 0; i--) {
            if (isFar(times[i], times[i - 1], times[size - 1 - most])) {
                name(times, 0, i, i, rules);
                break;
            }
        }
        for (int i = size - most; i < size && i > 0; i++) {
            if (isFar(times[i - 1], times[i], times[most])) {
                name(times, i, size, i - 1, rules);
                break;
            }
        }
    }

    private static boolean isFar(long inside, long outside, long otherEnd) {
        double hole = Math.abs((double) inside - outside);
        return hole > FAR_YEARS * YEAR && hole > FAR_SPANS * Math.abs((double) otherEnd - inside);
    }

    private static void name(long[] times, int from, int to, int near, String[] rules) {
        for (int i = from; i < to; i++) {
            rules[i] =
                    "time %s is out of all proportion: the nearest of the others is %s"
                            .formatted(
                                    SHOWN.format(Instant.ofEpochMilli(times[i])),
                                    SHOWN.format(Instant.ofEpochMilli(times[near])));
        }
    }

    /// A price of exactly 0 between closes that are many of the file's steps above it is one that
    /// is missing; of prices that come near to 0, such as yields, nothing is said.
    private static void zeros(double[][] c, int size, String[] rules) {
        double step = Double.NaN;
        double before = 0;
        for (int i = 0; i < size; i++) {
            if (isZero(c, i) && Double.isNaN(step)) {
                step = smallestStep(c[3], size);
            }
            if (isZero(c, i)) {
                int next = i + 1;
                while (next < size && isZero(c, next)) {
                    next++;
                }
                double after = next < size ? c[3][next] : before;
                double first = before > 0 ? before : after;
                boolean far =
                        first > FAR_PRICES * step
                                && after > FAR_PRICES * step
                                && after < NEAR_PRICES * first
                                && first < NEAR_PRICES * after;
                rules[i] =
                        far && rules[i].isEmpty()
                                ? "a price is 0 where the closes around it are %s and %s"
                                        .formatted(first, after)
                                : rules[i];
            } else {
                before = c[3][i];
            }
        }
    }

    private static boolean isZero(double[][] c, int i) {
        return c[2][i] == 0 || c[0][i] == 0 || c[3][i] == 0;
    }

    /// The smallest difference of two closes in a row that are no 0; infinite where there is none.
    private static double smallestStep(double[] close, int size) {
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < size; i++) {
            double now = Math.abs(close[i] - close[i - 1]);
            step = now > 0 && close[i] != 0 && close[i - 1] != 0 ? Math.min(step, now) : step;
        }
        return step;
    }

    private static void inPrice(double[][] c, int size, String[] rules) {
        for (int i = 1; i + 1 < size; i++) {
            double before = c[3][i - 1];
            double after = c[3][i + 1];
            boolean steady =
                    before > 0
                            && after > 0
                            && after < NEAR_PRICES * before
                            && before < NEAR_PRICES * after;
            double above = c[2][i] / Math.max(before, after);
            double below = Math.min(before, after) / c[1][i];
            if (steady && (above > FAR_PRICES || below > FAR_PRICES && c[2][i] > 0)) {
                rules[i] =
                        "close %s is out of all proportion to %s and %s, the closes around it"
                                .formatted(c[3][i], before, after);
            }
        }
    }
}
