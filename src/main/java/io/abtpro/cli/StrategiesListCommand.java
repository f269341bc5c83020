package io.abtpro.cli;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/// Lists the strategies, as the command above it does by itself.
@Command(name = "list", description = "List the strategies and their parameters.")
final class StrategiesListCommand implements Callable<Integer> {
    private final StrategiesCommand strategies;

    StrategiesListCommand(StrategiesCommand strategies) {
        this.strategies = strategies;
    }

    @Override
    public Integer call() {
        return strategies.call();
    }
}
