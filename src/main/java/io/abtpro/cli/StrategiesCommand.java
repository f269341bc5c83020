package io.abtpro.cli;

import io.abtpro.report.StrategyDocument;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Lists the strategies with their parameters.
@Command(
        name = "strategies",
        description =
                "List the strategies and their parameters; show, check, audit or begin a formula.")
final class StrategiesCommand implements Callable<Integer> {
    private final Invocation invocation;

    private StrategiesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /// The command with its kinds.
    static CommandLine of(Invocation invocation) {
        var strategies = new StrategiesCommand(invocation);
        return new CommandLine(strategies)
                .addSubcommand("list", new StrategiesListCommand(strategies))
                .addSubcommand("show", new StrategiesShowCommand(invocation))
                .addSubcommand("check", new StrategiesCheckCommand(invocation))
                .addSubcommand("audit", new StrategiesAuditCommand(invocation))
                .addSubcommand("new", new StrategiesNewCommand(invocation));
    }

    @Override
    public Integer call() {
        List<Strategy> all = StrategyCatalog.all();
        invocation.print(all.stream().map(StrategyDocument::of).toList(), lines(all));
        return 0;
    }

    private static List<String> lines(List<Strategy> all) {
        List<String> lines = new ArrayList<>();
        for (Strategy strategy : all) {
            lines.add("%s: %s".formatted(strategy.id(), strategy.name()));
            lines.add("  " + strategy.description());
            var table = new TextTable("", "", "");
            for (Parameter parameter : strategy.space().parameters()) {
                table.row("  " + parameter.name(), ParameterText.range(parameter), parameter.tip());
            }
            lines.addAll(table.lines());
        }
        return lines;
    }
}
