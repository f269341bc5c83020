package io.abtpro;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the documents say of one another and of the code.
@NullMarked
class DocumentsTest {
    private static final Path CODE = Path.of("src", "main", "java", "io", "abtpro");
    private static final Path TESTS = Path.of("src", "test", "java", "io", "abtpro");
    private static final Path SITE = Path.of("src", "site", "markdown");
    private static final Path DECISIONS = SITE.resolve("decisions");
    private static final Path GUIDE = SITE.resolve("user-guide.md");
    private static final Path ARCHITECTURE = Path.of("ARCHITECTURE.md");
    private static final List<String> AT_THE_ROOT =
            List.of(
                    "README.md",
                    "CONTRIBUTING.md",
                    "ARCHITECTURE.md",
                    "CHANGELOG.md",
                    "SECURITY.md",
                    "packaging/README.md",
                    "sample-data/README.md");
    private static final Pattern LINK =
            Pattern.compile("\\]\\(\\s*([^)\\s]+)[^)]*\\)|(?m:^\\[[^\\]]+\\]:\\s*(\\S+))");
    private static final Pattern CODE_SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");
    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\|");
    private static final Pattern INDEX_ROW =
            Pattern.compile("(?m)^\\| (\\d{4}) \\| \\[(.+)\\]\\((.+)\\) \\| \\S.* \\|$");
    private static final Pattern FORM =
            Pattern.compile("(?:new Form|days|hours)\\(\\s*\"[^\"]*\",\\s*\"([^\"]+)\"");

