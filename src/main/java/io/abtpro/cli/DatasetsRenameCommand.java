package io.abtpro.cli;

import io.abtpro.jobs.Names;
import io.abtpro.report.UpkeepDocuments;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// Gives a stored dataset another name.
@Command(name = "rename", description = "Give a dataset another name; its saved runs go with it.")
final class DatasetsRenameCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "OLD", description = "a stored dataset")
    private String old = "";

    @Parameters(
            index = "1",
            paramLabel = "NEW",
            description = "its new name; no other dataset may have it in any case")
    private String name = "";

    DatasetsRenameCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        try (var workspace = invocation.open()) {
            String stored = DatasetArgument.stored(old, workspace);
            workspace.datasets().rename(stored, Names.free(name, workspace.datasets(), stored));
            invocation.print(
                    new UpkeepDocuments.RenamedDataset(stored, name),
                    List.of("'%s' is now '%s'.".formatted(stored, name)));
        }
        return 0;
    }
}
