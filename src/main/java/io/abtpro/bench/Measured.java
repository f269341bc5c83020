package io.abtpro.bench;

import java.util.Optional;

/// A row as it came out.
///
/// @param work what a round did; empty where it could not be prepared
/// @param spread empty where it failed
/// @param quick true where little work was done, which says nothing of speed
/// @param failure why there is no figure; empty where there is one
public record Measured(
        Workload workload,
        String work,
        String note,
        Optional<Spread> spread,
        boolean quick,
        String failure) {
    /// How the median stands to the target.
    public enum Verdict {
        MET,
        MISSED,
        NONE
    }

    /// Never met or missed where there is no figure, no target, or little work was done.
    public Verdict verdict() {
        if (spread.isEmpty() || quick || workload.goal().target().isEmpty()) {
            return Verdict.NONE;
        }
        return factor() >= 1 ? Verdict.MET : Verdict.MISSED;
    }

    /// How many times better than the target the median is; NaN without either.
    public double factor() {
        return spread.map(s -> workload.goal().factor(s.median()).orElse(Double.NaN))
                .orElse(Double.NaN);
    }
}
