package io.abtpro.cli;

import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import picocli.CommandLine.Option;

import java.util.List;

/// Which strategy, at which parameters.
final class StrategyOptions {
    @Option(
            names = "--strategy",
            required = true,
            paramLabel = "ID",
            description =
                    "id of the catalogue ('strategies' lists them), or a ta4j strategy JSON file")
    private String id = "";

    @Option(
            names = "--set",
            paramLabel = "name=value",
            description = "a parameter, such as fast=10 or stopLoss=5; may be repeated")
    private List<String> settings = List.of();

    Strategy strategy(Engine engine) {
        return engine.strategy(id);
    }

    ParameterSet parameters(Strategy strategy) {
        return ParameterText.parse(strategy, settings);
    }
}
