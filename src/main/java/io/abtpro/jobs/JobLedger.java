package io.abtpro.jobs;

import io.abtpro.failures.Sentence;
import io.abtpro.store.Jobs;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/// Keeps what becomes of jobs in the store, about once a second while they run.
public final class JobLedger {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Jobs store;

    public JobLedger(Jobs store) {
        this.store = store;
    }

    /// `job` as a job that is kept under `title` from its start to its end.
    public <T> Job<T> recorded(String title, Job<T> job) {
        return progress -> {
            var kept = new Kept(store.started(title), progress);
            try {
                T result = job.run(kept);
                kept.ended(
                        kept.isStoppedEarly() ? Jobs.State.CANCELLED : Jobs.State.COMPLETED,
                        kept.message);
                return result;
            } catch (CancellationException cancelled) {
                kept.ended(Jobs.State.CANCELLED, Sentence.of(cancelled));
                throw cancelled;
            } catch (Exception | Error failure) {
                kept.ended(Jobs.State.FAILED, Sentence.of(failure));
                throw failure;
            }
        };
    }

    /// Passes progress on and keeps it. Used by the job's own thread.
    private final class Kept implements Progress {
        private final long id;
        private final Progress shown;
        private long written = System.nanoTime();
        private long done;
        private long total;
        private String message = "";

        Kept(long id, Progress shown) {
            this.id = id;
            this.shown = shown;
        }

        @Override
        public synchronized void report(long newDone, long newTotal, String newMessage) {
            done = newDone;
            total = newTotal;
            message = newMessage;
            shown.report(newDone, newTotal, newMessage);
            if (System.nanoTime() - written > EVERY_NANOS) {
                written = System.nanoTime();
                store.update(id, Jobs.State.RUNNING, done, total, message);
            }
        }

        @Override
        public boolean isCancelled() {
            return shown.isCancelled();
        }

        /// True where it was asked to stop, kept what it had, and more would have been to do.
        synchronized boolean isStoppedEarly() {
            return isCancelled() && done < total;
        }

        synchronized void ended(Jobs.State state, String sentence) {
            store.update(id, state, done, total, sentence);
        }
    }
}
