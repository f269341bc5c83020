package io.abtpro.cli;

import io.abtpro.report.Figures;
import io.abtpro.report.UpkeepDocuments;
import io.abtpro.store.Datasets;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// Deletes a stored dataset.
@Command(
        name = "delete",
        description =
                "Delete a dataset and its saved runs. What was tried on it stays counted: it was"
                        + " looked at.")
final class DatasetsDeleteCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "a stored dataset")
    private String name = "";

    DatasetsDeleteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        try (var workspace = invocation.open()) {
            String stored = DatasetArgument.stored(name, workspace);
            Datasets.Dependents dependents = workspace.datasets().dependents(stored);
            workspace.datasets().delete(stored);
            invocation.print(
                    new UpkeepDocuments.DeletedDataset(stored, dependents.runs()),
                    List.of(
                            "Deleted '%s' and %s of its saved runs; the newest automatic backup still holds it."
                                    .formatted(stored, Figures.count(dependents.runs()))));
        }
        return 0;
    }
}
