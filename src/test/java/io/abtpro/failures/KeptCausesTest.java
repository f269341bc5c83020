package io.abtpro.failures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is thrown where another failure was caught has that one as its cause: else the log and
/// `--verbose` could not say what was met.
class KeptCausesTest {
    private static final Pattern CAUGHT =
            Pattern.compile(
                    "catch \\(([^)]*?) (\\w+)\\) \\{\\s*(?://[^\\n]*\\s*)*throw (.*?);\\n",
                    Pattern.DOTALL);

    /// Failures that say nothing which the new one does not say: a number or a timeframe that is
    /// none, and the wrapping of one that is thrown itself.
    private static final List<String> NOTHING_MORE =
            List.of(
                    "Ta4jNames.java: NumberFormatException",
                    "Calls.java: IllegalArgumentException",
                    "Guarded.java: InvocationTargetException",
                    "CsvText.java: UncheckedIOException");

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void whatIsThrownInACatchKeepsWhatWasCaught() throws IOException {
        List<String> lost = new ArrayList<>();
        for (Path source : sources()) {
            Matcher caught = CAUGHT.matcher(Files.readString(source));
            while (caught.find()) {
                String name = Pattern.quote(caught.group(2));
                boolean kept =
                        Pattern.compile("[(,]\\s*" + name + "\\s*\\)|^" + name + "$")
                                .matcher(caught.group(3))
                                .find();
                if (!kept) {
                    lost.add(source.getFileName() + ": " + caught.group(1));
                }
            }
        }
        assertThat(lost).containsExactlyInAnyOrderElementsOf(NOTHING_MORE);
    }
}
