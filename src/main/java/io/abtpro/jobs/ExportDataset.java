package io.abtpro.jobs;

import io.abtpro.store.Workspace;

import java.io.IOException;
import java.nio.file.Path;

/// Writes a stored dataset to a CSV file that can be imported again.
public record ExportDataset(Workspace workspace, String name, Path file) implements Job<Path> {
    @Override
    public Path run(Progress progress) throws IOException {
        progress.about(
                JobAbout.of(JobAbout.Kind.OTHER, name)
                        .with("File", file.toAbsolutePath().toString()));
        BarsCsv.write(workspace.datasets().bars(name), file, progress);
        progress.made(JobOutcome.said("wrote " + file.getFileName()));
        return file;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
