package io.abtpro.cli;

import io.abtpro.report.Figures;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;

import java.util.List;
import java.util.stream.Collectors;

/// The parameters of a strategy as given by `--set name=value`.
final class ParameterText {
    private ParameterText() {}

    /// The defaults of the strategy with each of `settings` put in.
    static ParameterSet parse(Strategy strategy, List<String> settings) {
        ParameterSet set = strategy.space().defaults();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        "--set must be name=value, such as fast=20, was '" + setting + "'");
            }
            Parameter parameter = find(strategy, setting.substring(0, equals).strip());
            set = set.with(parameter.name(), value(parameter, setting.substring(equals + 1)));
        }
        return set;
    }

    private static Parameter find(Strategy strategy, String name) {
        ParameterSpace space = strategy.space();
        for (Parameter parameter : space.parameters()) {
            if (parameter.name().equalsIgnoreCase(name)) {
                return parameter;
            }
        }
        List<String> names = space.parameters().stream().map(Parameter::name).toList();
        String has =
                space.parameters().stream()
                        .map(p -> p.name() + " (" + range(p) + ")")
                        .collect(Collectors.joining(", "));
        throw new UsageException(
                "unknown parameter '%s' of %s".formatted(name, strategy.id())
                        + Nearest.hint(name, names, ".")
                        + " It has "
                        + has);
    }

    private static double value(Parameter parameter, String text) {
        double value = Choice.number(parameter.name(), text);
        boolean off = parameter.offAtZero() && value == 0;
        boolean whole = !parameter.integer() || value == Math.rint(value);
        if (!off && !(whole && value >= parameter.min() && value <= parameter.max())) {
            throw new UsageException(
                    "%s must be in %s, was %s".formatted(parameter.name(), range(parameter), text));
        }
        return value;
    }

    /// The range in words, such as "2 to 200, whole bars, default 20".
    static String range(Parameter parameter) {
        String unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
        return "%s to %s%s%s%s, default %s"
                .formatted(
                        Figures.exact(parameter.min()),
                        Figures.exact(parameter.max()),
                        unit,
                        parameter.integer() ? ", whole" : "",
                        parameter.offAtZero() ? ", 0 is off" : "",
                        Figures.exact(parameter.defaultValue()));
    }

    /// The set in words, such as "fast 20, slow 50".
    static String words(ParameterSet set) {
        return set.values().entrySet().stream()
                .map(e -> e.getKey() + " " + Figures.exact(e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
