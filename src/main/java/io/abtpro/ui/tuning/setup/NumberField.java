package io.abtpro.ui.tuning.setup;

import io.abtpro.failures.RefusedException;
import io.abtpro.ui.kit.CommittedField;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;

/// Numbers that are typed: what cannot be one is said, and the old value stays.
final class NumberField {
    private static final double MOST_WHOLE = 1e15;

    private NumberField() {}

    /// @param name what the number is called where it is refused
    /// @param taken throws an IllegalArgumentException where the value cannot be
    /// @param refused is told why not
    static CommittedField of(
            String id, String name, double value, DoubleConsumer taken, Consumer<String> refused) {
        String shown =
                value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return field(id, name, shown, typed -> taken.accept(parse(name, typed)), refused);
    }

    /// A field for any long, also one that no double holds.
    ///
    /// @param name what the number is called where it is refused
    /// @param taken throws an IllegalArgumentException where the value cannot be
    /// @param refused is told why not
    static CommittedField ofLong(
            String id, String name, long value, LongConsumer taken, Consumer<String> refused) {
        return field(
                id,
                name,
                Long.toString(value),
                typed -> taken.accept(parseLong(name, typed)),
                refused);
    }

    private static CommittedField field(
            String id,
            String name,
            String shown,
            Consumer<String> taken,
            Consumer<String> refused) {
        var field =
                new CommittedField(
                                id,
                                name,
                                typed -> taken.accept(typed.strip()),
                                rule -> {
                                    if (!rule.isEmpty()) {
                                        refused.accept(rule);
                                    }
                                })
                        .styled("tuning-number");
        field.show(shown);
        return field;
    }

    private static double parse(String name, String typed) {
        try {
            double value = Double.parseDouble(typed.replace(",", ""));
            if (Double.isFinite(value)) {
                return value;
            }
            throw noNumber(name, typed, null);
        } catch (NumberFormatException none) {
            throw noNumber(name, typed, none);
        }
    }

    private static long parseLong(String name, String typed) {
        BigDecimal value;
        try {
            value = new BigDecimal(typed.replace(",", ""));
        } catch (NumberFormatException none) {
            throw noNumber(name, typed, none);
        }
        try {
            return value.longValueExact();
        } catch (ArithmeticException none) {
            throw new RefusedException(
                    value.stripTrailingZeros().scale() > 0
                            ? "%s must be a whole number, was %s".formatted(name, typed)
                            : "%s must be a whole number from %,d to %,d, was %s"
                                    .formatted(name, Long.MIN_VALUE, Long.MAX_VALUE, typed),
                    none);
        }
    }

    private static RefusedException noNumber(String name, String typed, @Nullable Throwable cause) {
        String rule = "%s must be a number, was '%s'; the old value stays".formatted(name, typed);
        return cause == null ? new RefusedException(rule) : new RefusedException(rule, cause);
    }

    /// The whole number that `value` is, within an int.
    ///
    /// @throws IllegalArgumentException where it is none
    static int whole(String name, double value) {
        if (!(value == Math.rint(value) && Math.abs(value) <= MOST_WHOLE)) {
            throw new RefusedException("%s must be a whole number, was %s".formatted(name, value));
        }
        long whole = (long) value;
        if (whole != (int) whole) {
            throw new RefusedException(
                    "%s must be at most %,d, was %,d".formatted(name, Integer.MAX_VALUE, whole));
        }
        return (int) whole;
    }
}
