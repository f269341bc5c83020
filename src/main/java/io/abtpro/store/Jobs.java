package io.abtpro.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    /// @param ended empty while it runs, and of one that the end of the program cut off
    record Entry(
            long id,
            String title,
            State state,
            long done,
            long total,
            String message,
            Instant started,
            Optional<Instant> ended,
            Told told) {}

    /// What a job told of itself. All is text of the job's own, empty where it told nothing, as of
    /// jobs that an older workbench kept.
    ///
    /// @param kind such as "tuning"
    /// @param dataset name of the dataset that it works on
    /// @param inputs what it was asked for
    /// @param outcome a few words of what came of it
    /// @param kept what it kept where it was stopped
    /// @param opens where its result is seen
    /// @param course how far it was when, and what it said
    record Told(
            String kind,
            String dataset,
            String inputs,
            String outcome,
            String kept,
            String opens,
            String course) {
        public static Told nothing() {
            return new Told("", "", "", "", "", "", "");
        }
    }

    /// Keeps a job that starts to run and returns its id.
    long started(String title);

    /// Keeps how far the job has come, or what became of it.
    default void update(long id, State state, long done, long total, String message) {
        update(id, state, done, total, message, Told.nothing());
    }

    /// The same with what the job told of itself.
    void update(long id, State state, long done, long total, String message, Told told);

    /// Takes these jobs from the list; what came of them stays.
    void forget(List<Long> ids);

    /// The newest jobs, newest first.
    List<Entry> newest(int most);

    /// Marks as interrupted what was still queued, running or paused when the program ended last.
    ///
    /// @return how many there were
    int interruptUnfinished();
}
