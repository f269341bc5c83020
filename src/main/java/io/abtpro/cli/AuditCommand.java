package io.abtpro.cli;

import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Proves that a strategy and the indicators see nothing of the future; exit code 1 where one does.
@Command(name = "audit", description = "Look for look-ahead in a strategy and every indicator; exit code 1 on a leak.")
final class AuditCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "DATASET", description = "a stored name, or a file's path")
    private String dataset = "";

    @Mixin private StrategyOptions strategyOptions = new StrategyOptions();

    AuditCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Strategy strategy = strategyOptions.strategy(invocation.engine());
        ParameterSet parameters = strategyOptions.parameters(strategy);
        try (var workspace = invocation.open()) {
            var found = DatasetArgument.find(dataset, workspace, invocation.engine());
            List<AuditedRow> rows =
                    invocation.run(
                            invocation.engine().audit(new Columns(found.series()), strategy, parameters));
            boolean clean = rows.stream().allMatch(AuditedRow::clean);
            invocation.print(
                    document(found, strategy, parameters, rows, clean), lines(found, strategy, rows));
            return clean ? 0 : Failures.CHECK;
        }
    }

    private static Map<String, Object> document(
            DatasetArgument found,
            Strategy strategy,
            ParameterSet parameters,
            List<AuditedRow> rows,
            boolean clean) {
        var document = new LinkedHashMap<String, Object>();
        document.put("dataset", found.name());
        document.put("strategy", strategy.id());
        document.put("parameters", parameters.values());
        document.put("clean", clean);
        document.put("leaks", rows.stream().filter(row -> !row.clean()).count());
        document.put("checks", rows.stream().map(AuditCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(AuditedRow row) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", row.name());
        document.put("clean", row.clean());
        document.put("sentence", row.sentence());
        document.put("checkedBars", row.checkedBars());
        return document;
    }

    private static List<String> lines(DatasetArgument found, Strategy strategy, List<AuditedRow> rows) {
        long leaks = rows.stream().filter(row -> !row.clean()).count();
        List<String> lines = new ArrayList<>();
        lines.add("Look-ahead audit of %s on %s".formatted(strategy.id(), found.name()));
        var table = new TextTable("", "", ">Bars", "");
        rows.forEach(
                row ->
                        table.row(
                                row.clean() ? "ok" : "LEAK",
                                row.name(),
                                Figures.count(row.checkedBars()),
                                row.sentence()));
        lines.addAll(table.lines());
        lines.add(
                leaks == 0
                        ? "All %d are clean.".formatted(rows.size())
                        : "%d of %d see the future.".formatted(leaks, rows.size()));
        return lines;
    }
}
