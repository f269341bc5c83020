package io.abtpro.report;

import io.abtpro.strategies.ParameterSet;

import java.util.List;
import java.util.Map;

/// What the look-ahead audit of a strategy found.
///
/// @param clean true where nothing of the future was seen
/// @param leaks how many of the checks saw some
public record AuditDocument(
        String dataset,
        String strategy,
        Map<String, Double> parameters,
        boolean clean,
        long leaks,
        List<Check> checks)
        implements Document {
    public AuditDocument {
        checks = List.copyOf(checks);
    }

    /// One column, or the signals.
    ///
    /// @param sentence the finding in words
    /// @param checkedBars how many bars were compared
    public record Check(String name, boolean clean, String sentence, int checkedBars) {}

    public static AuditDocument of(
            String dataset, String strategy, ParameterSet parameters, List<Check> checks) {
        long leaks = checks.stream().filter(check -> !check.clean()).count();
        return new AuditDocument(dataset, strategy, parameters.values(), leaks == 0, leaks, checks);
    }
}
