package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bars.Track;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Audits what a job of seconds says of a series, on fewer cuts than what is computed in an
/// instant.
final class AuditedRows {
    private static final int CUTS = 3;

    private AuditedRows() {}

    /// A row for each track; one that says why there is nothing to check where the job refuses the
    /// whole series.
    ///
    /// A cut that the job refuses says nothing: a leak, where the whole series said something
    /// before the cut.
    static List<AuditStrategy.Row> of(
            String name,
            BarSeries bars,
            Progress progress,
            Function<BarSeries, Map<String, Track>> tracks) {
        progress.throwIfCancelled();
        progress.report(0, 1, "Auditing " + name);
        Map<String, Track> full;
        try {
            full = tracks.apply(bars);
        } catch (IllegalArgumentException tooFew) {
            return List.of(
                    new AuditStrategy.Row(
                            name, true, "there is nothing to check: " + tooFew.getMessage(), 0));
        }
        var results =
                LookAheadAudit.of(
                        bars,
                        CUTS,
                        full,
                        cut -> {
                            progress.throwIfCancelled();
                            try {
                                return tracks.apply(cut);
                            } catch (IllegalArgumentException tooFew) {
                                return Map.of();
                            }
                        });
        progress.report(1, 1, "Audited " + name);
        return results.stream().map(AuditStrategy.Row::of).toList();
    }

    /// Cancels with `progress`, but says nothing: each cut would begin at 0 % again.
    static Progress quiet(Progress progress) {
        return new Progress() {
            @Override
            public void report(long done, long total, String message) {}

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }
}
