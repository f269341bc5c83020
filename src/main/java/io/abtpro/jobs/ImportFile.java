package io.abtpro.jobs;

import io.abtpro.loading.LoadOptions;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Workspace;
import java.nio.file.Path;
import java.util.Optional;

/// Imports a file into the workspace: all of it, or nothing.
///
/// @param name how it is stored; from the file's name where empty
/// @param symbol the instrument; from the file where empty
/// @param skipBadRows store the good rows and write the bad ones, whole, to a rejects file beside the workspace
public record ImportFile(
        Workspace workspace,
        Path file,
        LoadOptions options,
        Optional<String> name,
        Optional<String> symbol,
        boolean skipBadRows)
        implements Job<ImportFile.Imported> {
    /// @param rejects the rejects file, where rows were skipped
    /// @param millis how long it took
    public record Imported(DatasetRecord dataset, Optional<Path> rejects, java.util.List<String> notes, long millis) {}

    /// @throws io.abtpro.loading.LoadException with the first ten bad rows and their count, unless they are to be skipped
    @Override
    public Imported run(Progress progress) {
        throw new UnsupportedOperationException("import " + progress);
    }
}
