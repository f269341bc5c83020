package io.abtpro.jobs;

import java.util.concurrent.CancellationException;

/// How a job reports to whoever started it. Called on the job's own thread.
public interface Progress {
    void report(long done, long total, String message);

    boolean isCancelled();

    /// Says what the job works on, once, as it begins.
    default void about(JobAbout about) {}

    /// Says what came of the job so far; the last word counts.
    default void made(JobOutcome outcome) {}

    /// Says that what was done so far is no measure of the pace: it was done before, or waited for.
    default void anew() {}

    default void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException("cancelled by the user");
        }
    }

    static Progress ignored() {
        return new Progress() {
            @Override
            public void report(long done, long total, String message) {}

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
