package io.abtpro.jobs;

import io.abtpro.store.Workspace;

import java.io.IOException;
import java.nio.file.Path;

/// Writes a stored dataset to a CSV file that can be imported again.
public record ExportDataset(Workspace workspace, String name, Path file) implements Job<Path> {
    @Override
    public Path run(Progress progress) throws IOException {
        BarsCsv.write(workspace.datasets().bars(name), file, progress);
        return file;
    }
}
