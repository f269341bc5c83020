package io.abtpro.main;

import io.abtpro.bench.Bench;
import io.abtpro.cli.Services;
import io.abtpro.cli.WorkbenchCommand;
import io.abtpro.store.h2.H2Upkeep;
import io.abtpro.store.h2.H2Workspace;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs the commands that are used most, one after the other in one process: the training run from
/// which packaging makes the AOT cache of the command line.
public final class Rehearsal {
    private static final String DATASET = "Rehearsed";
    private static final String TUNED = "Tuned";
    private static final List<String> LISTS = List.of("datasets", "strategies", "indicators");

    private final Path folder;
    private final PrintStream out;

    private Rehearsal(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /// @param arguments a folder to work in
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ENGLISH);
        var quiet = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Rehearsal(Path.of(arguments[0]), quiet).play();
    }

    private void play() {
        String bars = folder.resolve("bars.csv").toString();
        String tuned = folder.resolve("tuned.json").toString();
        run("generate", "--bars", "100000", "--seed", "1", "--out", bars);
        run("import", bars, "--name", DATASET);
        LISTS.forEach(this::runBothWays);
        runBothWays("backtest", DATASET, "--strategy", "sma-cross");
        runBothWays(
                "sweep",
                DATASET,
                "--strategy",
                "sma-cross",
                "--grid",
                "fast=5:20:5",
                "--grid",
                "slow=30:60:10");
        run("generate", "--bars", "1500", "--seed", "2", "--out", bars);
        run("import", bars, "--name", TUNED);
        run(
                "tune",
                TUNED,
                "--strategy",
                "sma-cross",
                "--method",
                "random",
                "--budget",
                "20",
                "--export",
                tuned);
        runBothWays("verify", tuned);
    }

    private void runBothWays(String... command) {
        run(command);
        List<String> json = new ArrayList<>(List.of("--json"));
        json.addAll(List.of(command));
        run(json.toArray(String[]::new));
    }

    private void run(String... command) {
        List<String> all = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(command));
        int code =
                WorkbenchCommand.run(
                        all.toArray(String[]::new),
                        new Services(
                                H2Workspace::open,
                                new H2Upkeep(Clock.systemUTC()),
                                Bench.inProcess()),
                        out,
                        System.err);
        if (code != 0) {
            throw new IllegalStateException(
                    "the rehearsed command "
                            + all
                            + " ended with "
                            + code
                            + "; mend it or the rehearsal");
        }
    }
}
