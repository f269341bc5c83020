package io.abtpro.store.h2;

import io.abtpro.files.PrivateFiles;
import io.abtpro.files.WholeFile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Copies of the store beside it. Those that are made at a start are the last few; those that were
/// asked for, and stores that others replaced, stay.
final class Backups {
    static final String AUTOMATIC = "start-";
    private static final int KEPT = 3;

    /// What stays free on the disk besides twice the store.
    private static final long FREE = 256L << 20;

    /// About a second to copy.
    private static final long LARGEST = 1L << 30;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final StoreFiles files;

    Backups(StoreFiles files) {
        this.files = files;
    }

    /// A copy that counts once the store has opened: a damaged store must not push out the good
    /// ones.
    record Taken(Path part, Path target) {}

    /// Copies the closed store; empty where the disk is too short for it, or the store so large
    /// that a start would wait.
    Optional<Taken> take(Instant now) throws IOException {
        long bytes = Files.size(files.store());
        if (bytes > LARGEST
                || Files.getFileStore(files.folder()).getUsableSpace() < 2 * bytes + FREE) {
            return Optional.empty();
        }
        PrivateFiles.folder(files.backups());
        Path target = named(AUTOMATIC, now);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.copy(files.store(), part, StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.close(part);
        return Optional.of(new Taken(part, target));
    }

    void keep(Taken taken) throws IOException {
        WholeFile.move(taken.part(), taken.target());
        List<Path> all = newestFirst(AUTOMATIC + "*" + StoreFiles.END);
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
    }

    static void drop(Taken taken) {
        try {
            Files.deleteIfExists(taken.part());
        } catch (IOException later) {
            // The next start removes it.
        }
    }

    /// A name for a copy made now.
    Path named(String kind, Instant now) {
        return files.backups().resolve(kind + STAMP.format(now) + StoreFiles.END);
    }

    /// Every copy there is, newest first.
    List<Path> newestFirst() {
        return newestFirst("*" + StoreFiles.END);
    }

    private List<Path> newestFirst(String glob) {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(files.backups())) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(files.backups(), glob)) {
                found.forEach(all::add);
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        all.sort(Comparator.comparing(Backups::stamp).reversed());
        return all;
    }

    private static String stamp(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.indexOf('-') + 1);
    }
}
