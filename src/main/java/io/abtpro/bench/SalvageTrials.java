package io.abtpro.bench;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.store.Datasets;
import io.abtpro.store.Runs;
import io.abtpro.store.StoreException;
import io.abtpro.store.Trainings;
import io.abtpro.store.Upkeep;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Upkeep;
import io.abtpro.store.h2.H2Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Damages a store in many ways, opens and salvages it.
public final class SalvageTrials {
    public static final int DATASETS = 12;
    public static final int RUNS = 300;

    private SalvageTrials() {}

    static Check check() {
        return new Check(
                "salvage-trials", "what is left of a store that was damaged in many ways and salvaged",
                List.of(
                        new Check.Argument("times", "20", "1"), new Check.Argument("seed", "1", "3"),
                        new Check.Argument("damage", Given.ALL, Damage.CUT_OUT.name())),
                SalvageTrials::run);
    }

    /// What came of one damage.
    ///
    /// @param datasets that are whole in the new store, with the bars they had
    /// @param wrong what is in the new store and is not what was stored
    /// @param named whether everything lost that can be named was
    public record Outcome(int datasets, int runs, int wrong, boolean opened, boolean silentlyLess) {}

    static BarSeries series(int i) {
        return GeneratedBars.of(new GeneratedBars.Options(2_000 + 500 * i, i, Timeframe.parse("1m")));
    }

    /// Makes the store and returns its bytes and the hashes of its datasets.
    public static Map<String, String> fill(Path folder) throws Exception {
        Map<String, String> hashes = new HashMap<>();
        var random = new Random(5);
        try (Workspace workspace = H2Workspace.open(folder)) {
            for (int i = 0; i < DATASETS; i++) {
                BarSeries series = series(i);
                hashes.put("set " + i, series.sha256());
                workspace.datasets().add(new Datasets.Description("set " + i, "SYN", "generated", "g.csv", 0,
                        SeriesQuality.of(series, Long.MAX_VALUE)), series);
                byte[] model = new byte[30_000];
                random.nextBytes(model);
                long training = workspace.trainings().begin(new Trainings.Started("SIGNAL", "model " + i, "{}", "{}"));
                var _ = workspace.trainings().complete(training, "{}", "random-forest", "{\"n\":" + i + "}",
                        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model)), model);
            }
            for (int i = 0; i < RUNS; i++) {
                workspace.runs().save(SavedRunsSize.run(i, random).named("run " + i, "set " + i % DATASETS));
            }
        }
        return hashes;
    }

    public static Outcome one(byte[] damaged, Map<String, String> hashes, Path folder) throws Exception {
        Path home = folder.resolve("damaged");
        Damage.write(home.resolve("workspace.mv.db"), damaged);
        boolean opened = false;
        boolean less = false;
        try (Workspace workspace = H2Workspace.open(home)) {
            opened = true;
            less = workspace.datasets().all().size() < hashes.size();
        } catch (StoreException refused) {
            // In words.
        }
        Damage.write(home.resolve("workspace.mv.db"), damaged);
        Upkeep.Salvaged salvaged = new H2Upkeep(Clock.systemUTC()).salvage(home, folder.resolve("new"));
        int whole = 0;
        int wrong = 0;
        int runs = 0;
        try (Workspace workspace = H2Workspace.open(folder.resolve("new"))) {
            for (var dataset : workspace.datasets().all()) {
                boolean same = hashes.getOrDefault(dataset.name(), "").equals(workspace.datasets().bars(dataset.name()).sha256());
                whole += same ? 1 : 0;
                wrong += same ? 0 : 1;
            }
            for (String name : hashes.keySet()) {
                for (Runs.Run run : workspace.runs().of(name)) {
                    runs++;
                    wrong += run.metricsJson().endsWith("}") ? 0 : 1;
                }
            }
        }
        if (whole < hashes.size() && salvaged.lost().isEmpty()) {
            wrong++;
        }
        return new Outcome(whole, runs, wrong, opened, less);
    }

    private static boolean run(Given given) throws Exception {
        Path folder = given.folder();
        Map<String, String> hashes = fill(folder.resolve("whole"));
        byte[] file = Files.readAllBytes(folder.resolve("whole").resolve("workspace.mv.db"));
        given.line("store of %,d bytes, %d datasets, %d runs", file.length, DATASETS, RUNS);
        int times = given.count("times");
        long seed = given.number("seed");
        boolean holds = true;
        List<String> all = Arrays.stream(Damage.values()).map(Enum::name).toList();
        for (Damage damage : given.chosen("damage", all).stream().map(Damage::valueOf).toList()) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                byte[] damaged = damage.done(file, new Random(seed + i));
                try {
                    outcomes.add(one(damaged, hashes, folder.resolve(damage + "-" + i)));
                } catch (RuntimeException failed) {
                    given.line("%s, seed %d: failed with %s", damage, seed + i, failed);
                }
            }
            holds &= outcomes.size() == times && outcomes.stream().allMatch(outcome -> outcome.wrong() == 0);
            given.line("%s: datasets least %d, mean %.1f; runs mean %.0f; wrong %d; opened %d of %d, with less %d",
                    damage, outcomes.stream().mapToInt(Outcome::datasets).min().orElse(0),
                    outcomes.stream().mapToInt(Outcome::datasets).average().orElse(0),
                    outcomes.stream().mapToInt(Outcome::runs).average().orElse(0),
                    outcomes.stream().mapToInt(Outcome::wrong).sum(),
                    outcomes.stream().filter(Outcome::opened).count(), outcomes.size(),
                    outcomes.stream().filter(Outcome::silentlyLess).count());
        }
        return holds;
    }
}
