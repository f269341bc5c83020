package io.abtpro.bench;

import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.jobs.GenerateBars;
import io.abtpro.jobs.Progress;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// How long each stage of an import takes, the first round cold.
final class ImportTime {
    private static final String MADE = "generated";

    private ImportTime() {}

    static Check check() {
        return new Check(
                "import-time",
                "how long each stage of an import takes, the first round cold",
                List.of(
                        new Check.Argument("file", MADE, MADE),
                        new Check.Argument("bars", "1000000", "2000"),
                        new Check.Argument("rounds", "6", "1")),
                ImportTime::run);
    }

    private static boolean run(Given given) throws IOException {
        Path file = file(given);
        try (Workspace workspace = given.opener().apply(given.folder().resolve("home"))) {
            for (int round = 0; round < given.count("rounds"); round++) {
                var times = new StringBuilder();
                long start = System.nanoTime();
                var loaded = Loader.load(file, LoadOptions.detect());
                start = said(times, "load", start);
                var quality = SeriesQuality.of(loaded.series(), System.currentTimeMillis());
                start = said(times, "quality", start);
                loaded.series().sha256();
                start = said(times, "sha", start);
                String name = "r" + round;
                workspace
                        .datasets()
                        .add(
                                new Datasets.Description(
                                        name, "X", loaded.dialect(), "f", 0, quality),
                                loaded.series());
                start = said(times, "store", start);
                workspace.datasets().bars(name);
                said(times, "open", start);
                given.line("%s", times.toString().strip());
            }
        }
        return true;
    }

    /// The file that was named, or a made-up one of so many bars.
    private static Path file(Given given) throws IOException {
        if (!given.word("file").equals(MADE)) {
            return Path.of(given.word("file"));
        }
        Path file = given.folder().resolve("bench.csv");
        new GenerateBars(
                        new GeneratedBars.Options(given.count("bars"), 1, Timeframe.parse("1m")),
                        file)
                .run(Progress.ignored());
        return file;
    }

    private static long said(StringBuilder times, String stage, long start) {
        times.append("%s %d ms  ".formatted(stage, (System.nanoTime() - start) / 1_000_000));
        return System.nanoTime();
    }
}
