package io.abtpro.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The files that a command will write when its work is done. Whether they can be is found before
/// that work begins, and before a holdout is opened for it.
final class WritableFiles {
    private final Map<String, Path> files = new LinkedHashMap<>();

    /// One more, where the option was given.
    WritableFiles and(String option, Optional<Path> file) {
        file.ifPresent(f -> files.put(option, f));
        return this;
    }

    /// Tries each place; nothing is left there, and no file is touched.
    ///
    /// @param dataset as on the command line: what is read must not be written over
    /// @throws UsageException if two options write one file, or one writes the dataset's
    /// @throws IOException that names the option and the place that cannot be written to
    void check(String dataset) throws IOException {
        Map<Path, String> options = new HashMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String option = file.getKey();
            Path path = file.getValue().toAbsolutePath().normalize();
            String other = options.putIfAbsent(path, option);
            if (other != null) {
                throw new UsageException(
                        "%s and %s both write %s; give each a file of its own"
                                .formatted(other, option, file.getValue()));
            }
            if (Files.isRegularFile(path) && path.toString().equals(absolute(dataset))) {
                throw new UsageException(
                        "%s would write over the dataset %s; choose another file"
                                .formatted(option, file.getValue()));
            }
            tryToWrite(option, file.getValue(), path);
        }
    }

    private static String absolute(String dataset) {
        try {
            return Path.of(dataset).toAbsolutePath().normalize().toString();
        } catch (java.nio.file.InvalidPathException aName) {
            return dataset;
        }
    }

    private static void tryToWrite(String option, Path asked, Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new UsageException(
                    "%s must be a file, %s is a folder; add a file's name"
                            .formatted(option, asked));
        }
        try {
            if (Files.isRegularFile(path)) {
                Files.newByteChannel(path, StandardOpenOption.WRITE).close();
            } else if (!Files.exists(path)) {
                Files.delete(Files.createTempFile(nearestFolder(path), ".abtpro-", ".tmp"));
            }
        } catch (IOException cannot) {
            var refused =
                    new FileSystemException(
                            option + " " + asked,
                            null,
                            "cannot be written (%s); choose another place"
                                    .formatted(reason(cannot)));
            refused.initCause(cannot);
            throw refused;
        }
    }

    private static Path nearestFolder(Path path) {
        Path folder = path.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder == null ? path.getRoot() : folder;
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case java.nio.file.AccessDeniedException _ -> "access is denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> failure.getClass().getSimpleName();
        };
    }
}
