package io.abtpro.ui.tuning.setup;

import io.abtpro.failures.RefusedException;
import io.abtpro.ui.kit.CommittedField;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// Numbers that are typed: what cannot be one is said, and the old value stays.
final class NumberField {
    private static final double MOST_WHOLE = 1e15;

    private NumberField() {}

    /// @param name what the number is called where it is refused
    /// @param taken throws an IllegalArgumentException where the value cannot be
    /// @param refused is told why not
    static CommittedField of(
            String id, String name, double value, DoubleConsumer taken, Consumer<String> refused) {
        var field =
                new CommittedField(
                                id,
                                name,
                                typed -> taken.accept(parse(name, typed.strip())),
                                rule -> {
                                    if (!rule.isEmpty()) {
                                        refused.accept(rule);
                                    }
                                })
                        .styled("tuning-number");
        field.show(
                value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
        return field;
    }

    private static double parse(String name, String typed) {
        try {
            double value = Double.parseDouble(typed.replace(",", ""));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException none) {
            // said below, as for NaN and infinity
        }
        throw new RefusedException(
                "%s must be a number, was '%s'; the old value stays".formatted(name, typed));
    }

    /// The whole number that `value` is, within an int.
    ///
    /// @throws IllegalArgumentException where it is none
    static int whole(String name, double value) {
        long whole = wholeLong(name, value);
        if (whole != (int) whole) {
            throw new RefusedException(
                    "%s must be at most %,d, was %,d".formatted(name, Integer.MAX_VALUE, whole));
        }
        return (int) whole;
    }

    /// The whole number that `value` is.
    ///
    /// @throws IllegalArgumentException where it is none
    static long wholeLong(String name, double value) {
        if (!(value == Math.rint(value) && Math.abs(value) <= MOST_WHOLE)) {
            throw new RefusedException("%s must be a whole number, was %s".formatted(name, value));
        }
        return (long) value;
    }
}
