package io.abtpro.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// This program in a process of its own, on the same Java and class path: cold, as a user starts
/// it.
///
/// @param main the class whose main method runs
/// @param options of the virtual machine
record ChildProcess(String main, List<String> options) {
    private static final int PATIENCE_SECONDS = 120;

    ChildProcess {
        options = List.copyOf(options);
    }

    /// @param seconds from the order to start it until it had ended
    /// @param out what it printed on standard output
    record Ended(double seconds, List<String> out) {
        Ended {
            out = List.copyOf(out);
        }
    }

    /// Runs it to its end.
    ///
    /// @param folder for what it prints
    /// @throws IOException with its own last words if it fails or does not end
    Ended run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("child.out");
        Path err = folder.resolve("child.err");
        List<String> command = command(arguments);
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!ended || process.exitValue() != 0) {
                String words = String.join(" ", Files.readAllLines(err));
                throw new IOException(
                        "%s %s: %s"
                                .formatted(
                                        main,
                                        ended
                                                ? "ended with " + process.exitValue()
                                                : "has not ended in 120 s",
                                        words.isBlank() ? "it said nothing" : words));
            }
            return new Ended(seconds, Files.readAllLines(out));
        } finally {
            process.destroy();
        }
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return command;
    }
}
