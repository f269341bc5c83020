package io.abtpro.math;

/// Steps that grow with what has been counted: about as many as the logarithm of a number reach it.
public final class Growth {
    /// A tenth of 70 is 7, though the product of their doubles is a trifle more.
    private static final double ROUNDING = 1e-12;

    private Growth() {}

    /// The number at which it is time again after `count`: more by `share` of it, rounded up, and
    /// by `least`.
    ///
    /// @param count 0 or above
    /// @param least 1 or above
    /// @param share in [0, 1]
    public static int next(int count, int least, double share) {
        return count + Math.max(least, (int) Math.ceil(share * count * (1 - ROUNDING)));
    }
}
