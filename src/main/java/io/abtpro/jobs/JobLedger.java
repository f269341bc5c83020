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

    /// `job` as a job that is kept under `title` from its start to its end, without its course.
    public <T> Job<T> recorded(String title, Job<T> job) {
        return recorded(title, job, new JobCourse());
    }

    /// `job` as a job that is kept under `title` from its start to its end.
    ///
    /// @param course of the job, kept with it
    public <T> Job<T> recorded(String title, Job<T> job, JobCourse course) {
        return progress -> {
            var kept = new Kept(store.started(title), progress, course);
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
        private final JobCourse course;
        private long written = System.nanoTime();
        private long done;
        private long total;
        private String message = "";

        Kept(long id, Progress shown, JobCourse course) {
            this.id = id;
            this.shown = shown;
            this.course = course;
            course.storedAs(id);
        }

        @Override
        public void about(JobAbout about) {
            shown.about(about);
        }

        @Override
        public void anew() {
            shown.anew();
        }

        @Override
        public void made(JobOutcome outcome) {
            shown.made(outcome);
        }

        @Override
        public synchronized void report(long newDone, long newTotal, String newMessage) {
            done = newDone;
            total = newTotal;
            message = newMessage;
            shown.report(newDone, newTotal, newMessage);
            if (System.nanoTime() - written > EVERY_NANOS) {
                written = System.nanoTime();
                keep(Jobs.State.RUNNING, message);
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
            keep(state, sentence);
        }

        private void keep(Jobs.State state, String sentence) {
            JobAbout about = course.about();
            JobOutcome outcome = course.outcome();
            store.update(
                    id,
                    state,
                    done,
                    total,
                    sentence,
                    new Jobs.Told(
                            about.kind().word(),
                            about.dataset(),
                            about.text(),
                            outcome.words(),
                            outcome.kept(),
                            outcome.opens().map(JobOutcome.Place::text).orElse(""),
                            course.text()));
        }
    }
}
