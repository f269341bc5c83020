package io.abtpro.store.h2;

import io.abtpro.files.PrivateFiles;
import io.abtpro.store.StoreException;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where the parts of a workspace lie in its folder.
///
/// @param folder absolute
record StoreFiles(Path folder) {
    static final String END = ".mv.db";

    /// Every name that a workbench gave a file or folder here.
    private static final Pattern OWN =
            Pattern.compile(
                    "workspace(-\\w+\\.part)?\\.(mv\\.db|state|lock|trace\\.db)|"
                        + "(ui-state|asked)\\.properties|results|rejects|backups|log|cache|\\..*\\.part");

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

    /// Takes what the workbench itself keeps here from the eyes of others, as it does not stand so
    /// in workspaces of older ones; the folder too where it holds nothing else. Other files in it,
    /// and a folder that is shared, stay as they are.
    void close() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            boolean alone = true;
            for (Path entry : entries) {
                if (!OWN.matcher(String.valueOf(entry.getFileName())).matches()) {
                    alone = false;
                } else if (!Files.isSymbolicLink(entry)) {
                    PrivateFiles.close(entry);
                }
            }
            if (alone) {
                PrivateFiles.close(folder);
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
