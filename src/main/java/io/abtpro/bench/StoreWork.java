package io.abtpro.bench;

import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.jobs.GenerateBars;
import io.abtpro.jobs.ImportFile;
import io.abtpro.jobs.Progress;
import io.abtpro.loading.LoadOptions;
import io.abtpro.store.Workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Bars into the store and out of it.
final class StoreWork {
    private static final String NAME = "Bench";
    private static final int MILLIS = 1000;

    private StoreWork() {}

    static List<Workload> all() {
        return List.of(
                new Workload("import", "s", Goal.atMost(1), StoreWork::importing),
                new Workload("open-stored", "ms", Goal.atMost(200), StoreWork::opening));
    }

    /// A file of a million made-up bars, or of few where it is quick.
    static Path file(Setting setting) throws IOException {
        Path file = setting.folder().resolve("bench.csv");
        new GenerateBars(
                        new GeneratedBars.Options(
                                setting.size(1_000_000, 2_000), 1, Timeframe.parse("1m")),
                        file)
                .run(Progress.ignored());
        return file;
    }

    /// What the file is, such as "1,000,000 rows (63 MB)".
    static String said(Setting setting, Path file) throws IOException {
        return "%,d rows (%,d MB)"
                .formatted(setting.size(1_000_000, 2_000), Files.size(file) / 1_000_000);
    }

    private static Prepared importing(Setting setting) throws IOException {
        Path file = file(setting);
        Workspace workspace = setting.opener().apply(setting.folder());
        return new Prepared(
                "import of a CSV file of %s, checked and stored".formatted(said(setting, file)),
                "in a process that has imported before",
                setting.rounds(Rounds.ofLong()),
                () -> {
                    double[] seconds = Sample.time(1, () -> imported(workspace, file)).take();
                    workspace.datasets().delete(NAME);
                    return seconds;
                },
                workspace::close);
    }

    private static int imported(Workspace workspace, Path file) throws IOException {
        var job =
                new ImportFile(
                        workspace,
                        file,
                        LoadOptions.detect(),
                        Optional.of(NAME),
                        Optional.empty(),
                        false);
        return job.run(Progress.ignored()).dataset().bars();
    }

    private static Prepared opening(Setting setting) throws IOException {
        Path file = file(setting);
        try (Workspace workspace = setting.opener().apply(setting.folder())) {
            imported(workspace, file);
        }
        return new Prepared(
                "open a stored dataset of %,d bars, checksums compared"
                        .formatted(setting.size(1_000_000, 2_000)),
                "from a workspace opened anew each time; the system has the file in memory",
                setting.rounds(Rounds.ofShort()),
                () -> {
                    try (Workspace workspace = setting.opener().apply(setting.folder())) {
                        return Sample.time(MILLIS, () -> workspace.datasets().bars(NAME).size())
                                .take();
                    }
                });
    }
}
