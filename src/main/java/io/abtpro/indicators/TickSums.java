package io.abtpro.indicators;

/// Sums of prices counted in whole ticks, so that the sum of a window is the difference of two
/// sums, without rounding.
///
/// How fine a tick is follows from the whole series, what a mean is does not: it is the nearest
/// double of an exact quotient, whichever tick the closes are counted in, and the same that
/// [Windows#mean] finds without ticks.
///
/// @param sums ticks of the bars before t, shape `[bars + 1]`
/// @param places decimal places of a tick
/// @param largest the most ticks that a price has
record TickSums(long[] sums, int places, double largest) {
    private static final double EXACT = 0x1p53;
    private static final double MOST = 0x1p62;

    /// Of prices that no tick divides: of use for no period.
    private static final TickSums NONE = new TickSums(new long[1], 0, Double.POSITIVE_INFINITY);

    static TickSums of(double[] prices) {
        int places = Precise.places(prices, 22);
        if (places < 0) {
            return NONE;
        }
        double scale = Precise.power(places);
        long[] sums = new long[prices.length + 1];
        double largest = 0;
        for (int t = 0; t < prices.length; t++) {
            double ticks = Math.rint(prices[t] * scale);
            largest = Math.max(largest, Math.abs(ticks));
            sums[t + 1] = sums[t] + (long) ticks;
        }
        return largest * prices.length < MOST ? new TickSums(sums, places, largest) : NONE;
    }

    /// True where the sum of a window and what divides it are whole numbers that a double holds; of
    /// 10^places the powers of 2 cost no digit.
    boolean holds(int period) {
        return largest * period < EXACT && Math.pow(5, places) * period < EXACT;
    }

    /// The mean of the last `period` prices, 0 before the window is full.
    double[] mean(int period) {
        double[] mean = new double[sums.length - 1];
        double divisor = period * Precise.power(places);
        for (int t = period - 1; t < mean.length; t++) {
            mean[t] = (sums[t + 1] - sums[t + 1 - period]) / divisor;
        }
        return mean;
    }
}
