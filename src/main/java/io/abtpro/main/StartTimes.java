package io.abtpro.main;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long after the process began each step of its start was reached.
final class StartTimes {
    private static final StartTimes OF_PROCESS =
            new StartTimes(ProcessHandle.current().info().startInstant().orElseGet(Instant::now));

    private final Instant began;
    private final Map<String, Duration> reached = new LinkedHashMap<>();

    StartTimes(Instant began) {
        this.began = began;
    }

    /// The times of this process, which begin before its virtual machine does.
    static StartTimes ofProcess() {
        return OF_PROCESS;
    }

    /// Notes that `step` is reached now; only the first time counts.
    void reach(String step) {
        reach(step, Instant.now());
    }

    synchronized void reach(String step, Instant when) {
        reached.putIfAbsent(step, Duration.between(began, when));
    }

    /// A line a step, in milliseconds, in the order in which they were reached.
    synchronized String text() {
        var lines = new StringBuilder();
        reached.forEach((step, after) -> lines.append("%6d ms  %s%n".formatted(after.toMillis(), step)));
        return lines.toString();
    }
}
