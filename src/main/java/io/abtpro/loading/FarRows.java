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
