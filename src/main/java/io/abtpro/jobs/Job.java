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
}
