package io.abtpro.bench;

/// A row of the table of speeds.
///
/// @param name by which it is asked for
/// @param unit of its figures, such as "ms"
public record Workload(String name, String unit, Goal goal, Preparation preparation) {
    /// Does all that is not to be measured.
    @FunctionalInterface
    public interface Preparation {
        Prepared prepare(Setting setting) throws Exception;
    }
}
