package io.abtpro.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The machine that something was measured on.
///
/// @param memoryBytes of the machine; empty where the system does not say it as Linux does
/// @param heapBytes most that this process may use for objects
/// @param load processes that wanted to run, mean of the last minute; empty where the system does
///   not say
public record Machine(
        int cores,
        OptionalLong memoryBytes,
        long heapBytes,
        String java,
        String system,
        OptionalDouble load) {
    private static final long KIB = 1024;

    /// This machine now.
    public static Machine here() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory(Path.of("/proc/meminfo")),
                Runtime.getRuntime().maxMemory(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                load >= 0 ? OptionalDouble.of(load) : OptionalDouble.empty());
    }

    /// True where others were at work at the same time, so that figures are worse than they could
    /// be.
    public boolean isBusy() {
        return load.isPresent() && load.getAsDouble() > 0.5 * cores;
    }

    static OptionalLong memory(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith("MemTotal:"))
                    .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }
}
