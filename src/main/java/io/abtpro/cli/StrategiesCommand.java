package io.abtpro.cli;

import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;

import picocli.CommandLine.Command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Lists the strategies with their parameters.
@Command(name = "strategies", description = "List the strategies and their parameters.")
final class StrategiesCommand implements Callable<Integer> {
    private final Invocation invocation;

    StrategiesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<Strategy> all = invocation.engine().strategies();
        invocation.print(all.stream().map(StrategiesCommand::document).toList(), lines(all));
        return 0;
    }

    private static Map<String, Object> document(Strategy strategy) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", strategy.id());
        document.put("version", strategy.version());
        document.put("name", strategy.name());
        document.put("description", strategy.description());
        document.put(
                "parameters",
                strategy.space().parameters().stream().map(StrategiesCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(Parameter parameter) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", parameter.name());
        document.put("label", parameter.label());
        document.put("unit", parameter.unit());
        document.put("type", parameter.integer() ? "integer" : "number");
        document.put("min", parameter.min());
        document.put("max", parameter.max());
        document.put("step", parameter.step());
        document.put("default", parameter.defaultValue());
        document.put("offAtZero", parameter.offAtZero());
        document.put("tip", parameter.tip());
        return document;
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
