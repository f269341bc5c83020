package io.abtpro.store.h2;

import io.abtpro.files.PrivateFiles;
import io.abtpro.store.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the parts of a workspace lie in its folder.
///
/// @param folder absolute
record StoreFiles(Path folder) {
    static final String END = ".mv.db";

    static StoreFiles of(Path folder) {
        return new StoreFiles(folder.toAbsolutePath().normalize());
    }

    /// The store.
    Path store() {
        return folder.resolve("workspace" + END);
    }

    /// What was true when the store was closed last.
    Path state() {
        return folder.resolve("workspace.state");
    }

    /// Held while the store is prepared; says who opened it last.
    Path lock() {
        return folder.resolve("workspace.lock");
    }

    Path backups() {
        return folder.resolve("backups");
    }

    /// A store that is being made, to be moved to its place.
    Path part(String what) {
        return folder.resolve("workspace-" + what + ".part" + END);
    }

    /// Makes the folder, readable by its owner alone.
    void make() {
        try {
            PrivateFiles.folder(folder);
        } catch (IOException failure) {
            throw new StoreException(
                    "The workspace folder %s cannot be made: %s; give --home a folder that can be written."
                            .formatted(folder, StoreFailures.reason(failure)),
                    failure);
        }
    }

    /// Whether the store could be written.
    boolean isWritable() {
        return Files.isWritable(folder) && (!Files.exists(store()) || Files.isWritable(store()));
    }

    /// Takes the workspace from the eyes of others, as those that older workbenches made.
    void close() {
        try {
            PrivateFiles.close(folder);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (!Files.isSymbolicLink(entry)) {
                        PrivateFiles.close(entry);
                    }
                }
            }
        } catch (IOException notOwner) {
            // A folder of someone else's keeps the modes its owner gave it.
        }
    }

    /// Removes what a process left that ended while it made a store.
    void removeParts() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "workspace-*.part*")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
        if (Files.isDirectory(backups())) {
            try (DirectoryStream<Path> parts = Files.newDirectoryStream(backups(), "*.part")) {
                for (Path part : parts) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
