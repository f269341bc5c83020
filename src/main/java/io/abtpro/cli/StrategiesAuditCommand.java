package io.abtpro.cli;

import io.abtpro.jobs.AuditSignals;
import io.abtpro.report.AuditDocument;
import io.abtpro.report.Figures;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Looks for look-ahead in one strategy; exit code 1 where it sees the future.
@Command(
        name = "audit",
        description =
                "Look for look-ahead in a formula's parts and rules; exit code 1 where it sees the"
                        + " future.")
final class StrategiesAuditCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "a file NAME.strategy, an id of the catalogue, or a ta4j strategy JSON")
    private Optional<Strategy> strategy = Optional.empty();

    @Parameters(
            index = "1",
            paramLabel = "DATASET",
            description = "a stored name, or a file's path")
    private String dataset = "";

    @Option(
            names = "--set",
            paramLabel = "name=value",
            description = "a parameter, such as fast=10; may be repeated")
    private List<String> settings = List.of();

    StrategiesAuditCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Strategy audited = strategy.orElseThrow();
        ParameterSet parameters = ParameterText.parse(audited, settings);
        try (var workspace = invocation.open()) {
            var found = DatasetArgument.find(dataset, workspace);
            AuditSignals.Report report =
                    invocation.run(new AuditSignals(found.series(), audited, parameters));
            List<AuditedRow> rows = report.rows().stream().map(AuditedRow::of).toList();
            invocation.print(
                    AuditDocument.of(
                            found.name(),
                            audited.id(),
                            parameters,
                            rows.stream().map(AuditedRow::document).toList()),
                    lines(audited, found, report, rows));
            return report.clean() ? 0 : Failures.CHECK;
        }
    }

    private static List<String> lines(
            Strategy strategy,
            DatasetArgument found,
            AuditSignals.Report report,
            List<AuditedRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("%s on %s %s.".formatted(strategy.id(), found.name(), report.sentence()));
        var table = new TextTable("", "", ">Bars", "");
        rows.stream()
                .filter(row -> !row.clean())
                .forEach(
                        row ->
                                table.row(
                                        "LEAK",
                                        row.name(),
                                        Figures.count(row.checkedBars()),
                                        row.sentence()));
        if (!report.clean()) {
            lines.addAll(table.lines());
        }
        return lines;
    }
}
