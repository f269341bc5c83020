package io.abtpro.jobs;

import java.util.concurrent.CancellationException;

/// How a job reports to whoever started it. Called on the job's own thread.
public interface Progress {
    void report(long done, long total, String message);

    boolean isCancelled();

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
