package io.abtpro.ui.tuning;

import io.abtpro.failures.RefusedException;

import javafx.scene.control.TextField;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// A number that is taken on Enter or when the field is left. What cannot be is said, and the old
/// value stays.
final class NumberField extends TextField {
    private static final double MOST_WHOLE = 1e15;

    /// @param name what the number is called where it is refused
    /// @param taken throws an IllegalArgumentException where the value cannot be
    /// @param refused is told why not
    NumberField(
            String id, String name, double value, DoubleConsumer taken, Consumer<String> refused) {
        super(value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
        String shown = getText();
        setId(id);
        setAccessibleText(name);
        getStyleClass().add("tuning-number");
        Runnable commit =
                () -> {
                    if (getText().equals(shown)) {
                        return;
                    }
                    String typed = getText().strip();
                    setText(shown);
                    try {
                        taken.accept(parse(name, typed));
                    } catch (IllegalArgumentException cannot) {
                        refused.accept(
                                Optional.ofNullable(cannot.getMessage())
                                        .orElse(name + " cannot be '" + typed + "'"));
                    }
                };
        setOnAction(_ -> commit.run());
        focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (!focused && getScene() != null) {
                                commit.run();
                            }
                        });
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