    static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(DECISIONS)) {
            return files.filter(file -> !name(file).equals("README.md")).sorted().toList();
        }
    }

    static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>(AT_THE_ROOT.stream().map(Path::of).toList());
        try (Stream<Path> files = Files.walk(SITE)) {
            files.filter(file -> name(file).endsWith(".md")).sorted().forEach(all::add);
        }
        return all;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String title(Path decision) throws IOException {
        return Files.readString(decision).lines().findFirst().orElse("");
    }

    private static List<String> headings(String text) {
        return prose(text)
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
    }

    /// The part of a document between a heading of the second level and the next.
    private static String section(String text, String heading) {
        String after = text.substring(text.indexOf("\n## " + heading + "\n") + 1);
        int next = after.indexOf("\n## ");
        return after.substring(after.indexOf('\n'), next < 0 ? after.length() : next);
    }

    /// A text without its blocks of code.
    private static String prose(String text) {
        return text.replaceAll("(?ms)^```.*?^```$", "");
    }

    private static List<String> codeIn(String text) {
        return CODE_SPAN.matcher(prose(text)).results().map(span -> span.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionHasContextOptionsOutcomeAndConfirmationInThatOrder(Path decision)
            throws IOException {
        String text = Files.readString(decision);
        assertThat(name(decision)).matches("\\d{4}-.+\\.md");
        assertThat(title(decision)).matches("# " + name(decision).substring(0, 4) + " \\S.*[^.]");
        assertThat(headings(text)).containsExactly("Context", "Options", "Outcome", "Confirmation");
        assertThat(headings(text))
                .allSatisfy(heading -> assertThat(section(text, heading)).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionIsConfirmedByTestsThatExist(Path decision) throws IOException {
        List<String> named = codeIn(section(Files.readString(decision), "Confirmation"));
        Set<String> tests = classes(TESTS);
        assertThat(named)
                .as("what is named")
                .anyMatch(code -> tests.contains(code.replaceFirst("\\..*", "")));
        for (String test :
                named.stream().filter(code -> code.matches("\\w+Test(\\.\\w+)?")).toList()) {
            String[] parts = test.split("\\.", 0);
            assertThat(tests).contains(parts[0]);
            assertThat(parts.length == 1 || source(parts[0]).contains(" " + parts[1] + "("))
                    .as(test)
                    .isTrue();
        }
    }

    @Test
    void theIndexHoldsEveryDecisionUnderItsTitleAndNoOther() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Path decision : decisions()) {
            expected.add(title(decision) + " in " + name(decision));
        }
        assertThat(
                        INDEX_ROW
                                .matcher(Files.readString(DECISIONS.resolve("README.md")))
                                .results()
                                .map(
                                        row ->
                                                "# "
                                                        + row.group(1)
                                                        + " "
                                                        + row.group(2)
                                                        + " in "
                                                        + row.group(3)))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFileAndAHeadingOfIt(Path document) throws IOException {
        assertThat(brokenLinks(document)).isEmpty();
    }

    @Test
    void aLinkToNothingIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("b.md"),
                "# Of `Two` words, and more\n## Twice\n## Twice\n```\n# no heading\n```\n");
        Path document =
                Files.writeString(
                        folder.resolve("a.md"),
                        """
                        # Here
                        [a](b.md) [b](b.md#of-two-words-and-more) [c](b.md#twice-1) [d](#here) [e](https://example.org/x) [`f`](b.md)
                        `[code](c.md)` [g](c.md) [h](b.md#no-heading) [i](#there) ![j](c.png) [k](/b.md)

                        [l]: d.md
                        ```
                        [m](c.md)
                        ```
                        """);
        assertThat(brokenLinks(document))
                .containsExactly("c.md", "b.md#no-heading", "#there", "c.png", "/b.md", "d.md");
    }

    private static List<String> brokenLinks(Path document) throws IOException {
        List<String> broken = new ArrayList<>();
        for (MatchResult found :
                LINK.matcher(prose(Files.readString(document)).replaceAll("`[^`\n]*`", "code"))
                        .results()
                        .toList()) {
            String link = found.group(1) == null ? found.group(2) : found.group(1);
            if (!link.matches("[a-z][a-z0-9+.-]*:.*") && !leads(document, link)) {
                broken.add(link);
            }
        }
        return broken;
    }

    private static boolean leads(Path document, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return !parts[0].startsWith("/")
                && Files.exists(target)
                && (parts.length == 1
                        || name(target).endsWith(".md") && anchors(target).contains(parts[1]));
    }

    /// What a `#` can name in a document: its headings as hosts of Markdown write them.
    private static Set<String> anchors(Path document) throws IOException {
        Set<String> anchors = new HashSet<>();
        prose(Files.readString(document))
                .lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .forEach(
                        line -> {
                            String anchor =
                                    line.replaceFirst("^#+ ", "")
                                            .strip()
                                            .toLowerCase(Locale.ROOT)
                                            .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                                            .replace(' ', '-');
                            String free = anchor;
                            for (int again = 1; !anchors.add(free); again++) {
                                free = anchor + "-" + again;
                            }
                        });
        return anchors;
    }

    @Test
    void theArchitectureHasARowForEveryPackageAndNoOther() throws IOException {
        Set<String> packages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            files.filter(file -> name(file).equals("package-info.java"))
                    .map(
                            file ->
                                    CODE.relativize(file.resolveSibling(""))
                                            .toString()
                                            .replaceAll("[/\\\\]", "."))
                    .forEach(packages::add);
        }
        String table = section(Files.readString(ARCHITECTURE), "Packages");
        assertThat(PACKAGE_ROW.matcher(table).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void everyClassThatTheArchitectureNamesExists() throws IOException {
        List<String> named =
                codeIn(Files.readString(ARCHITECTURE)).stream()
                        .map(code -> code.replaceFirst("\\..*", ""))
                        .filter(code -> CLASS.matcher(code).matches())
                        .toList();
        Set<String> known = classes(CODE);
        known.addAll(classes(TESTS));
        assertThat(named).hasSizeGreaterThan(50).isSubsetOf(known);
    }

    @Test
    void theGuideListsEveryFormOfFileThatIsRecognised() throws IOException {
        String guide = Files.readString(GUIDE);
        List<String> forms =
                FORM.matcher(source("StockForms") + source("CoinForms"))
                        .results()
                        .map(form -> form.group(1))
                        .distinct()
                        .toList();
        assertThat(forms)
                .hasSizeGreaterThan(15)
                .allSatisfy(form -> assertThat(guide).contains(form));
    }

    @Test
    void theBuildChecksTheLayoutOfTheSources() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .containsPattern("<id>format-check</id>\\s*<phase>verify</phase>")
                .contains("packaging/Format.java --check");
    }

    /// The simple names of the classes that have a file below `folder`.
    private static Set<String> classes(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(DocumentsTest::name)
                    .filter(name -> name.endsWith(".java"))
                    .forEach(
                            name -> names.add(name.substring(0, name.length() - ".java".length())));
        }
        return names;
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> name(file).equals(test + ".java"))
                    .findFirst()
                    .map(
                            file -> {
                                try {
                                    return Files.readString(file);
                                } catch (IOException unreadable) {
                                    throw new UncheckedIOException(unreadable);
                                }
                            })
                    .orElse("");
        }
    }
}
