package io.abtpro.store.h2;

import io.abtpro.math.Moments;
import io.abtpro.store.Runs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Saved runs and the trial ledger in H2.
final class H2Runs implements Runs {
    private static final int LONGEST_KEY = 4000;

    private final Jdbi jdbi;
    private final Clock clock;

    H2Runs(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void save(Run run) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO backtest_run (name, dataset_name, dataset_sha256, strategy, parameters, execution, metrics,"
                        + " ledger_sha256, created_at) VALUES (?, COALESCE(NULLIF(?, ''),"
                        + " (SELECT min(name) FROM dataset WHERE sha256 = ?), ''), ?, ?, ?, ?, ?, ?, ?)",
                run.name(),
                run.datasetName(),
                run.datasetSha256(),
                run.datasetSha256(),
                run.strategy(),
                run.parametersJson(),
                run.executionJson(),
                run.metricsJson(),
                run.ledgerSha256(),
                run.at().toEpochMilli()));
    }

    @Override
    public List<Run> of(String datasetName) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM backtest_run WHERE dataset_name = :name AND name <> '' ORDER BY created_at, id")
                .bind("name", datasetName)
                .map((row, context) -> new Run(
                        row.getString("name"),
                        row.getString("dataset_name"),
                        row.getString("dataset_sha256"),
                        row.getString("strategy"),
                        row.getString("parameters"),
                        row.getString("execution"),
                        row.getString("metrics"),
                        row.getString("ledger_sha256"),
                        Instant.ofEpochMilli(row.getLong("created_at"))))
                .list());
    }

    @Override
    public void forget(String datasetName, String name) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE backtest_run SET name = '' WHERE dataset_name = ? AND name = ?", datasetName, name));
    }

    @Override
    public boolean countTrial(String datasetSha256, String key, double sharpePerBar) {
        String shown = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "MERGE INTO trial USING (VALUES (:dataset, :hash)) AS v (d, k)"
                                + " ON trial.dataset_sha256 = v.d AND trial.key_sha256 = v.k"
                                + " WHEN NOT MATCHED THEN INSERT (dataset_sha256, key_sha256, trial_key,"
                                + " sharpe_per_bar, created_at) VALUES (:dataset, :hash, :key,"
                                + (Double.isFinite(sharpePerBar) ? " :sharpe" : " NULL") + ", :at)")
                .bind("dataset", datasetSha256)
                .bind("hash", sha256(key))
                .bind("key", shown)
                .bind("sharpe", sharpePerBar)
                .bind("at", clock.millis())
                .configure(org.jdbi.v3.core.statement.SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .execute()) > 0;
    }

    /// In one transaction, all or nothing; in the order of the index, which takes half as long.
    @Override
    public void countTrials(String datasetSha256, Map<String, Double> sharpesPerBar) {
        if (sharpesPerBar.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch(
                    "MERGE INTO trial USING (VALUES (CAST(:dataset AS CHAR(64)), CAST(:hash AS CHAR(64)))) AS v (d, k)"
                            + " ON trial.dataset_sha256 = v.d AND trial.key_sha256 = v.k"
                            + " WHEN NOT MATCHED THEN INSERT (dataset_sha256, key_sha256, trial_key,"
                            + " sharpe_per_bar, created_at) VALUES (:dataset, :hash, :key, :sharpe, :at)");
            Map<String, String> byHash = new TreeMap<>();
            sharpesPerBar.keySet().forEach(key -> byHash.put(sha256(key), key));
            byHash.forEach((hash, key) -> batch.bind("dataset", datasetSha256)
                    .bind("hash", hash)
                    .bind("key", key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key)
                    .bind("sharpe", finite(sharpesPerBar.get(key)))
                    .bind("at", clock.millis())
                    .add());
            batch.execute();
        });
    }

    private static @Nullable Double finite(@Nullable Double value) {
        return value != null && Double.isFinite(value) ? value : null;
    }

    @Override
    public Trials trials(String datasetSha256) {
        return jdbi.withHandle(handle -> {
            double[] sharpes = handle.createQuery(
                            "SELECT sharpe_per_bar FROM trial WHERE dataset_sha256 = :dataset"
                                    + " AND sharpe_per_bar IS NOT NULL ORDER BY key_sha256")
                    .bind("dataset", datasetSha256)
                    .mapTo(Double.class)
                    .stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double variance = sharpes.length < 2 ? 0 : Moments.of(sharpes).variance();
            return new Trials(count(handle, datasetSha256), variance);
        });
    }

    @Override
    public int trialCount(String datasetSha256) {
        return jdbi.withHandle(handle -> count(handle, datasetSha256));
    }

    private static int count(Handle handle, String datasetSha256) {
        return handle.createQuery("SELECT count(*) FROM trial WHERE dataset_sha256 = :dataset")
                .bind("dataset", datasetSha256)
                .mapTo(Integer.class)
                .one();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
