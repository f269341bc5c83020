package io.abtpro.bench;

import java.util.OptionalDouble;

/// What a figure should be.
///
/// @param moreIsBetter true for a speed, false for a time
/// @param target in the unit of the figure; empty where there is none, as for a peer
public record Goal(boolean moreIsBetter, OptionalDouble target) {
    public Goal {
        if (target.isPresent() && !(target.getAsDouble() > 0)) {
            throw new IllegalArgumentException(
                    "target must be above 0, was " + target.getAsDouble());
        }
    }

    public static Goal atLeast(double target) {
        return new Goal(true, OptionalDouble.of(target));
    }

    public static Goal atMost(double target) {
        return new Goal(false, OptionalDouble.of(target));
    }

    /// A speed that nothing was promised of.
    public static Goal speed() {
        return new Goal(true, OptionalDouble.empty());
    }

    /// A time that nothing was promised of.
    public static Goal time() {
        return new Goal(false, OptionalDouble.empty());
    }

    /// How many times better than the target `value` is: 1 and above is met. Empty without a
    /// target.
    public OptionalDouble factor(double value) {
        if (target.isEmpty()) {
            return OptionalDouble.empty();
        }
        double wanted = target.getAsDouble();
        return OptionalDouble.of(moreIsBetter ? value / wanted : wanted / value);
    }
}
