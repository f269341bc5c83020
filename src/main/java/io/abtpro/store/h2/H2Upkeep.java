package io.abtpro.store.h2;

import io.abtpro.files.PrivateFiles;
import io.abtpro.files.WholeFile;
import io.abtpro.store.StoreException;
import io.abtpro.store.Upkeep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Backups, restores and salvage of the H2 file.
public final class H2Upkeep implements Upkeep {
    private final Clock clock;

    public H2Upkeep(Clock clock) {
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException, SQLException;
    }

    @Override
    public Backup backup(Path folder, Optional<Path> file) {
        StoreFiles files = StoreFiles.of(folder);
        return alone(
                files,
                () -> {
                    requireStore(files);
                    refuseOpen(files);
                    checked(files.store(), folder);
                    Path target =
                            file.orElseGet(
                                            () ->
                                                    new Backups(files)
                                                            .named("backup-", clock.instant()))
                                    .toAbsolutePath();
                    if (Files.exists(target)) {
                        throw new StoreException(
                                "%s is there already; give 'backup' another FILE, or remove it"
                                        .formatted(target));
                    }
                    if (target.getParent() != null) {
                        PrivateFiles.folder(target.getParent());
                    }
                    WholeFile.write(target, out -> Files.copy(files.store(), out));
                    PrivateFiles.close(target);
                    return new Backup(target, Files.size(target));
                });
    }

    @Override
    public Restored restore(Path folder, Path file) {
        StoreFiles files = StoreFiles.of(folder);
        files.make();
        return alone(
                files,
                () -> {
                    if (!Files.isRegularFile(file)) {
                        throw new StoreException(
                                "%s is no file; %s".formatted(file, backups(files)));
                    }
                    if (Files.exists(files.store())) {
                        refuseOpen(files);
                        if (Files.isSameFile(file, files.store())) {
                            throw new StoreException(
                                    "%s is the store itself; %s".formatted(file, backups(files)));
                        }
                    }
                    files.removeParts();
                    Path part = files.part("restore");
                    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
                    Schema schema = checkedBackup(part, file);
                    Optional<Path> replaced = Optional.empty();
                    if (Files.exists(files.store())) {
                        PrivateFiles.folder(files.backups());
                        Path kept = new Backups(files).named("replaced-", clock.instant());
                        Files.copy(files.store(), kept, StandardCopyOption.COPY_ATTRIBUTES);
                        PrivateFiles.close(kept);
                        replaced = Optional.of(kept);
                    }
                    StoreOpening.moveIntoPlace(part, files.store());
                    StoreState before =
                            StoreState.read(files.state()).orElse(new StoreState(0, 0, 0, 0, -1));
                    before.changed()
                            .withSchema(schema.newest())
                            .of(files.store())
                            .write(files.state());
                    return new Restored(file, replaced);
                });
    }

    @Override
    public Salvaged salvage(Path folder, Path into) {
        StoreFiles files = StoreFiles.of(folder);
        StoreFiles fresh = StoreFiles.of(into);
        var _ = StoreUrl.of(fresh.store());
        return alone(
                files,
                () -> {
                    requireStore(files);
                    refuseOpen(files);
                    if (Files.exists(fresh.folder()) && !isEmpty(fresh.folder())) {
                        throw new StoreException(
                                "%s must be an empty folder or none yet, but holds something; give 'salvage' another"
                                        .formatted(fresh.folder()));
                    }
                    fresh.make();
                    // A copy: what is read of a damaged file must not touch it.
                    Path copy = fresh.part("damaged");
                    Files.copy(files.store(), copy);
                    Path part = fresh.part("new");
                    try {
                        Salvaged salvaged =
                                new Salvage(copy, new Backups(files).newestFirst(), part, clock)
                                        .run(fresh.folder());
                        StoreOpening.moveIntoPlace(part, fresh.store());
                        return salvaged;
                    } finally {
                        fresh.removeParts();
                    }
                });
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void requireStore(StoreFiles files) {
        if (!Files.exists(files.store())) {
            throw new StoreException(
                    "There is no workspace in %s; give --home the folder of one, or 'restore FILE' a backup."
                            .formatted(files.folder()));
        }
    }

    private static void refuseOpen(StoreFiles files) throws IOException {
        if (StoreOpening.isOpenHere(files)) {
            throw StoreFailures.inUse(
                    files.folder(), new IllegalStateException("open in this process"));
        }
        if (!Files.isWritable(files.store())) {
            return;
        }
        try (FileChannel channel = FileChannel.open(files.store(), StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw StoreFailures.inUse(files.folder(), new IllegalStateException("locked"));
            }
        } catch (OverlappingFileLockException here) {
            // An opening of a damaged store in this process failed and left its lock.
            throw StoreFailures.inUse(files.folder(), here);
        }
    }

    private static void checked(Path store, Path folder) {
        try {
            if (!StoreHeader.hasItsEnd(store)) {
                throw new IOException("the last part of the store is missing");
            }
            Schema.of(store).check(folder);
        } catch (StoreException newer) {
            throw newer;
        } catch (IOException | SQLException | RuntimeException unreadable) {
            throw StoreFailures.damaged(folder, unreadable);
        }
    }

    private static Schema checkedBackup(Path copy, Path file) throws IOException {
        try {
            if (Files.size(copy) > 0) {
                Schema schema = Schema.of(copy);
                schema.check(file);
                if (schema.newest() > 0 && StoreHeader.hasItsEnd(copy)) {
                    return schema;
                }
            }
        } catch (StoreException newer) {
            Files.deleteIfExists(copy);
            throw newer;
        } catch (SQLException | RuntimeException unreadable) {
            Files.deleteIfExists(copy);
            throw new StoreException(
                    "%s is no workspace that can be read; nothing was changed".formatted(file),
                    unreadable);
        }
        Files.deleteIfExists(copy);
        throw new StoreException("%s is no workspace; nothing was changed".formatted(file));
    }

    private static String backups(StoreFiles files) {
        List<Path> newest = new Backups(files).newestFirst();
        return newest.isEmpty()
                ? "give 'restore' a file that 'backup' wrote"
                : "the backups are %s"
                        .formatted(String.join(", ", newest.stream().map(Path::toString).toList()));
    }

    private static <T> T alone(StoreFiles files, Work<T> work) {
        StoreThread.check();
        var _ = StoreUrl.of(files.store());
        requireFolder(files);
        try {
            if (!Files.isWritable(files.folder())) {
                return work.run();
            }
            try (StoreLock _ = StoreLock.take(files)) {
                return work.run();
            }
        } catch (IOException failure) {
            throw new StoreException(
                    failure instanceof FileAlreadyExistsException taken
                            ? taken.getFile() + " is there already; give another"
                            : "%s: this could not be done: %s"
                                    .formatted(files.folder(), StoreFailures.reason(failure)),
                    failure);
        } catch (SQLException failure) {
            throw StoreFailures.of(files.folder(), failure);
        }
    }

    private static void requireFolder(StoreFiles files) {
        if (!Files.isDirectory(files.folder())) {
            throw new StoreException(
                    "There is no workspace folder %s; give --home the folder of one."
                            .formatted(files.folder()));
        }
    }
}
