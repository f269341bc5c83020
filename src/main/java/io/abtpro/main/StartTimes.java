package io.abtpro.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long after the process began each step of its start was reached.
final class StartTimes {
    private static final StartTimes OF_PROCESS = new StartTimes();
    private static final int STARTED_FIELD = 22;
    private static final int MILLIS_A_TICK = 10;
    private static final int MILLIS = 1000;

    private final Map<String, Long> reached = new LinkedHashMap<>();

    /// The times of this process, which begins before its virtual machine does.
    static StartTimes ofProcess() {
        return OF_PROCESS;
    }

    /// Notes that `step` is reached now; only the first time counts.
    void reach(String step) {
        reach(step, System.nanoTime());
    }

    /// @param at a time of [System#nanoTime]
    synchronized void reach(String step, long at) {
        reached.putIfAbsent(step, at);
    }

    /// A line a step, in milliseconds, in the order in which they were reached.
    String text() {
        return text(System.nanoTime(), age());
    }

    /// @param age of the process at `now`, a time of [System#nanoTime]
    synchronized String text(long now, Duration age) {
        var lines = new StringBuilder();
        reached.forEach(
                (step, at) -> {
                    Duration after = age.minusNanos(now - at);
                    lines.append("%6d ms  %s%n".formatted(after.toMillis(), step));
                });
        return lines.toString();
    }

    /// How long this process has been there.
    ///
    /// What [ProcessHandle] says of its start is up to a second wrong on Linux, which counts from a
    /// boot time in whole seconds; so there both the start and now are read as times since the
    /// boot.
    private static Duration age() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            // The second field, the name in parentheses, may hold blanks.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 0);
            long started = Long.parseLong(fields[STARTED_FIELD - 3]) * MILLIS_A_TICK;
            String uptime = Files.readString(Path.of("/proc/uptime"));
            double now = Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * MILLIS;
            return Duration.ofMillis(Math.round(now) - started);
        } catch (IOException | IllegalArgumentException elsewhere) {
            Instant now = Instant.now();
            return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
        }
    }
}
