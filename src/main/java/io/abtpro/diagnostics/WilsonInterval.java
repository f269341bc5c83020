package io.abtpro.diagnostics;

/// Where the true share of wins lies, given `wins` of `n` independent outcomes.
///
/// Source: Wilson (1927), the score interval without continuity correction.
///
/// @param low lower end, in [0, 1]
/// @param high upper end, in [0, 1]
public record WilsonInterval(double low, double high) {
    private static final double Z_95 = 1.959963984540054;

    public WilsonInterval {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException(
                    "an interval of a share must keep 0 <= low <= high <= 1, was [%s, %s]"
                            .formatted(low, high));
        }
    }

    /// The 95 % interval; all of [0, 1] while there is no outcome.
    public static WilsonInterval of95(int wins, int n) {
        if (wins < 0 || wins > n) {
            throw new IllegalArgumentException(
                    "wins must be in [0, n], was %d of %d".formatted(wins, n));
        }
        if (n == 0) {
            return new WilsonInterval(0, 1);
        }
        return of95((double) wins / n, (double) n);
    }

    /// The 95 % interval of a share of outcomes that are worth `n` independent ones; all of [0, 1]
    /// for none.
    ///
    /// @param share in [0, 1]
    /// @param n 0 or above, not necessarily whole
    public static WilsonInterval of95(double share, double n) {
        if (!(share >= 0 && share <= 1 && n >= 0)) {
            throw new IllegalArgumentException(
                    "a share must be in [0, 1] of 0 outcomes or more, was %s of %s"
                            .formatted(share, n));
        }
        if (n == 0) {
            return new WilsonInterval(0, 1);
        }
        double z2n = Z_95 * Z_95 / n;
        double centre = (share + z2n / 2) / (1 + z2n);
        double half = Z_95 * Math.sqrt((share * (1 - share) + z2n / 4) / n) / (1 + z2n);
        // At the ends the sums are 0 and 1 but for rounding, and the share itself must lie inside.
        return new WilsonInterval(
                share == 0 ? 0 : Math.max(0, centre - half),
                share == 1 ? 1 : Math.min(1, centre + half));
    }

    /// Whether `share` lies inside, ends included.
    public boolean contains(double share) {
        return share >= low && share <= high;
    }
}
