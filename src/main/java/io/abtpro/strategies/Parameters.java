package io.abtpro.strategies;

import io.abtpro.failures.RefusedException;

import java.util.ArrayList;
import java.util.List;

/// Builds parameter spaces, and checks sets against them.
final class Parameters {
    private Parameters() {}

    static ParameterSpace.Parameter bars(
            String name,
            String label,
            double min,
            double max,
            double step,
            double value,
            String tip) {
        return new ParameterSpace.Parameter(
                name, label, "bars", true, min, max, step, value, false, tip);
    }

    static ParameterSpace.Parameter level(
            String name,
            String label,
            double min,
            double max,
            double step,
            double value,
            String tip) {
        return new ParameterSpace.Parameter(
                name, label, "", false, min, max, step, value, false, tip);
    }

    /// The space of `own` and the protective parameters that every strategy has.
    static ParameterSpace space(List<ParameterSpace.Parameter> own) {
        List<ParameterSpace.Parameter> all = new ArrayList<>(own);
        all.add(
                percent(
                        "stopLoss",
                        "Stop loss",
                        50,
                        "Closes the trade at this loss from its entry price"));
        all.add(
                percent(
                        "takeProfit",
                        "Take profit",
                        200,
                        "Closes the trade at this gain from its entry price"));
        all.add(
                percent(
                        "trailingStop",
                        "Trailing stop",
                        50,
                        "Closes the trade at this distance from its best price since entry"));
        return new ParameterSpace(all);
    }

    private static ParameterSpace.Parameter percent(
            String name, String label, double max, String tip) {
        return new ParameterSpace.Parameter(name, label, "%", false, 0, max, 0.5, 0, true, tip);
    }

    /// @throws IllegalArgumentException that names the first parameter that is unknown, missing or
    ///   out of range
    static void check(ParameterSpace space, ParameterSet set) {
        List<String> names =
                space.parameters().stream().map(ParameterSpace.Parameter::name).toList();
        for (String name : set.values().keySet()) {
            if (!names.contains(name)) {
                throw new RefusedException(
                        io.abtpro.indicators.Spelling.unknown("parameter", name, names));
            }
        }
        for (ParameterSpace.Parameter p : space.parameters()) {
            double value = set.get(p.name());
            if (!(value >= p.min() && value <= p.max())) {
                throw new RefusedException(
                        "%s must be in [%s, %s], was %s"
                                .formatted(
                                        p.name(), number(p.min()), number(p.max()), number(value)));
            }
            if (p.integer() && value != Math.rint(value)) {
                throw new RefusedException(
                        "%s must be a whole number, was %s".formatted(p.name(), value));
            }
        }
    }

    static Protection protection(ParameterSet set) {
        return new Protection(
                set.get("stopLoss") / 100,
                set.get("takeProfit") / 100,
                set.get("trailingStop") / 100);
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
