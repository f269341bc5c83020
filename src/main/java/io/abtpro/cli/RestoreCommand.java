package io.abtpro.cli;

import io.abtpro.report.UpkeepDocuments;
import io.abtpro.store.Upkeep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Puts a backup in the place of the workspace's store.
@Command(
        name = "restore",
        description =
                "Put a backup in the place of what the workspace holds; that is kept beside the"
                        + " backups.")
final class RestoreCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final Upkeep upkeep;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "a file that 'backup' wrote, or an automatic backup in the workspace's folder"
                            + " 'backups'")
    private Path file = Path.of("");

    RestoreCommand(Invocation invocation, Upkeep upkeep) {
        this.invocation = invocation;
        this.upkeep = upkeep;
    }

    @Override
    public Integer call() {
        Upkeep.Restored restored = upkeep.restore(invocation.options().home(), file);
        List<String> lines = new ArrayList<>();
        lines.add("Restored %s.".formatted(restored.file()));
        restored.replaced()
                .ifPresent(kept -> lines.add("What it replaced is kept in %s.".formatted(kept)));
        invocation.print(new UpkeepDocuments.Restored(restored.file(), restored.replaced()), lines);
        return 0;
    }
}
