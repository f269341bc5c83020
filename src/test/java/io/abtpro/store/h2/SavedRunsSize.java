package io.abtpro.store.h2;

import io.abtpro.store.Runs;
import io.abtpro.store.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/// Prints what saved runs take on the disk. Arguments: how many, a folder, and "kill" to end without closing.
public final class SavedRunsSize {
    private static final String EXECUTION =
            "{\"fill\":\"next-open\",\"feeBps\":10.0,\"slippageBps\":5.0,\"capital\":10000.0,\"side\":\"long\",\"fractionOfEquity\":1.0,"
                    + "\"riskFreeRate\":0.0,\"from\":\"2001-01-02\",\"to\":\"2024-12-31\"}";

    private SavedRunsSize() {}

    /// A run as the backtest records it: figures at full precision.
    static Runs.Run run(int i, Random random) {
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
        String hash = java.util.HexFormat.of().formatHex(bytes);
        return new Runs.Run("", "S&P 500", "ab".repeat(32), "sma-cross", "{\"fast\":%d.0,\"slow\":%d.0}".formatted(i % 100, i / 100),
                EXECUTION, metrics.append('}').toString(), hash, Instant.ofEpochSecond(i));
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        var random = new Random(1);
        long started = System.nanoTime();
        try (Workspace workspace = H2Workspace.open(folder)) {
            for (int i = 0; i < count; i++) {
                Runs.Run run = run(i, random);
                workspace.runs().countTrial(run.datasetSha256(), new Runs.Trial("sma-cross " + run.parametersJson(), "all", 1000, i));
                workspace.runs().save(run);
            }
            say("saved, still open", started, folder, count);
            if (arguments.length > 2) {
                Runtime.getRuntime().halt(0);
            }
            started = System.nanoTime();
        }
        say("closed", started, folder, count);
        started = System.nanoTime();
        try (Workspace workspace = H2Workspace.open(folder)) {
            say("opened again", started, folder, count);
            started = System.nanoTime();
            workspace.runs().trialCount("");
        }
        say("closed again", started, folder, count);
    }

    private static void say(String what, long started, Path folder, int count) throws Exception {
        long bytes = Files.size(folder.resolve("workspace.mv.db"));
        System.out.printf(Locale.ROOT, "%s: %.2f s, %,d bytes, %,d a run%n", what, (System.nanoTime() - started) / 1e9, bytes, bytes / count);
    }
}
