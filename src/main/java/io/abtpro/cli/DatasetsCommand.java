package io.abtpro.cli;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.jobs.StoredDocuments;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.store.DatasetRecord;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.util.List;
import java.util.concurrent.Callable;

/// Lists the stored datasets; its kinds delete or rename one, or say its currency.
@Command(name = "datasets", description = "List the stored datasets, delete, rename or quote one.")
final class DatasetsCommand implements Callable<Integer> {
    private final Invocation invocation;

    private DatasetsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /// The command with its kinds.
    static CommandLine of(Invocation invocation) {
        return new CommandLine(new DatasetsCommand(invocation))
                .addSubcommand("delete", new DatasetsDeleteCommand(invocation))
                .addSubcommand("rename", new DatasetsRenameCommand(invocation))
                .addSubcommand("currency", new DatasetsCurrencyCommand(invocation));
    }

    @Override
    public Integer call() {
        try (var workspace = invocation.open()) {
            List<DatasetRecord> all = workspace.datasets().all();
            invocation.print(all.stream().map(StoredDocuments::of).toList(), lines(all));
        }
        return 0;
    }

    private static List<String> lines(List<DatasetRecord> all) {
        if (all.isEmpty()) {
            return List.of("No dataset yet; 'import FILE' stores one.");
        }
        var table =
                new TextTable(
                        "Dataset",
                        "Symbol",
                        "Bar",
                        ">Bars",
                        "From",
                        "To",
                        "Zone",
                        "Currency",
                        "Quality");
        for (DatasetRecord dataset : all) {
            table.row(
                    dataset.name(),
                    dataset.symbol(),
                    dataset.timeframe(),
                    Figures.count(dataset.bars()),
                    Times.date(dataset.from(), dataset.zone()),
                    Times.date(dataset.to(), dataset.zone()),
                    dataset.zone(),
                    dataset.currency().map(QuoteCurrency::code).orElse("-"),
                    dataset.quality().summary());
        }
        return table.lines();
    }
}
