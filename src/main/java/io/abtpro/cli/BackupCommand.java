package io.abtpro.cli;

import io.abtpro.report.Figures;
import io.abtpro.report.UpkeepDocuments;
import io.abtpro.store.Upkeep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Copies the workspace's store to a file.
@Command(
        name = "backup",
        description =
                "Copy everything the workspace holds to a file. A file that is there already is"
                        + " left alone.")
final class BackupCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final Upkeep upkeep;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "where to; beside the automatic backups in the workspace where not given")
    private Optional<Path> file = Optional.empty();

    BackupCommand(Invocation invocation, Upkeep upkeep) {
        this.invocation = invocation;
        this.upkeep = upkeep;
    }

    @Override
    public Integer call() {
        Upkeep.Backup backup = upkeep.backup(invocation.options().home(), file);
        invocation.print(
                new UpkeepDocuments.Backup(backup.file(), backup.bytes()),
                List.of(
                        "Backed up to %s, %s bytes."
                                .formatted(backup.file(), Figures.count(backup.bytes())),
                        "'restore %s' puts it in the place of a workspace."
                                .formatted(backup.file())));
        return 0;
    }
}
