package io.abtpro;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What every source file keeps to, whatever is in it.
@NullMarked
class SourcesTest {
    private static final int MOST_LINES = 400;

    /// The longest line; the formatter breaks what it can at 100.
    private static final int MOST_COLUMNS = 120;

    /// Those with a wider line: each in a text block, a row of a file or of a table as it is.
    private static final List<String> WIDE =
            List.of(
                    "test/DocumentsTest",
                    "test/loading/CoinForms",
                    "test/loading/JsonFilesTest",
                    "test/loading/StockForms",
                    "test/loading/VendorWordsTest",
                    "test/ui/backtest/result/OverlaysTest");

    /// Each source file below `io.abtpro` by a name such as "main/bars/Track".
    private static Map<String, List<String>> sources() throws IOException {
        var sources = new TreeMap<String, List<String>>();
        for (String kind : List.of("main", "test")) {
            Path root = Path.of("src", kind, "java", "io", "abtpro");
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    sources.put(kind + "/" + name.replace(".java", ""), Files.readAllLines(file));
                }
            }
        }
        return sources;
    }

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        var longer = new TreeSet<String>();
        sources()
                .forEach(
                        (name, lines) -> {
                            if (lines.size() > MOST_LINES) {
                                longer.add(name);
                            }
                        });
        assertThat(longer).isEmpty();
    }

    @Test
    void noLineIsWiderThanAHundredAndTwentyColumnsButRowsOfData() throws IOException {
        var wider = new TreeSet<String>();
        sources()
                .forEach(
                        (name, lines) -> {
                            if (lines.stream().anyMatch(line -> line.length() > MOST_COLUMNS)) {
                                wider.add(name);
                            }
                        });
        assertThat(wider).containsExactlyInAnyOrderElementsOf(WIDE);
    }

    /// Two classes of tests run at a time, and there is one window.
    @Test
    void aTestThatOpensAWindowWaitsForTheOthersThatDo() throws IOException {
        var unlocked = new ArrayList<String>();
        sources()
                .forEach(
                        (name, lines) -> {
                            String text = String.join("\n", lines);
                            boolean opens =
                                    text.contains("import org.testfx.")
                                            && text.contains("import org.junit.jupiter.api.Test;");
                            if (opens
                                    && !text.contains("\n@WindowTest\n")
                                    && !text.contains("\n@ResourceLock(WindowTest.WINDOW)\n")) {
                                unlocked.add(name);
                            }
                        });
        unlocked.remove("test/SourcesTest");
        assertThat(unlocked).isEmpty();
    }
}
