package io.abtpro.ui.jobs;

import io.abtpro.jobs.JobCourse;
import io.abtpro.report.Figures;
import io.abtpro.ui.task.JobEntry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Times, durations and results of jobs as they are read.
final class JobText {
    private static final String NONE = "\u2013";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private JobText() {}

    static String started(JobEntry entry) {
        return DAY.format(entry.started().atZone(ZoneId.systemDefault()));
    }

    static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    /// Whole seconds that it took; -1 where that is not known.
    static long seconds(JobEntry entry) {
        return entry.ended()
                .map(end -> Math.max(0, Duration.between(entry.started(), end).toSeconds()))
                .orElse(-1L);
    }

    /// "0:31", "1:02:10"; an en dash where it is not known.
    static String took(JobEntry entry) {
        long seconds = seconds(entry);
        if (seconds < 0) {
            return NONE;
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds % 3600 / 60,
                        seconds % 60);
    }

    /// What came of it: its own words, else the sentence of its failure.
    static String result(JobEntry entry) {
        String words = entry.outcomeProperty().get().words();
        if (!words.isEmpty()) {
            return words;
        }
        return entry.stateProperty().get() == JobEntry.State.COMPLETED
                ? NONE
                : entry.messageProperty().get();
    }

    /// "done", "cancelled and kept 5,211 backtests", "failed".
    static String state(JobEntry entry) {
        String kept = entry.outcomeProperty().get().kept();
        return switch (entry.stateProperty().get()) {
            case COMPLETED -> "done";
            case CANCELLED -> kept.isEmpty() ? "cancelled" : "cancelled and kept " + kept;
            case FAILED -> "failed";
            case INTERRUPTED -> "interrupted";
            case QUEUED -> "waiting";
            case RUNNING -> "running";
        };
    }

    /// "1,842 of 2,743 backtests"; empty while nothing is counted.
    static String counted(JobEntry entry) {
        JobEntry.Counted counted = entry.countedProperty().get();
        String unit = entry.aboutProperty().get().unit();
        return counted.total() <= 0
                ? ""
                : "%s of %s%s"
                        .formatted(
                                Figures.count(counted.done()),
                                Figures.count(counted.total()),
                                unit.isEmpty() ? "" : " " + unit);
    }

    /// All that is known of a job, to be pasted into a report.
    static String report(JobEntry entry) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.title());
        lines.add("state: " + state(entry));
        lines.add("result: " + result(entry));
        lines.add("started: " + started(entry));
        lines.add("took, m:ss: " + took(entry));
        String counted = counted(entry);
        if (!counted.isEmpty()) {
            lines.add("done: " + counted);
        }
        entry.aboutProperty()
                .get()
                .inputs()
                .forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("log:");
        for (JobCourse.Line line : entry.course().lines()) {
            lines.add("  " + clock(line.at()) + "  " + line.text());
        }
        return String.join("\n", lines) + "\n";
    }
}
