package io.abtpro.cli;

import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Optional;

/// Which strategy, at which parameters.
final class StrategyOptions {
    @Option(
            names = "--strategy",
            required = true,
            paramLabel = "ID",
            description =
                    "id of the catalogue ('strategies' lists them), a formula's file NAME.strategy,"
                            + " or a ta4j strategy JSON file")
    private Optional<Strategy> strategy = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "name=value",
            description = "a parameter, such as fast=10 or stopLoss=5; may be repeated")
    private List<String> settings = List.of();

    Strategy strategy() {
        return strategy.orElseThrow();
    }

    ParameterSet parameters() {
        return ParameterText.parse(strategy(), settings);
    }
}
