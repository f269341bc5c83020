package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.report.Documents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The document of every command, by the real engine on generated bars, is the golden one, compared
/// as text.
///
/// What differs from run to run or from machine to machine is replaced first, line by line: the
/// folder of the test by FOLDER; a time that is later than the start of the test by TIME, and such
/// a time in a name by STAMP; the members of [#MEASURED] (times, speeds, sizes on the disk, what
/// machine it is, hashes of files that hold a time or the versions of libraries) by MEASURED; and a
/// number of more than ten digits is rounded to ten, since the last bits of exp and log differ
/// between processors.
///
/// The goldens are written anew by [#main], to be read before they are committed.
class GoldenDocumentsTest {
    private static final Path GOLDENS = Path.of("src", "test", "resources", "golden", "documents");

    /// By document, or of all documents.
    private static final Map<String, Set<String>> MEASURED =
            Map.of(
                    "", Set.of("millis", "seconds", "barsPerSecond", "storedBytes"),
                    "backup", Set.of("bytes"),
                    "models export", Set.of("bytes"),
                    "models list", Set.of("sha256"),
                    "models verify", Set.of("sha256"),
                    "models verify file", Set.of("sha256"),
                    "bench",
                            Set.of(
                                    "cores",
                                    "memoryBytes",
                                    "heapBytes",
                                    "java",
                                    "system",
                                    "load",
                                    "median",
                                    "min",
                                    "lowerQuartile",
                                    "upperQuartile",
                                    "max"));

    private static final Pattern LINE = Pattern.compile("(\\s*(?:\"([^\"]+)\": )?)(.*?)(,?)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?");
    private static final Pattern STAMP = Pattern.compile("\\b20[0-9]{6}-[0-9]{6}-[0-9]{3}\\b");
    private static final MathContext TEN_DIGITS = new MathContext(10);

    @TempDir private Path folder;

    private static Map<String, String> documents(Path folder) throws IOException {
        Instant start = Instant.now();
        String escaped = folder.toString().replace("\\", "\\\\");
        Map<String, String> documents = new TreeMap<>();
        GoldenCommands.documents(folder)
                .forEach(
                        (name, text) ->
                                documents.put(
                                        file(name),
                                        text.lines()
                                                .map(
                                                        line ->
                                                                comparable(
                                                                        name,
                                                                        line.replace(
                                                                                escaped, "FOLDER"),
                                                                        start))
                                                .collect(Collectors.joining("\n", "", "\n"))));
        return documents;
    }

    private static String file(String name) {
        return name.replace(' ', '-') + ".json";
    }

    private static String comparable(String name, String line, Instant start) {
        Matcher parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        String key = parts.group(2) == null ? "" : parts.group(2);
        String value = parts.group(3);
        boolean measured =
                Stream.of("", name)
                        .anyMatch(of -> MEASURED.getOrDefault(of, Set.of()).contains(key));
        return parts.group(1)
                + (measured ? "\"MEASURED\"" : comparable(value, start))
                + parts.group(4);
    }

    private static String comparable(String value, Instant start) {
        if (value.length() > 1 && isAfter(value.substring(1, value.length() - 1), start)) {
            return "\"TIME\"";
        }
        String path = value.contains("FOLDER") ? value.replace("\\\\", "/") : value;
        return NUMBER.matcher(STAMP.matcher(path).replaceAll("STAMP"))
                .replaceAll(number -> rounded(number.group()));
    }

    private static String rounded(String number) {
        var exact = new BigDecimal(number);
        return exact.precision() > TEN_DIGITS.getPrecision()
                ? exact.round(TEN_DIGITS).stripTrailingZeros().toString()
                : number;
    }

    private static boolean isAfter(String text, Instant start) {
        try {
            return text.endsWith("Z") && Instant.parse(text).isAfter(start.minusMillis(1));
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    @Test
    void everyCommandWritesItsGoldenDocument() throws IOException {
        Map<String, String> documents = documents(folder);
        for (Map.Entry<String, String> document : documents.entrySet()) {
            assertThat(document.getValue())
                    .as(document.getKey())
                    .isEqualTo(Files.readString(GOLDENS.resolve(document.getKey())));
        }
        assertThat(documents.keySet()).containsExactlyInAnyOrderElementsOf(goldens());
    }

    private static List<String> goldens() throws IOException {
        try (Stream<Path> files = Files.list(GOLDENS)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void everyCommandHasAGolden() throws IOException {
        Set<String> wanted = new TreeSet<>();
        CutTest.commands().forEach(command -> wanted.add(file(command)));
        assertThat(goldens()).containsAll(wanted);
    }

    @Test
    void everyGoldenSaysItsVersionFirst() throws IOException {
        for (String golden : goldens()) {
            var document = Documents.read(Files.readString(GOLDENS.resolve(golden)));
            assertThat(document.isArray() ? document : List.of(document))
                    .as(golden)
                    .isNotEmpty()
                    .allSatisfy(
                            element ->
                                    assertThat(element.fieldNames().next())
                                            .isEqualTo("schemaVersion"));
        }
    }

    /// Writes the goldens. Argument: an empty folder to work in.
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(GOLDENS);
        for (Map.Entry<String, String> document :
                documents(Path.of(arguments[0]).toAbsolutePath()).entrySet()) {
            Files.writeString(GOLDENS.resolve(document.getKey()), document.getValue());
        }
    }
}
