package io.abtpro.ui.backtest.inputs;

import io.abtpro.failures.RefusedException;
import io.abtpro.strategies.ParameterSpace.Parameter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// How a parameter's value is written, read and rounded.
public final class ParameterText {
    private static final String OFF = "off";

    private ParameterText() {}

    /// The value as shown in its field, without the unit; "off" where 0 switches it off.
    public static String of(Parameter parameter, double value) {
        if (isOff(parameter, value)) {
            return OFF;
        }
        return plain(value);
    }

    /// The unit beside the value; empty where the parameter is off.
    static String unit(Parameter parameter, double value) {
        return isOff(parameter, value) ? "" : parameter.unit();
    }

    private static boolean isOff(Parameter parameter, double value) {
        return parameter.offAtZero() && value == 0;
    }

    /// What the parameter means, its range and its default.
    static String explained(Parameter parameter) {
        String unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
        return "%s: %s. From %s to %s%s in steps of %s; default %s."
                .formatted(
                        parameter.label(),
                        parameter.tip(),
                        plain(parameter.min()),
                        plain(parameter.max()),
                        unit,
                        plain(parameter.step()),
                        of(parameter, parameter.defaultValue()));
    }

    /// The value that `text` means.
    ///
    /// @throws IllegalArgumentException that states the range if it is no number or outside
    static double parse(Parameter parameter, String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        if (parameter.offAtZero() && stripped.equals(OFF)) {
            return 0;
        }
        double value = number(stripped);
        boolean whole = !parameter.integer() || value == Math.rint(value);
        if (value >= parameter.min() && value <= parameter.max() && whole) {
            return value;
        }
        throw new RefusedException(
                "%s must be %s in [%s, %s]%s, was %s"
                        .formatted(
                                parameter.label(),
                                parameter.integer() ? "a whole number" : "a number",
                                plain(parameter.min()),
                                plain(parameter.max()),
                                parameter.unit().isEmpty() ? "" : " " + parameter.unit(),
                                text.strip().isEmpty() ? "empty" : text.strip()));
    }

    /// The number that `text` starts with, thousands commas allowed; NaN where there is none.
    static double number(String text) {
        try {
            return Double.parseDouble(text.strip().replace(",", "").replace('\u2212', '-'));
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    /// The nearest value on the parameter's grid, inside its range.
    static double snap(Parameter parameter, double value) {
        double step = parameter.step() > 0 ? parameter.step() : 1;
        double steps = Math.rint((value - parameter.min()) / step);
        double snapped = rounded(parameter.min() + steps * step);
        return Math.clamp(snapped, parameter.min(), parameter.max());
    }

    /// The value `steps` grid steps away, inside the range.
    static double stepped(Parameter parameter, double value, int steps) {
        double moved = rounded(value + steps * parameter.step());
        return Math.clamp(moved, parameter.min(), parameter.max());
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_EVEN).doubleValue();
    }

    /// `value` with as many decimals as it has.
    public static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
