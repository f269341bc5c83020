package io.abtpro.store.h2;

import io.abtpro.math.Moments;
import io.abtpro.math.Sha256;
import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;
import io.abtpro.store.StoreException;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Saved runs and the trial ledger in H2.
final class H2Runs implements Runs {
    private static final int LONGEST_KEY = 4000;
    private static final String COUNT =
            "MERGE INTO trial USING (VALUES (CAST(:dataset AS CHAR(64)), CAST(:hash AS CHAR(64))))"
                + " AS v (d, k) ON trial.dataset_sha256 = v.d AND trial.key_sha256 = v.k WHEN NOT"
                + " MATCHED THEN INSERT (dataset_sha256, key_sha256, trial_key, period, bars,"
                + " sharpe_per_bar, created_at) VALUES (:dataset, :hash, :key, :period, :bars,"
                + " :sharpe, :at)";

    private final Jdbi jdbi;
    private final Clock clock;

    H2Runs(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public InstantSource runClock() {
        return clock;
    }

    @Override
    public void save(Run run) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "INSERT INTO backtest_run (name, dataset_name, dataset_sha256,"
                                    + " strategy, parameters, execution, metrics, packed,"
                                    + " ledger_sha256, created_at, title, note, tags) VALUES (?,"
                                    + " COALESCE(NULLIF(?, ''), (SELECT min(name) FROM dataset"
                                    + " WHERE sha256 = ?), ''), ?, ?, '', '', '', ?, ?, ?, ?, ?,"
                                    + " ?)",
                                run.name(),
                                run.datasetName(),
                                run.datasetSha256(),
                                run.datasetSha256(),
                                run.strategy(),
                                PackedText.pack(run.documentJson()),
                                run.ledgerSha256(),
                                run.at().toEpochMilli(),
                                run.words().title(),
                                run.words().note(),
                                String.join("\n", run.words().tags())));
    }

    @Override
    public List<Run> of(String datasetName) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT * FROM backtest_run WHERE dataset_name = :name AND"
                                                + " name <> '' ORDER BY created_at, id")
                                .bind("name", datasetName)
                                .map((row, context) -> run(row))
                                .list());
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString("name"),
                row.getString("dataset_name"),
                row.getString("dataset_sha256"),
                row.getString("strategy"),
                document(row),
                row.getString("ledger_sha256"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                new RunWords(
                        row.getString("title"),
                        row.getString("note"),
                        row.getString("tags").lines().toList()));
    }

    /// Runs that the oldest workbenches saved have three texts in columns of their own.
    private static String document(ResultSet row) throws SQLException {
        byte[] packed = row.getBytes("packed");
        return packed == null
                ? PackedText.document(
                        List.of(
                                row.getString("parameters"),
                                row.getString("execution"),
                                row.getString("metrics")))
                : PackedText.unpack(packed);
    }

    @Override
    public void describe(String datasetName, String name, RunWords words) {
        jdbi.useTransaction(
                handle -> {
                    refuseTaken(handle, datasetName, name, words.title());
                    int changed =
                            handle.execute(
                                    "UPDATE backtest_run SET title = ?, note = ?, tags = ? WHERE"
                                            + " dataset_name = ? AND name = ? AND name <> ''",
                                    words.title(),
                                    words.note(),
                                    String.join("\n", words.tags()),
                                    datasetName,
                                    name);
                    if (changed == 0) {
                        throw new StoreException(
                                "'%s' has no saved run '%s'; 'runs list' shows them"
                                        .formatted(datasetName, name));
                    }
                });
    }

    /// A run is told by what it is called, so no two of a dataset are called the same.
    private static void refuseTaken(Handle handle, String dataset, String name, String title) {
        int others =
                handle.createQuery(
                                "SELECT count(*) FROM backtest_run WHERE dataset_name = :dataset"
                                        + " AND name <> '' AND name <> :name AND lower(:title) IN"
                                        + " (lower(name), lower(title))")
                        .bind("dataset", dataset)
                        .bind("name", name)
                        .bind("title", title)
                        .mapTo(Integer.class)
                        .one();
        if (!title.isEmpty() && others > 0) {
            throw new StoreException(
                    "another saved run of '%s' is called '%s' already; give this one another name"
                            .formatted(dataset, title));
        }
    }

    @Override
    public void forget(String datasetName, String name) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE backtest_run SET name = '' WHERE dataset_name = ? AND name"
                                        + " = ?",
                                datasetName,
                                name));
    }

    @Override
    public boolean countTrial(String datasetSha256, Trial trial) {
        return jdbi.withHandle(
                        handle -> bound(handle.createUpdate(COUNT), datasetSha256, trial).execute())
                > 0;
    }

    /// In one transaction, all or nothing; in the order of the index, which takes half as long.
    @Override
    public void countTrials(String datasetSha256, Collection<Trial> trials) {
        if (trials.isEmpty()) {
            return;
        }
        Map<String, Trial> byHash = new TreeMap<>();
        trials.forEach(trial -> byHash.putIfAbsent(Sha256.hex(trial.key()), trial));
        jdbi.useTransaction(
                handle -> {
                    var batch = handle.prepareBatch(COUNT);
                    byHash.values().forEach(trial -> bound(batch, datasetSha256, trial).add());
                    batch.execute();
                });
    }

    private <S extends SqlStatement<S>> S bound(S statement, String datasetSha256, Trial trial) {
        String key = trial.key();
        return statement
                .bind("dataset", datasetSha256)
                .bind("hash", Sha256.hex(key))
                .bind("key", key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key)
                .bind("period", trial.period())
                .bind("bars", trial.bars())
                .bind("sharpe", Double.isFinite(trial.sharpePerBar()) ? trial.sharpePerBar() : null)
                .bind("at", clock.millis());
    }

    /// One row of [#trials].
    private record Known(String period, int bars, double sharpePerBar) {}

    /// In the order of keys: the same trials give the same bits. Trials that older workbenches
    /// counted say nothing of their bars and are counted only.
    @Override
    public Trials trials(String datasetSha256) {
        return trials(datasetSha256, List.of());
    }

    /// As [#trials(String)] with more trials, which are not in the store.
    Trials trials(String datasetSha256, Collection<Trial> more) {
        return jdbi.withHandle(
                handle -> {
                    Map<String, List<Known>> periods = new TreeMap<>();
                    handle.createQuery(
                                    "SELECT period, bars, sharpe_per_bar FROM trial WHERE"
                                            + " dataset_sha256 = :dataset AND sharpe_per_bar IS NOT"
                                            + " NULL AND bars IS NOT NULL ORDER BY key_sha256")
                            .bind("dataset", datasetSha256)
                            .map(
                                    (row, context) ->
                                            new Known(
                                                    row.getString(1),
                                                    row.getInt(2),
                                                    row.getDouble(3)))
                            .forEach(
                                    known ->
                                            periods.computeIfAbsent(
                                                            known.period(), _ -> new ArrayList<>())
                                                    .add(known));
                    more.stream()
                            .filter(trial -> Double.isFinite(trial.sharpePerBar()))
                            .map(
                                    trial ->
                                            new Known(
                                                    trial.period(),
                                                    trial.bars(),
                                                    trial.sharpePerBar()))
                            .forEach(
                                    known ->
                                            periods.computeIfAbsent(
                                                            known.period(), _ -> new ArrayList<>())
                                                    .add(known));
                    return new Trials(
                            count(handle, datasetSha256) + more.size(),
                            periods.values().stream()
                                    .filter(known -> known.size() > 1)
                                    .map(H2Runs::spread)
                                    .toList());
                });
    }

    private static Spread spread(List<Known> known) {
        double[] sharpes = known.stream().mapToDouble(Known::sharpePerBar).toArray();
        return new Spread(sharpes.length, known.getFirst().bars(), Moments.of(sharpes).variance());
    }

    boolean isCounted(String datasetSha256, Trial trial) {
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "SELECT count(*) FROM trial WHERE dataset_sha256 ="
                                                        + " :dataset AND key_sha256 = :key")
                                        .bind("dataset", datasetSha256)
                                        .bind("key", Sha256.hex(trial.key()))
                                        .mapTo(Integer.class)
                                        .one())
                > 0;
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
}
