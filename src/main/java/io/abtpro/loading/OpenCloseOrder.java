package io.abtpro.loading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;

/// Tells by all bars whether a file without a header has the close before the open.
///
/// High and low show themselves; open and close do not. But an open is near to the close before it,
/// so of the two readings the one whose opens are nearer is right. The usual order gives way only
/// where both hold: the other reading is nearer in so many more steps from bar to bar that chance
/// would give it five standard deviations, and its median distance is at most three quarters of the
/// usual one's. A random walk in the usual order has the usual reading nearer in more than half of
/// its steps, however large the gaps between its bars.
final class OpenCloseOrder {
    private static final double DEVIATIONS = 5;
    private static final double NEARER = 0.75;

    private OpenCloseOrder() {}

    /// What there is to say where open and close stand the other way round; empty where they do
    /// not, or where it is not clear.
    ///
    /// @param open what stands in the place of the open, oldest first
    /// @param close what stands in the place of the close
    static Optional<String> swapped(double[] open, double[] close, int size) {
        if (size < 2) {
            return Optional.empty();
        }
        double[] usual = new double[size - 1];
        double[] other = new double[size - 1];
        int usualNearer = 0;
        int otherNearer = 0;
        for (int t = 1; t < size; t++) {
            usual[t - 1] = Math.abs(open[t] - close[t - 1]);
            other[t - 1] = Math.abs(close[t] - open[t - 1]);
            usualNearer += usual[t - 1] < other[t - 1] ? 1 : 0;
            otherNearer += other[t - 1] < usual[t - 1] ? 1 : 0;
        }
        double chance = DEVIATIONS * Math.sqrt(usualNearer + (double) otherNearer);
        double usualMedian = median(usual);
        double otherMedian = median(other);
        if (otherNearer == 0
                || otherNearer - usualNearer < chance
                || otherMedian > NEARER * usualMedian) {
            return Optional.empty();
        }
        return Optional.of(
                ("the file has no header; the close was taken to stand before the open, since so"
                                + " the opens are nearer to the close before in %,d of %,d steps"
                                + " (median distance %s, the other way round %s); if that is"
                                + " wrong, give the file a header line that names the columns")
                        .formatted(otherNearer, size - 1, shown(otherMedian), shown(usualMedian)));
    }

    private static String shown(double distance) {
        return new BigDecimal(distance)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
