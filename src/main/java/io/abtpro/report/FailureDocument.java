package io.abtpro.report;

/// What a command that failed says.
public record FailureDocument(String error, int exitCode) implements Document {}
