package io.abtpro.store.h2;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Finding;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.bars.TradingYear;
import io.abtpro.files.Cells;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Datasets;
import io.abtpro.store.StoreException;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Datasets as compressed column chunks in H2; one transaction a dataset.
final class H2Datasets implements Datasets {
    private static final int COLUMNS = 6;

    private final Jdbi jdbi;
    private final Clock clock;

    H2Datasets(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Placed(int column, int number, ColumnChunk chunk) {}

    @Override
    public DatasetRecord add(Description description, BarSeries series, String ofSha256) {
        checkName(description.name());
        if (series.size() == 0) {
            throw new StoreException(
                    "dataset '" + description.name() + "' has no bars; nothing was stored");
        }
        List<Placed> chunks = compress(series);
        return jdbi.inTransaction(
                handle -> {
                    findInAnyCase(handle, description.name())
                            .ifPresent(
                                    other -> {
                                        throw taken(other);
                                    });
                    long id = insert(handle, description, series, chunks);
                    DatasetFindings.insert(handle, id, description.quality());
                    insertChunks(handle, id, chunks);
                    BarsOrigin.insert(handle, series.sha256(), ofSha256);
                    return findIn(handle, description.name()).orElseThrow();
                });
    }

    private static List<Placed> compress(BarSeries series) {
        long[] times = series.openTimes();
        List<double[]> values =
                List.of(
                        series.opens(),
                        series.highs(),
                        series.lows(),
                        series.closes(),
                        series.volumes());
        int chunks = (series.size() + ColumnChunk.SIZE - 1) / ColumnChunk.SIZE;
        return IntStream.range(0, COLUMNS * chunks)
                .parallel()
                .mapToObj(
                        i -> {
                            int column = i / chunks;
                            int from = i % chunks * ColumnChunk.SIZE;
                            int to = Math.min(series.size(), from + ColumnChunk.SIZE);
                            return new Placed(
                                    column,
                                    i % chunks,
                                    DamagingRuntime.packed(
                                            () ->
                                                    column == 0
                                                            ? ColumnChunk.ofTimes(times, from, to)
                                                            : ColumnChunk.ofDoubles(
                                                                    values.get(column - 1),
                                                                    from,
                                                                    to),
                                            ColumnChunk::isWhole));
                        })
                .toList();
    }

    private long insert(Handle handle, Description d, BarSeries series, List<Placed> chunks) {
        long stored = chunks.stream().mapToLong(placed -> placed.chunk().bytes().length).sum();
        return handle.createUpdate(
                        "INSERT INTO dataset (name, symbol, timeframe, zone, bars, from_time,"
                            + " to_time, sha256, dialect, source_file, rejected_rows, stored_bytes,"
                            + " calendar, trading_year, currency, imported_at) VALUES (:name,"
                            + " :symbol, :timeframe, :zone, :bars, :from, :to, :sha, :dialect,"
                            + " :source, :rejected, :stored, :calendar, :year, :currency, :at)")
                .bind("name", d.name())
                .bind("symbol", d.symbol())
                .bind("timeframe", series.timeframe().toString())
                .bind("zone", series.zone().getId())
                .bind("bars", series.size())
                .bind("from", series.openTime(0))
                .bind("to", series.openTime(series.size() - 1))
                .bind("sha", series.sha256())
                .bind("dialect", d.dialect())
                .bind("source", d.sourceFile())
                .bind("rejected", d.rejectedRows())
                .bind("stored", stored)
                .bind("calendar", d.quality().calendar())
                .bind("year", series.year().text())
                .bind("currency", series.currency().map(QuoteCurrency::code).orElse(null))
                .bind("at", clock.millis())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    private static void insertChunks(Handle handle, long id, List<Placed> chunks) {
        for (Placed placed : chunks) {
            handle.execute(
                    "INSERT INTO bar_chunk (dataset_id, column_no, chunk_no, bars, crc32, bytes,"
                            + " encoding) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    placed.column(),
                    placed.number(),
                    placed.chunk().count(),
                    placed.chunk().crc32(),
                    placed.chunk().bytes(),
                    placed.chunk().encoding().name());
        }
    }

    @Override
    public List<DatasetRecord> all() {
        return jdbi.withHandle(
                handle -> {
                    Map<Long, List<Finding>> findings = DatasetFindings.all(handle);
                    return handle.createQuery("SELECT * FROM dataset ORDER BY lower(name), name")
                            .map(
                                    (row, context) ->
                                            dataset(
                                                    row,
                                                    findings.getOrDefault(
                                                            row.getLong("id"), List.of())))
                            .list();
                });
    }

    @Override
    public Optional<DatasetRecord> find(String name) {
        return jdbi.withHandle(handle -> findIn(handle, name));
    }

    private static Optional<DatasetRecord> findIn(Handle handle, String name) {
        return handle.createQuery("SELECT * FROM dataset WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> dataset(row, DatasetFindings.of(handle, row.getLong("id"))))
                .findOne();
    }

    /// The name of a dataset that is this one but for its case.
    private static Optional<String> findInAnyCase(Handle handle, String name) {
        return handle.createQuery(
                        "SELECT name FROM dataset WHERE lower(name) = lower(:name) ORDER BY name ="
                                + " :name DESC LIMIT 1")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    private static DatasetRecord dataset(ResultSet row, List<Finding> findings)
            throws SQLException {
        return new DatasetRecord(
                row.getString("name"),
                row.getString("symbol"),
                row.getString("timeframe"),
                row.getString("zone"),
                row.getInt("bars"),
                Instant.ofEpochMilli(row.getLong("from_time")),
                Instant.ofEpochMilli(row.getLong("to_time")),
                row.getString("sha256"),
                row.getString("dialect"),
                row.getString("source_file"),
                row.getInt("rejected_rows"),
                row.getLong("stored_bytes"),
                new SeriesQuality(findings, row.getString("calendar")),
                Instant.ofEpochMilli(row.getLong("imported_at")),
                Optional.ofNullable(row.getString("trading_year")).map(TradingYear::parse),
                Optional.ofNullable(row.getString("currency")).map(QuoteCurrency::new));
    }

    @Override
    public BarSeries bars(String name) {
        DatasetRecord dataset = find(name).orElseThrow(() -> missing(name));
        try {
            return bars(dataset);
        } catch (ColumnChunk.DamagedException
                | IllegalArgumentException
                | DateTimeException
                | IndexOutOfBoundsException unreadable) {
            throw damaged(name, unreadable);
        }
    }

    private BarSeries bars(DatasetRecord dataset) {
        String name = dataset.name();
        long[] times = new long[dataset.bars()];
        double[][] values = new double[COLUMNS - 1][dataset.bars()];
        chunks(name).parallelStream()
                .forEach(
                        placed -> {
                            int at = placed.number() * ColumnChunk.SIZE;
                            if (placed.column() == 0) {
                                placed.chunk().copyInto(times, at);
                            } else {
                                placed.chunk().copyInto(values[placed.column() - 1], at);
                            }
                        });
        BarSeries series =
                BarSeries.of(
                        Timeframe.parse(dataset.timeframe()),
                        ZoneId.of(dataset.zone()),
                        times,
                        values[0],
                        values[1],
                        values[2],
                        values[3],
                        values[4]);
        if (!series.sha256().equals(dataset.sha256())) {
            throw new ColumnChunk.DamagedException();
        }
        return dataset.year().map(series::withYear).orElse(series).withCurrency(dataset.currency());
    }

    private List<Placed> chunks(String name) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT c.* FROM bar_chunk c JOIN dataset d ON d.id ="
                                                + " c.dataset_id WHERE d.name = :name")
                                .bind("name", name)
                                .map(
                                        (row, context) ->
                                                new Placed(
                                                        row.getInt("column_no"),
                                                        row.getInt("chunk_no"),
                                                        new ColumnChunk(
                                                                row.getInt("bars"),
                                                                row.getLong("crc32"),
                                                                ColumnChunk.Encoding.valueOf(
                                                                        row.getString("encoding")),
                                                                row.getBytes("bytes"))))
                                .list());
    }

    @Override
    public void rename(String name, String newName) {
        checkName(newName);
        jdbi.useTransaction(
                handle -> {
                    findInAnyCase(handle, newName)
                            .filter(other -> !other.equals(name))
                            .ifPresent(
                                    other -> {
                                        throw taken(other);
                                    });
                    if (handle.execute("UPDATE dataset SET name = ? WHERE name = ?", newName, name)
                            == 0) {
                        throw missing(name);
                    }
                    handle.execute(
                            "UPDATE backtest_run SET dataset_name = ? WHERE dataset_name = ?",
                            newName,
                            name);
                });
    }

    @Override
    public void quote(String name, Optional<QuoteCurrency> currency) {
        int changed =
                jdbi.withHandle(
                        handle ->
                                handle.execute(
                                        "UPDATE dataset SET currency = ? WHERE name = ?",
                                        currency.map(QuoteCurrency::code).orElse(null),
                                        name));
        if (changed == 0) {
            throw missing(name);
        }
    }

    @Override
    public Dependents dependents(String name) {
        return jdbi.withHandle(
                handle ->
                        new Dependents(
                                handle.createQuery(
                                                "SELECT count(*) FROM backtest_run WHERE"
                                                        + " dataset_name = :name AND name <> ''")
                                        .bind("name", name)
                                        .mapTo(Integer.class)
                                        .one(),
                                handle.createQuery(
                                                "SELECT count(*) FROM trial t JOIN dataset d ON"
                                                    + " d.sha256 = t.dataset_sha256 WHERE d.name ="
                                                    + " :name")
                                        .bind("name", name)
                                        .mapTo(Integer.class)
                                        .one()));
    }

    @Override
    public void delete(String name) {
        jdbi.useTransaction(
                handle -> {
                    if (handle.execute("DELETE FROM dataset WHERE name = ?", name) == 0) {
                        throw missing(name);
                    }
                    handle.execute("DELETE FROM backtest_run WHERE dataset_name = ?", name);
                });
    }

    private static void checkName(String name) {
        if (name.codePoints().anyMatch(Cells::isInvisible)) {
            throw new StoreException(
                    ("a dataset's name must be visible on one line, was '%s'; give it one without"
                                    + " control characters and direction marks")
                            .formatted(Cells.onOneLine(name)));
        }
        if (name.isBlank() || name.length() > 200) {
            throw new StoreException(
                    "a dataset's name must have 1 to 200 characters, had " + name.strip().length());
        }
    }

    private static StoreException taken(String name) {
        return new StoreException(
                ("there is a dataset '%s' already; 'datasets delete' or 'datasets rename' it, or"
                                + " give this one another name")
                        .formatted(name));
    }

    private static StoreException damaged(String name, Throwable cause) {
        return new StoreException(
                ("dataset '%s' is damaged: its bars have another checksum than when they were"
                     + " stored; 'datasets delete' it and import it again, or 'restore' a backup")
                        .formatted(name),
                cause);
    }

    private StoreException missing(String name) {
        List<String> names = all().stream().map(DatasetRecord::name).toList();
        return new StoreException("no dataset '%s'; there are %s".formatted(name, names));
    }
}
