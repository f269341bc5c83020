package io.abtpro.report;

import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;

import java.util.stream.Collectors;

/// A strategy with its parameters as it is called in a line.
public final class StrategyWords {
    private StrategyWords() {}

    /// Such as "sma-cross 20, 50"; what is switched off is left out, and what can be is named, as
    /// in "sma-cross 20, 50, stopLoss 5".
    public static String of(Strategy strategy, ParameterSet parameters) {
        return strategy.id()
                + strategy.space().parameters().stream()
                        .filter(p -> !p.offAtZero() || parameters.get(p.name()) != 0)
                        .map(p -> word(p, parameters.get(p.name())))
                        .collect(Collectors.joining(", ", " ", ""));
    }

    private static String word(Parameter parameter, double value) {
        String figure = Figures.exact(value);
        return parameter.offAtZero() ? parameter.name() + " " + figure : figure;
    }
}
