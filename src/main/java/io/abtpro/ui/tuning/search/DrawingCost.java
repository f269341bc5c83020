package io.abtpro.ui.tuning.search;

import io.abtpro.report.Figures;

import java.util.Optional;

/// What drawing costs, measured a second at a time.
final class DrawingCost {
    private static final long SECOND = 1_000_000_000L;
    private static final double TO_MILLIS = 1e-6;

    private long since;
    private long drawnBefore;
    private long drawnLast;
    private int drawings;
    private Optional<String> text = Optional.empty();

    /// @param now nanoseconds of a clock that only goes forward
    /// @param drawn nanoseconds spent drawing so far
    void frame(long now, long drawn) {
        if (drawn > drawnLast) {
            drawings++;
            drawnLast = drawn;
        }
        if (now - since < SECOND) {
            return;
        }
        if (since > 0 && drawings > 0 && now - since < 2 * SECOND) {
            long spent = drawn - drawnBefore;
            text =
                    Optional.of(
                            "drawn %d/s, %s ms each"
                                    .formatted(
                                            Math.round(drawings * (double) SECOND / (now - since)),
                                            Figures.plain(spent * TO_MILLIS / drawings, 1)));
        }
        since = now;
        drawnBefore = drawn;
        drawings = 0;
    }

    /// In words; empty in the first second.
    Optional<String> text() {
        return text;
    }
}
