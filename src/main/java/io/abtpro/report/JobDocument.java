package io.abtpro.report;

import java.time.Instant;

/// A job that was started in the window.
public record JobDocument(
        long id,
        String title,
        String state,
        long done,
        long total,
        String message,
        Instant startedAt)
        implements Document {}
