package io.abtpro.jobs;

import io.abtpro.bars.SeriesQuality;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.store.Datasets;
import io.abtpro.store.h2.H2Workspace;
import java.nio.file.Files;
import java.nio.file.Path;

/// Times the stages of an import by hand: `ImportTime FILE`, the first round cold.
final class ImportTime {
    private ImportTime() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Path home = Files.createTempDirectory("import-time");
        try (var workspace = H2Workspace.open(home)) {
            for (int round = 0; round < 6; round++) {
                long start = System.nanoTime();
                var loaded = Loader.load(file, LoadOptions.detect());
                start = said("load", start);
                var quality = SeriesQuality.of(loaded.series(), System.currentTimeMillis());
                start = said("quality", start);
                loaded.series().sha256();
                start = said("sha", start);
                String name = "r" + round;
                workspace.datasets().add(
                        new Datasets.Description(name, "X", loaded.dialect(), "f", 0, quality), loaded.series());
                start = said("store", start);
                workspace.datasets().bars(name);
                said("open", start);
                System.out.println();
            }
        }
    }

    private static long said(String stage, long start) {
        System.out.printf("%s %d ms  ", stage, (System.nanoTime() - start) / 1_000_000);
        return System.nanoTime();
    }
}
