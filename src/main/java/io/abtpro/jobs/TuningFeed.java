package io.abtpro.jobs;

import io.abtpro.tuning.LuckBenchmark;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningSnapshot;

import java.util.Locale;
import java.util.function.LongSupplier;

/// What is seen of a tuning at work: snapshots for whoever watches it, progress in words for all.
final class TuningFeed {
    private static final long SNAPSHOT_NANOS = 32_000_000L;
    private static final long REPORT_NANOS = 200_000_000L;
    private static final int COST_OVER = 8;
    private static final int SNAPSHOT_SHARE = 12;

    private final Tuner tuner;
    private final LuckBenchmark comparison;
    private final TuningControl control;
    private final Progress progress;
    private final LongSupplier nanos;
    private long nextSnapshot;
    private long nextReport;
    private long snapshotCost;

    TuningFeed(
            Tuner tuner,
            LuckBenchmark comparison,
            TuningControl control,
            Progress progress,
            LongSupplier nanos) {
        this.tuner = tuner;
        this.comparison = comparison;
        this.control = control;
        this.progress = progress;
        this.nanos = nanos;
    }

    /// From now on a snapshot is due.
    void begin() {
        nextSnapshot = nanos.getAsLong();
        nextReport = nextSnapshot;
    }

    /// A snapshot thirty times a second, or fewer where they would take more than a twelfth of the
    /// time. Progress in words is read, not watched: it is said five times a second.
    void show() {
        long begun = nanos.getAsLong();
        if (begun - nextSnapshot < 0) {
            return;
        }
        publish();
        if (begun - nextReport >= 0) {
            progress.report(tuner.done(), tuner.total(), message());
            nextReport = begun + REPORT_NANOS;
        }
        long ended = nanos.getAsLong();
        // Smoothed: a moment in which the machine did something else is no cost of a snapshot.
        snapshotCost += (ended - begun - snapshotCost) / COST_OVER;
        nextSnapshot =
                Math.max(
                        Math.max(nextSnapshot, begun - SNAPSHOT_NANOS) + SNAPSHOT_NANOS,
                        ended + SNAPSHOT_SHARE * snapshotCost);
    }

    /// Publishes what there is, watched or not.
    void publishLast() {
        control.publish(snapshot());
    }

    void publish() {
        if (control.isWatched()) {
            control.publish(snapshot());
        }
    }

    private TuningSnapshot snapshot() {
        int dimensions = tuner.grid().dimensions();
        return TuningSnapshot.of(tuner, comparison, control.x(dimensions), control.y(dimensions));
    }

    private String message() {
        int backtests = tuner.log().size();
        if (TuningSnapshot.isCatchingUp(backtests, comparison.size())) {
            return TuningSnapshot.catchingUp(backtests, comparison.size());
        }
        int best = tuner.log().best();
        return "%s, %,d distinct backtests%s"
                .formatted(
                        tuner.options().method().label(),
                        tuner.log().size(),
                        best < 0
                                ? ", none within the limits yet"
                                : String.format(
                                        Locale.ROOT,
                                        ", best %s %.2f",
                                        tuner.options().objective().word(),
                                        tuner.log().value(best)));
    }
}
