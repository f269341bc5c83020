package io.abtpro.tuning;

import io.abtpro.failures.RefusedException;

/// The values of one parameter that a search may take: `from`, `from + step`, ... up to `to`.
public record ParameterRange(String name, double from, double to, double step) {
    private static final double DIGITS = 1e9;
    private static final double ROUNDING = 1e-9;

    public ParameterRange {
        if (!(step > 0) || !(from <= to) || !Double.isFinite(from) || !Double.isFinite(to)) {
            throw new RefusedException(
                    "%s must go up in steps above 0, such as %s=5:60:1, was %s:%s:%s"
                            .formatted(name, name, from, to, step));
        }
        if ((to - from) / step > 100_000) {
            throw new RefusedException(
                    "%s has more than 100,000 values from %s to %s in steps of %s; take a larger step"
                            .formatted(name, from, to, step));
        }
    }

    public int count() {
        return 1 + (int) Math.floor((to - from) / step + ROUNDING);
    }

    /// The value number `i`, from 0, free of the rounding that adding steps leaves.
    public double value(int i) {
        return Math.rint((from + i * step) * DIGITS) / DIGITS;
    }

    /// The number of the value nearest to `value`.
    public int nearest(double value) {
        return (int) Math.clamp(Math.rint((value - from) / step), 0, count() - 1);
    }
}
