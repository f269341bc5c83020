package io.abtpro.store.h2;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.bench.SavedRunsSize;
import io.abtpro.store.Datasets;
import io.abtpro.store.Runs;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Kills processes at random moments while they make, upgrade or fill stores, and opens what they
/// left. Arguments: a folder, kills within first starts and upgrades, kills elsewhere, a seed.
/// Prints how many stores did not open or lacked something that had been committed.
public final class StoreKills {
    private static final int[] OLD = {1, 4, 7, 8, 9};

    private StoreKills() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        if (arguments.length == 2) {
            child(folder, arguments[1]);
            return;
        }
        var random = new Random(Long.parseLong(arguments[3]));
        for (int version : OLD) {
            Path old = Files.createDirectories(folder.resolve("old" + version));
            OldStore.make(old.resolve("workspace.mv.db"), version);
        }
        int bad = 0;
        int unfinished = 0;
        int kills = Integer.parseInt(arguments[1]);
        for (int i = 0; i < kills; i++) {
            Path at = Files.createDirectories(folder.resolve("start" + i));
            List<String> told = killed(at, "start", random);
            try {
                unfinished += opened(at, told);
            } catch (RuntimeException | AssertionError failure) {
                bad++;
                System.out.println("start " + i + " after " + told + ": " + failure);
            }
            delete(at);
        }
        System.out.printf(
                "%d kills within first starts and upgrades: %d bad, %d stores were cut off at"
                        + " work%n",
                kills, bad, unfinished);
        bad = 0;
        kills = Integer.parseInt(arguments[2]);
        Path work = folder.resolve("work");
        int told = 0;
        for (int i = 0; i < kills; i++) {
            List<String> committed = killed(work, "work", random);
            told += committed.size();
            try (Workspace workspace = H2Workspace.open(work)) {
                committed.forEach(line -> check(workspace, line));
            } catch (RuntimeException | AssertionError failure) {
                bad++;
                System.out.println("work " + i + ": " + failure);
            }
        }
        System.out.printf(
                "%d kills elsewhere: %d bad, %d commits were told and looked for%n",
                kills, bad, told);
    }

    /// What the child had said when it was killed.
    private static List<String> killed(Path at, String what, Random random) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StoreKills.class.getName(),
                                at.toString(),
                                what)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String first = out.readLine();
            if (!"ready".equals(first)) {
                throw new IllegalStateException("the child said " + first);
            }
            Thread.sleep(random.nextInt(2500));
            // Through its handle, since the process itself would close what it had said.
            child.toHandle().destroyForcibly();
            child.waitFor();
            out.lines().forEach(told::add);
        }
        return told;
    }

    private static void child(Path folder, String what) throws Exception {
        if (what.equals("start")) {
            // Classes are loaded before the clock runs, so that kills fall among statements.
            Path warm = Files.createTempDirectory(folder.getParent(), "warm");
            H2Workspace.open(warm).close();
            System.out.println("ready");
            for (int i = 0; ; i++) {
                for (int version : OLD) {
                    String fresh = "new" + version + "-" + i;
                    H2Workspace.open(folder.resolve(fresh)).close();
                    System.out.println(fresh);
                    String old = "old" + version + "-" + i;
                    copy(folder.resolveSibling("old" + version), folder.resolve("copying"));
                    Files.move(folder.resolve("copying"), folder.resolve(old));
                    H2Workspace.open(folder.resolve(old)).close();
                    System.out.println(old);
                }
            }
        }
        try (Workspace workspace = H2Workspace.open(folder)) {
            System.out.println("ready");
            var random = new Random();
            while (true) {
                String name = "n" + Long.toHexString(random.nextLong());
                switch (random.nextInt(3)) {
                    case 0 -> {
                        BarSeries series =
                                GeneratedBars.of(
                                        new GeneratedBars.Options(
                                                30_000, random.nextInt(), Timeframe.parse("1m")));
                        workspace
                                .datasets()
                                .add(
                                        new Datasets.Description(
                                                name,
                                                "S",
                                                "generated",
                                                "f",
                                                0,
                                                SeriesQuality.of(series, Long.MAX_VALUE)),
                                        series);
                        System.out.println("dataset " + name + " " + series.sha256());
                    }
                    case 1 -> {
                        Runs.Run run =
                                SavedRunsSize.run(random.nextInt(1000), random).named(name, name);
                        workspace.runs().save(run);
                        System.out.println("run " + name + " " + run.ledgerSha256());
                    }
                    default -> {
                        long id =
                                workspace
                                        .tunings()
                                        .begin(
                                                new Tunings.Started(
                                                        name,
                                                        OldStore.DATASET,
                                                        "sma-cross",
                                                        "RL",
                                                        "{}",
                                                        "{}"));
                        for (int step = 1; step <= 5; step++) {
                            byte[] checkpoint = new byte[random.nextInt(400_000)];
                            workspace
                                    .tunings()
                                    .checkpoint(id, step, Tunings.Status.RUNNING, checkpoint);
                            System.out.println("step " + id + " " + step);
                        }
                    }
                }
            }
        }
    }

    private static int opened(Path at, List<String> told) throws Exception {
        int unfinished = 0;
        try (var stores = Files.list(at)) {
            for (Path store : stores.sorted().toList()) {
                String name = store.getFileName().toString();
                if (name.equals("copying")) {
                    continue;
                }
                unfinished += told.contains(name) ? 0 : 1;
                try (Workspace workspace = H2Workspace.open(store)) {
                    if (name.startsWith("old")
                            && (workspace.runs().of("old").size() != OldStore.RUNS
                                    || workspace.runs().trialCount(OldStore.DATASET)
                                            != OldStore.RUNS)) {
                        throw new AssertionError(name + " lacks runs");
                    }
                }
            }
        }
        return unfinished;
    }

    private static void check(Workspace workspace, String line) {
        String[] words = line.split(" ", -1);
        boolean there =
                switch (words[0]) {
                    case "dataset" ->
                            words.length < 3
                                    || workspace
                                            .datasets()
                                            .bars(words[1])
                                            .sha256()
                                            .equals(words[2]);
                    case "run" ->
                            words.length < 3
                                    || workspace
                                            .runs()
                                            .of(words[1])
                                            .getFirst()
                                            .ledgerSha256()
                                            .equals(words[2]);
                    default ->
                            words.length < 3
                                    || words[2].isEmpty()
                                    || workspace
                                                    .tunings()
                                                    .find(Long.parseLong(words[1]))
                                                    .orElseThrow()
                                                    .iterations()
                                            >= Integer.parseInt(words[2]);
                };
        if (!there) {
            throw new AssertionError(line + " was committed and is not there");
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        Files.copy(from.resolve("workspace.mv.db"), to.resolve("workspace.mv.db"));
    }

    private static void delete(Path folder) throws Exception {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
