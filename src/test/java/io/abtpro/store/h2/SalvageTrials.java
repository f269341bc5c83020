package io.abtpro.store.h2;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.bench.SavedRunsSize;
import io.abtpro.store.Datasets;
import io.abtpro.store.Runs;
import io.abtpro.store.StoreException;
import io.abtpro.store.Trainings;
import io.abtpro.store.Upkeep;
import io.abtpro.store.Workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Damages a store in many ways, opens and salvages it. Arguments: a folder, how often each way,
/// the first seed.
public final class SalvageTrials {
    static final int DATASETS = 12;
    static final int RUNS = 300;

    private SalvageTrials() {}

    /// What came of one damage.
    ///
    /// @param datasets that are whole in the new store, with the bars they had
    /// @param wrong what is in the new store and is not what was stored
    /// @param silentlyLess whether something was lost that can be named and was not
    record Outcome(int datasets, int runs, int wrong, boolean opened, boolean silentlyLess) {}

    static BarSeries series(int i) {
        return GeneratedBars.of(
                new GeneratedBars.Options(2_000 + 500 * i, i, Timeframe.parse("1m")));
    }

    /// Makes the store in two sessions, so that it has a backup of the first as every store in use
    /// has, and returns the hashes of its datasets. The pages of the last commit stand at the end
    /// of the file and may be the only ones of every table: what a cut takes there only a backup
    /// gives back.
    static Map<String, String> fill(Path folder) throws Exception {
        Map<String, String> hashes = new HashMap<>();
        var random = new Random(5);
        try (Workspace workspace = H2Workspace.open(folder)) {
            for (int i = 0; i < DATASETS; i++) {
                BarSeries series = series(i);
                hashes.put("set " + i, series.sha256());
                workspace
                        .datasets()
                        .add(
                                new Datasets.Description(
                                        "set " + i,
                                        "SYN",
                                        "generated",
                                        "g.csv",
                                        0,
                                        SeriesQuality.of(series, Long.MAX_VALUE)),
                                series);
                byte[] model = new byte[30_000];
                random.nextBytes(model);
                long training =
                        workspace
                                .trainings()
                                .begin(new Trainings.Started("SIGNAL", "model " + i, "{}", "{}"));
                var _ =
                        workspace
                                .trainings()
                                .complete(
                                        training,
                                        "{}",
                                        "random-forest",
                                        "{\"n\":" + i + "}",
                                        HexFormat.of()
                                                .formatHex(
                                                        MessageDigest.getInstance("SHA-256")
                                                                .digest(model)),
                                        model);
            }
            save(workspace, 0, RUNS / 2, random);
        }
        try (Workspace workspace = H2Workspace.open(folder)) {
            save(workspace, RUNS / 2, RUNS, random);
        }
        return hashes;
    }

    private static void save(Workspace workspace, int from, int to, Random random) {
        for (int i = from; i < to; i++) {
            workspace
                    .runs()
                    .save(SavedRunsSize.run(i, random).named("run " + i, "set " + i % DATASETS));
        }
    }

    /// The damaged store, with the backups of the whole one beside it.
    private static void lay(Path home, byte[] damaged, Path whole) throws IOException {
        Damage.write(home.resolve("workspace.mv.db"), damaged);
        Files.createDirectories(home.resolve("backups"));
        try (Stream<Path> backups = Files.list(whole.resolve("backups"))) {
            for (Path backup : backups.toList()) {
                Files.copy(backup, home.resolve("backups").resolve(backup.getFileName()));
            }
        }
    }

    static Outcome one(byte[] damaged, Map<String, String> hashes, Path whole, Path folder)
            throws Exception {
        Path home = folder.resolve("damaged");
        lay(home, damaged, whole);
        boolean opened = false;
        boolean less = false;
        try (Workspace workspace = H2Workspace.open(home)) {
            opened = true;
            less = workspace.datasets().all().size() < hashes.size();
        } catch (StoreException refused) {
            // In words.
        }
        // In a folder of its own: of some damaged stores H2 keeps the lock until the process ends.
        Path again = folder.resolve("damaged again");
        lay(again, damaged, whole);
        Upkeep.Salvaged salvaged =
                new H2Upkeep(Clock.systemUTC()).salvage(again, folder.resolve("new"));
        int sets = 0;
        int wrong = 0;
        int runs = 0;
        try (Workspace workspace = H2Workspace.open(folder.resolve("new"))) {
            for (var dataset : workspace.datasets().all()) {
                boolean same =
                        hashes.getOrDefault(dataset.name(), "")
                                .equals(workspace.datasets().bars(dataset.name()).sha256());
                sets += same ? 1 : 0;
                wrong += same ? 0 : 1;
            }
            for (String name : hashes.keySet()) {
                for (Runs.Run run : workspace.runs().of(name)) {
                    runs++;
                    wrong += run.documentJson().endsWith("}") ? 0 : 1;
                }
            }
        }
        if (sets < hashes.size() && salvaged.lost().isEmpty()) {
            wrong++;
        }
        return new Outcome(sets, runs, wrong, opened, less);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Map<String, String> hashes = fill(folder.resolve("whole"));
        byte[] file = Files.readAllBytes(folder.resolve("whole").resolve("workspace.mv.db"));
        System.out.printf(
                "store of %,d bytes, %d datasets, %d runs%n", file.length, DATASETS, RUNS);
        for (Damage damage : Damage.values()) {
            int least = Integer.MAX_VALUE;
            long sets = 0;
            long runs = 0;
            int wrong = 0;
            int opened = 0;
            int less = 0;
            int times = Integer.parseInt(arguments[1]);
            for (int i = 0; i < times; i++) {
                var random = new Random(Long.parseLong(arguments[2]) + i);
                Outcome outcome =
                        one(
                                damage.done(file, random),
                                hashes,
                                folder.resolve("whole"),
                                folder.resolve(damage + "-" + i));
                least = Math.min(least, outcome.datasets());
                sets += outcome.datasets();
                runs += outcome.runs();
                wrong += outcome.wrong();
                opened += outcome.opened() ? 1 : 0;
                less += outcome.silentlyLess() ? 1 : 0;
            }
            System.out.printf(
                    "%s: datasets least %d, mean %.1f; runs mean %.0f; wrong %d; opened %d of %d,"
                            + " with less %d%n",
                    damage,
                    least,
                    (double) sets / times,
                    (double) runs / times,
                    wrong,
                    opened,
                    times,
                    less);
        }
    }
}
