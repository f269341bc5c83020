package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What was done to files and to what the workspace holds.
public final class UpkeepDocuments {
    private UpkeepDocuments() {}

    /// A copy of the store.
    public record Backup(Path file, long bytes) implements Document {}

    /// A copy that was put in the store's place.
    ///
    /// @param replaced where what it replaced is kept; null where there was nothing
    public record Restored(Path restored, Optional<Path> replaced) implements Document {}

    /// What could be read of a damaged workspace.
    ///
    /// @param workspace the folder of the new one
    public record Salvaged(Path workspace, List<String> kept, List<String> lost)
            implements Document {
        public Salvaged {
            kept = List.copyOf(kept);
            lost = List.copyOf(lost);
        }
    }

    /// A dataset that was deleted.
    ///
    /// @param runs saved runs that went with it
    public record DeletedDataset(String deleted, int runs) implements Document {}

    /// A dataset that has another name.
    public record RenamedDataset(String old, String dataset) implements Document {}

    /// A dataset whose currency was said.
    ///
    /// @param currency of ISO 4217; left out where it is not known
    public record QuotedDataset(
            String dataset, @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> currency)
            implements Document {}

    /// A model that was written to a file.
    public record ExportedModel(long model, String file, long bytes) implements Document {}

    /// A model that was removed.
    public record ForgottenModel(long removed) implements Document {}

    /// Bars that were made up.
    public record Generated(Path file, int bars, long seed, String timeframe, long bytes)
            implements Document {}
}
