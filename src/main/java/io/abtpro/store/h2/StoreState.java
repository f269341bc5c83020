package io.abtpro.store.h2;

import io.abtpro.files.PrivateFiles;
import io.abtpro.files.WholeFile;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What was true of a store when it was closed last, kept beside it.
///
/// @param bytes length of the file
/// @param modified when the file was written last, epoch milliseconds
/// @param schema number of the newest step that its tables were brought to
/// @param revision grows with each opening in which something changed
/// @param backedUp the revision of the newest automatic backup; -1 where there is none
record StoreState(long bytes, long modified, int schema, long revision, long backedUp) {
    /// The state of a store that was made just now.
    static StoreState first(Path store, int schema) throws IOException {
        return new StoreState(0, 0, schema, 0, 0).of(store);
    }

    static Optional<StoreState> read(Path file) {
        var kept = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            kept.load(in);
            return Optional.of(
                    new StoreState(
                            number(kept, "bytes"),
                            number(kept, "modified"),
                            (int) number(kept, "schema"),
                            number(kept, "revision"),
                            number(kept, "backedUp")));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static long number(Properties kept, String name) {
        return Long.parseLong(kept.getProperty(name, ""));
    }

    void write(Path file) throws IOException {
        WholeFile.writeString(
                file,
                """
                # What the workbench knows of the store beside this file.
                bytes=%d
                modified=%d
                schema=%d
                revision=%d
                backedUp=%d
                """
                        .formatted(bytes, modified, schema, revision, backedUp));
        PrivateFiles.close(file);
    }

    /// The same with the length and time of `store` as it is now.
    StoreState of(Path store) throws IOException {
        return new StoreState(
                Files.size(store),
                Files.getLastModifiedTime(store).toMillis(),
                schema,
                revision,
                backedUp);
    }

    /// Whether `store` is as it was left.
    boolean isOf(Path store) throws IOException {
        return Files.size(store) == bytes
                && Files.getLastModifiedTime(store).toMillis() == modified;
    }

    StoreState withSchema(int newSchema) {
        return new StoreState(bytes, modified, newSchema, revision, backedUp);
    }

    /// After something changed.
    StoreState changed() {
        return new StoreState(bytes, modified, schema, revision + 1, backedUp);
    }

    boolean needsBackup() {
        return revision != backedUp;
    }

    StoreState backedUpNow() {
        return new StoreState(bytes, modified, schema, revision, revision);
    }
}
