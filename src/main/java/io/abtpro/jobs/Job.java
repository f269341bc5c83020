package io.abtpro.jobs;

/// One piece of work a user can start: from a tab, the command line or the API.
@FunctionalInterface
public interface Job<T> {
    T run(Progress progress) throws Exception;
}
