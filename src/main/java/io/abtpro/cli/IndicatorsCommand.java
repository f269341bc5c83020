package io.abtpro.cli;

import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.report.Figures;

import picocli.CommandLine.Command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Lists the indicators with their parameters.
@Command(name = "indicators", description = "List the indicators and their parameters.")
final class IndicatorsCommand implements Callable<Integer> {
    private final Invocation invocation;

    IndicatorsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<IndicatorSpec> all = invocation.engine().indicators();
        invocation.print(all.stream().map(IndicatorsCommand::document).toList(), lines(all));
        return 0;
    }

    private static Map<String, Object> document(IndicatorSpec indicator) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", indicator.id());
        document.put("name", indicator.name());
        document.put(
                "parameters",
                indicator.parameters().stream().map(IndicatorsCommand::document).toList());
        document.put("overlay", indicator.overlay());
        document.put("formula", indicator.formula());
        return document;
    }

    private static Map<String, Object> document(IndicatorSpec.Parameter parameter) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", parameter.name());
        document.put("default", parameter.defaultValue());
        document.put("min", parameter.min());
        document.put("max", parameter.max());
        return document;
    }

    private static List<String> lines(List<IndicatorSpec> all) {
        var table = new TextTable("Indicator", "Name", "Parameters");
        for (IndicatorSpec indicator : all) {
            table.row(indicator.id(), indicator.name(), words(indicator));
        }
        return table.lines();
    }

    private static String words(IndicatorSpec indicator) {
        return indicator.parameters().stream()
                .map(p -> p.name() + " " + Figures.exact(p.defaultValue()))
                .collect(Collectors.joining(", "));
    }
}
