package io.abtpro.cli;

import io.abtpro.store.Jobs;
import io.abtpro.store.Runs;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every command, typed once over generated bars, in an order in which each finds what it needs.
final class GoldenCommands {
    private static final String[] CROSS = {
        "--strategy", "sma-cross", "--set", "fast=5", "--set", "slow=20"
    };
    private static final String[] REVERSION = {
        "--strategy",
        "zscore-reversion",
        "--set",
        "period=4",
        "--set",
        "entry=0.7",
        "--side",
        "both"
    };

    private final Path folder;
    private final Map<String, String> documents = new LinkedHashMap<>();

    private GoldenCommands(Path folder) {
        this.folder = folder;
    }

    /// The documents by their command; what the same command printed in another form follows after
    /// a blank and a word.
    static Map<String, String> documents(Path folder) throws IOException {
        var commands = new GoldenCommands(folder);
        commands.bars();
        commands.results();
        commands.models();
        commands.tunings();
        commands.failure();
        commands.upkeep();
        return commands.documents;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void bars() throws IOException {
        keep(
                "generate",
                "generate",
                "--bars",
                "560",
                "--seed",
                "3",
                "--timeframe",
                "1d",
                "--out",
                path("bars.csv"));
        List<String> lines = Files.readAllLines(folder.resolve("bars.csv"));
        Files.write(folder.resolve("young.csv"), lines.subList(0, 421));
        keep("import", "import", path("bars.csv"), "--name", "made");
        typed("import", path("young.csv"), "--name", "young");
        keep("resample", "resample", "made", "--to", "1w", "--name", "weeks");
        typed("resample", "made", "--to", "1w", "--name", "more weeks");
        keep("datasets rename", "datasets", "rename", "more weeks", "other weeks");
        keep("datasets currency", "datasets", "currency", "other weeks", "USD");
        keep("datasets delete", "datasets", "delete", "other weeks");
        keep("datasets", "datasets");
        savedRun();
        keep("strategies", "strategies");
        keep("strategies list", "strategies", "list");
        keep("strategies show", "strategies", "show", "sma-cross");
        typed("strategies", "new", path("begun.strategy"));
        keep("strategies check", "strategies", "check", path("begun.strategy"));
        keep("strategies new", "strategies", "new", path("new.strategy"));
        keep("indicators", "indicators");
    }

    private void savedRun() {
        try (Workspace workspace = H2Workspace.open(folder.resolve("home"))) {
            workspace
                    .runs()
                    .save(
                            new Runs.Run(
                                    "run 1",
                                    "made",
                                    workspace.datasets().find("made").orElseThrow().sha256(),
                                    "sma-cross",
                                    "{}",
                                    "ab".repeat(32),
                                    Instant.parse("2024-03-01T12:00:00Z")));
        }
        keep("runs name", "runs", "name", "made", "run 1", "Slow and calm");
        keep("runs note", "runs", "note", "made", "Slow and calm", "Held through the fall.");
        keep("runs tag", "runs", "tag", "made", "Slow and calm", "calm", "2024");
        keep("runs list", "runs", "list", "made");
    }

    private void results() {
        keep("backtest", "backtest", CROSS, "made");
        keep(
                "backtest changed",
                "backtest",
                REVERSION,
                "made",
                "--min-score",
                "0.3",
                "--size-by-score",
                "--target-volatility",
                "20%",
                "--volatility-horizon",
                "5",
                "--size-cap",
                "0.8",
                "--fill",
                "same-close",
                "--size",
                "cash:5000",
                "--to",
                "2021-03-31");
        keep(
                "sweep",
                "sweep",
                "made",
                "--strategy",
                "sma-cross",
                "--grid",
                "fast=3:9:2",
                "--grid",
                "slow=20:40:10",
                "--top",
                "3");
        keep("volatility", "volatility", "made", "--horizon", "5", "--evaluate");
        keep("volatility forecast", "volatility", "made", "--horizon", "5");
        keep("audit", "audit", CROSS, "young");
        keep("strategies audit", "strategies", "audit", path("begun.strategy"), "young");
        keep("score list", "score list", REVERSION, "made", "--last", "3");
        keep("score evaluate", "score evaluate", REVERSION, "made");
    }

    private void models() {
        keep("score train", "score train", REVERSION, "young");
        keep("models list", "models", "list");
        keep("models verify", "models", "verify");
        keep("models export", "models", "export", "1", path("exported.model"));
        keep("models verify file", "models", "verify", path("exported.model"));
        keep("models challenge", "models challenge", REVERSION, "made", "--model", "1");
        keep("accuracy", "accuracy", "--days", "400", "--until", "2021-03-31");
        keep("models forget", "models", "forget", "1");
    }

    private void tunings() {
        tune("tune", "--random-runs", "1", "--twins", "1", "--export", path("tuned.json"));
        keep("tunings", "tunings");
        keep("verify", "verify", path("tuned.json"));
        try (Workspace workspace = H2Workspace.open(folder.resolve("home"))) {
            long id = workspace.jobs().started("Import bars.csv");
            workspace.jobs().update(id, Jobs.State.COMPLETED, 480, 480, "480 bars");
        }
        keep("jobs", "jobs");
        tune("tune opened", "--twins", "19", "--walk-forward", "2", "--open-holdout");
        keep("score evaluate two", "score evaluate", REVERSION, "made", "young");
    }

    private void tune(String name, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of("tune", "made", "--strategy", "sma-cross", "--method", "grid"));
        words.addAll(List.of("--param", "fast=3:9:2", "--param", "slow=20:40:10"));
        words.addAll(List.of("--min-trades", "1", "--seed", "7"));
        words.addAll(List.of(more));
        keep(name, words.toArray(String[]::new));
    }

    /// What a command that fails says.
    private void failure() {
        Typed said = Typed.at(folder.resolve("home"), "--json", "backtest", "none");
        documents.put("failure", said.out());
    }

    private void upkeep() {
        keep("backup", "backup", path("copy.mv.db"));
        keep("salvage", "salvage", "--out", path("salvaged"));
        keep("restore", "restore", path("copy.mv.db"));
        keep("bench", "bench", "--quick", "--only", "backtest");
        keep("bench checks", "bench", "checks");
        keep("demo", "demo", "--out", path("demo"));
    }

    /// @param command its words, then `dataset`, `options` and `more`
    private void keep(
            String name, String command, String[] options, String dataset, String... more) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.add(dataset);
        words.addAll(List.of(options));
        words.addAll(List.of(more));
        keep(name, words.toArray(String[]::new));
    }

    private void keep(String name, String... words) {
        documents.put(name, typed(words));
    }

    private String typed(String... words) {
        List<String> args = new ArrayList<>(List.of("--json"));
        args.addAll(List.of(words));
        Typed said = Typed.at(folder.resolve("home"), args.toArray(String[]::new));
        if (said.code() != 0) {
            throw new AssertionError(
                    "%s ended with %d: %s".formatted(args, said.code(), said.err()));
        }
        return said.out();
    }
}
