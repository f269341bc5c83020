package io.abtpro.store;

import java.time.Instant;
import java.util.List;

/// The jobs that were started in this workspace, kept over a restart.
public interface Jobs {
    /// What became of a job. INTERRUPTED is one that the end of the program cut off.
    enum State {
        QUEUED,
        RUNNING,
        PAUSED,
        COMPLETED,
        FAILED,
        CANCELLED,
        INTERRUPTED
    }

    /// One job.
    ///
    /// @param total 0 while unknown
    /// @param message what it last said, or the sentence of its failure
    record Entry(
            long id,
            String title,
            State state,
            long done,
            long total,
            String message,
            Instant started) {}

    /// Keeps a job that starts to run and returns its id.
    long started(String title);

    /// Keeps how far the job has come, or what became of it.
    void update(long id, State state, long done, long total, String message);

    /// The newest jobs, newest first.
    List<Entry> newest(int most);

    /// Marks as interrupted what was still queued, running or paused when the program ended last.
    ///
    /// @return how many there were
    int interruptUnfinished();
}
