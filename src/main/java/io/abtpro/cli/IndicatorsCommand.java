package io.abtpro.cli;

import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.report.Figures;
import io.abtpro.report.IndicatorDocument;

import picocli.CommandLine.Command;

import java.util.List;
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
        List<IndicatorSpec> all = IndicatorCatalog.all();
        invocation.print(all.stream().map(IndicatorDocument::of).toList(), lines(all));
        return 0;
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
