package io.abtpro.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// An empty folder of one measurement's own, deleted with all that is in it.
record OwnFolder(Path path) implements AutoCloseable {
    static OwnFolder make() throws IOException {
        return new OwnFolder(Files.createTempDirectory("abtpro-bench"));
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(path)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
