package io.abtpro.store.h2;

import io.abtpro.store.Datasets;
import io.abtpro.store.Jobs;
import io.abtpro.store.KeptResults;
import io.abtpro.store.Runs;
import io.abtpro.store.SignalScores;
import io.abtpro.store.StoreException;
import io.abtpro.store.Trainings;
import io.abtpro.store.Tunings;
import io.abtpro.store.VolatilityPredictions;
import io.abtpro.store.Workspace;

import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

import java.nio.file.Path;
import java.time.Clock;

/// A workspace kept in one H2 file, `workspace.mv.db`, locked by the process that has it open.
public final class H2Workspace implements Workspace {
    private static final long MOST_RESULT_BYTES = 512L << 20;

    private final Path folder;
    private final boolean readOnly;
    private final StoreClosing closing;
    private final Datasets datasets;
    private final Runs runs;
    private final VolatilityPredictions volatilityPredictions;
    private final Jobs jobs;
    private final Tunings tunings;
    private final Trainings trainings;
    private final SignalScores signalScores;
    private final KeptResults results;

    private final Clock clock;

    private H2Workspace(
            Path folder,
            JdbcConnectionPool pool,
            boolean readOnly,
            StoreClosing closing,
            Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.readOnly = readOnly;
        this.closing = closing;
        Jdbi jdbi = Jdbi.create(pool);
        var h2Runs = new H2Runs(jdbi, clock);
        var h2Forecasts = new H2VolatilityPredictions(jdbi);
        var h2Jobs = new H2Jobs(jdbi, clock);
        var h2Tunings = new H2Tunings(jdbi, clock);
        var h2Trainings = new H2Trainings(jdbi, clock);
        var h2Scores = new H2SignalScores(jdbi, clock);
        if (!readOnly) {
            h2Tunings.markInterrupted();
            h2Trainings.markInterrupted();
        }
        datasets = guarded(Datasets.class, new H2Datasets(jdbi, clock));
        runs = guarded(Runs.class, readOnly ? new ReadOnlyRuns(h2Runs) : h2Runs);
        volatilityPredictions =
                guarded(
                        VolatilityPredictions.class,
                        readOnly ? new ReadOnly.ForForecasts(h2Forecasts) : h2Forecasts);
        jobs = guarded(Jobs.class, readOnly ? new ReadOnly.ForJobs(h2Jobs) : h2Jobs);
        tunings = guarded(Tunings.class, h2Tunings);
        trainings = guarded(Trainings.class, h2Trainings);
        signalScores =
                guarded(SignalScores.class, readOnly ? new ReadOnly.ForScores(h2Scores) : h2Scores);
        var files = new KeptResultFiles(folder, MOST_RESULT_BYTES, clock);
        results = guarded(KeptResults.class, readOnly ? new ReadOnly.ForResults(files) : files);
    }

    private <T> T guarded(Class<T> repository, T store) {
        return Guarded.of(repository, store, folder);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /// The workspace in `folder`, made where there is none, by the clock of the system; read only
    /// where it cannot be written.
    ///
    /// @throws StoreException in one sentence: open elsewhere, made by a newer workbench, empty, or
    ///   damaged
    public static Workspace open(Path folder) {
        return open(folder, "another window", Clock.systemUTC());
    }

    /// As [#open(Path)].
    ///
    /// @param holder how others are told who has the workspace open, such as "the command 'import'
    ///   (process 4711)"
    /// @param clock that tells when something is kept
    public static Workspace open(Path folder, String holder, Clock clock) {
        StoreThread.check();
        StoreFiles files = StoreFiles.of(folder);
        // Before anything is made in a folder that will be refused.
        var _ = StoreUrl.of(files.store());
        files.make();
        return files.isWritable() ? forWriting(files, holder, clock) : forReading(files, clock);
    }

    private static Workspace forWriting(StoreFiles files, String holder, Clock clock) {
        var opening = new StoreOpening(files, clock);
        StoreOpening.Opened opened = opening.forWriting(holder);
        var closing = StoreClosing.of(opened.pool(), opened.state(), opening);
        try {
            return new H2Workspace(files.folder(), opened.pool(), false, closing, clock);
        } catch (RuntimeException failure) {
            closing.close();
            throw failure instanceof StoreException
                    ? failure
                    : StoreFailures.of(files.folder(), failure);
        }
    }

    static Workspace forReading(StoreFiles files, Clock clock) {
        JdbcConnectionPool pool = new StoreOpening(files, clock).forReading().pool();
        return new H2Workspace(files.folder(), pool, true, StoreClosing.ofReadOnly(pool), clock);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public Datasets datasets() {
        return datasets;
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public VolatilityPredictions volatilityPredictions() {
        return volatilityPredictions;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Tunings tunings() {
        return tunings;
    }

    @Override
    public Trainings trainings() {
        return trainings;
    }

    @Override
    public SignalScores signalScores() {
        return signalScores;
    }

    @Override
    public KeptResults results() {
        return results;
    }

    @Override
    public void close() {
        StoreThread.check();
        closing.close();
    }
}
