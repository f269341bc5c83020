package io.abtpro.jobs;

import java.util.Optional;

/// One piece of work a user can start: from a tab, the command line or the API.
@FunctionalInterface
public interface Job<T> {
    T run(Progress progress) throws Exception;

    /// How to pause it; empty where it cannot be paused.
    default Optional<Pausable> pausable() {
        return Optional.empty();
    }

    /// True where it does the same when it is run once more, so that it can be offered again.
    default boolean isRepeatable() {
        return false;
    }

    /// True where it keeps what was asked for in a moment: it is never asked to stop, and the
    /// window does not close before it is done.
    default boolean isWrite() {
        return false;
    }

    /// `work` as a job that can be run once more.
    static <T> Job<T> repeatable(Job<T> work) {
        return new Job<>() {
            @Override
            public T run(Progress progress) throws Exception {
                return work.run(progress);
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }
        };
    }

    /// `work` as a job that is a write.
    static <T> Job<T> write(Job<T> work) {
        return new Job<>() {
            @Override
            public T run(Progress progress) throws Exception {
                return work.run(progress);
            }

            @Override
            public boolean isWrite() {
                return true;
            }
        };
    }
}
