package io.abtpro.bench;

import io.abtpro.store.Runs;
import io.abtpro.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// What saved runs take on the disk.
public final class SavedRunsSize {
    private static final String EXECUTION =
            "{\"fill\":\"next-open\",\"feeBps\":10.0,\"slippageBps\":5.0,\"capital\":10000.0,\"side\":\"long\",\"fractionOfEquity\":1.0,"
                    + "\"riskFreeRate\":0.0,\"from\":\"2001-01-02\",\"to\":\"2024-12-31\"}";

    private SavedRunsSize() {}

    static Check check() {
        return new Check(
                "saved-runs", "what saved runs take on the disk, and how long they take",
                List.of(new Check.Argument("runs", "10000", "50")),
                SavedRunsSize::run);
    }

    /// A run as the backtest records it: figures at full precision.
    public static Runs.Run run(int i, Random random) {
        var metrics = new StringBuilder("{");
        for (String key : new String[] {
            "netReturn", "cagr", "annualisedVolatility", "sharpe", "sortino", "calmar", "maxDrawdown", "longestDrawdown",
            "exposure", "trades", "winRate", "profitFactor", "expectancy", "averageTrade", "sqn", "turnover", "fees",
            "slippage", "buyAndHold", "tail"
        }) {
            metrics.append(metrics.length() > 1 ? "," : "").append('"').append(key).append("\":").append(random.nextGaussian());
        }
        var bytes = new byte[32];
        random.nextBytes(bytes);
        String hash = HexFormat.of().formatHex(bytes);
        return new Runs.Run("", "S&P 500", "ab".repeat(32), "sma-cross", "{\"fast\":%d.0,\"slow\":%d.0}".formatted(i % 100, i / 100),
                EXECUTION, metrics.append('}').toString(), hash, Instant.ofEpochSecond(i));
    }

    private static boolean run(Given given) throws IOException {
        int count = given.count("runs");
        Path home = given.folder().resolve("home");
        var random = new Random(1);
        long started = System.nanoTime();
        try (Workspace workspace = given.opener().apply(home)) {
            for (int i = 0; i < count; i++) {
                Runs.Run run = run(i, random);
                workspace.runs().countTrial(run.datasetSha256(), new Runs.Trial("sma-cross " + run.parametersJson(), "all", 1000, i));
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
        given.line("%s: %.2f s, %,d bytes, %,d a run", what, seconds, bytes, bytes / given.count("runs"));
    }
}
