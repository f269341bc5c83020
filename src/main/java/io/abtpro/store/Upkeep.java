package io.abtpro.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is done to a workspace as a whole while nobody has it open.
public interface Upkeep {
    /// A copy of a workspace.
    ///
    /// @param file where it is
    record Backup(Path file, long bytes) {}

    /// A backup in the place of a store.
    ///
    /// @param replaced where the store is that was there before; empty where there was none
    record Restored(Path file, Optional<Path> replaced) {}

    /// What could be read of a damaged workspace.
    ///
    /// @param folder the new workspace
    /// @param kept what it holds, in words
    /// @param lost what could not be read, in words; empty where all was
    record Salvaged(Path folder, List<String> kept, List<String> lost) {
        public Salvaged {
            kept = List.copyOf(kept);
            lost = List.copyOf(lost);
        }
    }

    /// Copies the store of the workspace in `folder`; a file that is there already is refused.
    ///
    /// @param file beside the automatic backups where empty
    Backup backup(Path folder, Optional<Path> file);

    /// Puts a backup in the place of the store in `folder`, which is kept beside the backups.
    ///
    /// @throws StoreException if the file is no workspace that this program can read; nothing is
    ///   changed then
    Restored restore(Path folder, Path file);

    /// Reads what can still be read of the store in `folder` into a new workspace in `into`; the
    /// store stays as it is.
    ///
    /// @param into an empty folder, or one that is not there yet
    Salvaged salvage(Path folder, Path into);
}
