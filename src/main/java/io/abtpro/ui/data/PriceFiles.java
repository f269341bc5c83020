package io.abtpro.ui.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Files that may hold prices, told by their endings.
final class PriceFiles {
    /// As a dialog lists them.
    static final List<String> PATTERNS =
            List.of("*.csv", "*.txt", "*.tsv", "*.prn", "*.json", "*.parquet", "*.gz", "*.zip");

    private PriceFiles() {}

    /// What was dropped: files as they are, and in the place of a folder the price files in it, by
    /// name.
    static List<Path> of(List<Path> dropped) {
        return dropped.stream().flatMap(PriceFiles::within).toList();
    }

    private static Stream<Path> within(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files
                    .filter(file -> Files.isRegularFile(file) && mayHoldPrices(file))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException cannot) {
            throw new UncheckedIOException(
                    "the folder %s cannot be read: %s".formatted(path, cannot.getMessage()),
                    cannot);
        }
    }

    private static boolean mayHoldPrices(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return PATTERNS.stream().anyMatch(pattern -> name.endsWith(pattern.substring(1)));
    }
}
