package io.abtpro.store.h2;

import io.abtpro.store.Runs;
import io.abtpro.store.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/// Prints what saved runs take on the disk. Arguments: how many, a folder, and "kill" to end without closing.
public final class SavedRunsSize {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9]+\\.[0-9]{5,}(E-?[0-9]+)?");
    private static final String HASH = "\"ledgerSha256\": \"";

    private SavedRunsSize() {}

    /// A run as the backtest records it: the golden document of a gated and sized run with figures of its own, at full precision.
    static Runs.Run run(int i, Random random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        String hash = HexFormat.of().formatHex(bytes);
        String document = FIGURE.matcher(golden()).replaceAll(_ -> Double.toString(random.nextGaussian()))
                .replaceFirst(HASH + "[^\"]*", HASH + hash)
                .replaceFirst("\"period\": [0-9]+", "\"period\": " + i);
        return new Runs.Run("", "S&P 500", "ab".repeat(32), "zscore-reversion", document, hash, Instant.ofEpochSecond(i));
    }

    private static String golden() {
        try {
            return Files.readString(Path.of("src", "test", "resources", "golden", "documents", "backtest-changed.json"))
                    .stripTrailing();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        var random = new Random(1);
        long started = System.nanoTime();
        try (Workspace workspace = H2Workspace.open(folder)) {
            for (int i = 0; i < count; i++) {
                Runs.Run run = run(i, random);
                workspace.runs().countTrial(run.datasetSha256(), new Runs.Trial("sma-cross " + run.ledgerSha256(), "all", 1000, i));
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
