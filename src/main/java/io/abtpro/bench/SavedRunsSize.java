package io.abtpro.bench;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.BacktestPlan;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.RunDocument;
import io.abtpro.report.Documents;
import io.abtpro.store.Runs;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.StrategyCatalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/// What saved runs take on the disk.
public final class SavedRunsSize {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9]+\\.[0-9]{5,}(E-?[0-9]+)?");
    private static final String HASH = "\"ledgerSha256\": \"";

    private SavedRunsSize() {}

    static Check check() {
        return new Check(
                "saved-runs",
                "what saved runs take on the disk, and how long they take",
                List.of(new Check.Argument("runs", "10000", "50")),
                SavedRunsSize::run);
    }

    /// A run as the backtest records it: a real document with figures of its own, at full
    /// precision.
    public static Runs.Run run(int i, Random random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        String hash = HexFormat.of().formatHex(bytes);
        String document =
                FIGURE.matcher(Template.DOCUMENT)
                        .replaceAll(_ -> Double.toString(random.nextGaussian()))
                        .replaceFirst(HASH + "[^\"]*", HASH + hash)
                        .replaceFirst("\"fast\": [0-9]+", "\"fast\": " + i);
        return new Runs.Run(
                "",
                "S&P 500",
                "ab".repeat(32),
                "sma-cross",
                document,
                hash,
                Instant.ofEpochSecond(i));
    }

    /// Made when it is first asked for.
    private static final class Template {
        static final String DOCUMENT = document();
    }

    private static String document() {
        var strategy = StrategyCatalog.get("sma-cross");
        BarSeries bars =
                GeneratedBars.of(new GeneratedBars.Options(2_000, 7, Timeframe.parse("1d")));
        var plan = new BacktestPlan(strategy, strategy.space().defaults(), Execution.defaults());
        var run =
                plan.run(
                        new Columns(bars),
                        Backtest.Period.all(bars),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        try {
            return Documents.text(RunDocument.of(run, run.run(Progress.ignored())));
        } catch (Exception impossible) {
            throw new IllegalStateException(
                    "a run of generated bars can always be made", impossible);
        }
    }

    private static boolean run(Given given) throws IOException {
        int count = given.count("runs");
        Path home = given.folder().resolve("home");
        var random = new Random(1);
        long started = System.nanoTime();
        try (Workspace workspace = given.opener().apply(home)) {
            for (int i = 0; i < count; i++) {
                Runs.Run run = run(i, random);
                workspace
                        .runs()
                        .countTrial(
                                run.datasetSha256(),
                                new Runs.Trial("sma-cross " + run.ledgerSha256(), "all", 1000, i));
                workspace.runs().save(run);
            }
            say(given, "saved, still open", started, home);
            started = System.nanoTime();
        }
        say(given, "closed", started, home);
        started = System.nanoTime();
        try (Workspace workspace = given.opener().apply(home)) {
            say(given, "opened again", started, home);
            started = System.nanoTime();
            workspace.runs().trialCount("");
        }
        say(given, "closed again", started, home);
        return true;
    }

    private static void say(Given given, String what, long started, Path home) throws IOException {
        double seconds = (System.nanoTime() - started) / 1e9;
        long bytes = Files.size(home.resolve("workspace.mv.db"));
        given.line(
                "%s: %.2f s, %,d bytes, %,d a run",
                what, seconds, bytes, bytes / given.count("runs"));
    }
}
