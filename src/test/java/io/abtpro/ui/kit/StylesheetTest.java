package io.abtpro.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The one style sheet and the code name the same style classes.
class StylesheetTest {
    private static final Path CODE = Path.of("src/main/java/io/abtpro/ui");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SHEET = RESOURCES.resolve("io/abtpro/ui/kit/workbench.css");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern BODY = Pattern.compile("\\{[^}]*}", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("\\.([a-zA-Z][a-zA-Z0-9_-]*)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\n]*)\"");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*[a-z0-9]");

    /// Where the code gives a node its classes: the list of a node, and the kit's makers.
    private static final Pattern GIVEN =
            Pattern.compile(
                    "(?:getStyleClass\\(\\)\\s*\\.(?:add|addAll|setAll)|styled|Nodes\\.row)"
                            + "\\(([^;]*?)\\)[;,)\\s.]");

    private static final Pattern LABEL =
            Pattern.compile(
                    "(?:label|whole)\\(\\s*(?:\"[^\"]*\"|[^\",;(]*),\\s*((?:\"[a-z-]+\",?\\s*)+)\\)");

    /// Classes that JavaFX and AtlantaFX give their own nodes, or whose look is theirs.
    private static final Set<String> PLATFORM =
            Set.of(
                    "root",
                    "accent",
                    "bottom",
                    "box",
                    "button",
                    "check-box",
                    "column-header",
                    "column-header-background",
                    "combo-box",
                    "filler",
                    "flat",
                    "horizontal-grabber",
                    "ikonli-font-icon",
                    "label",
                    "list-cell",
                    "list-view",
                    "popup",
                    "progress-bar",
                    "scroll-bar",
                    "scroll-pane",
                    "slider",
                    "small",
                    "split-pane",
                    "split-pane-divider",
                    "table-cell",
                    "table-row-cell",
                    "table-view",
                    "text-field",
                    "thumb",
                    "toggle-button",
                    "vertical-grabber",
                    "viewport",
                    "placeholder");

    private static Set<String> styled;
    private static String code;

    @BeforeAll
    static void read() throws IOException {
        String selectors = selectors();
        styled = new TreeSet<>();
        Matcher named = CLASS.matcher(selectors);
        while (named.find()) {
            styled.add(named.group(1));
        }
        try (Stream<Path> files = Files.walk(CODE)) {
            code =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(StylesheetTest::text)
                            .collect(Collectors.joining("\n"));
        }
    }

    private static String selectors() throws IOException {
        String sheet = COMMENT.matcher(Files.readString(SHEET)).replaceAll("");
        return BODY.matcher(sheet).replaceAll("\n");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void thereIsOneSheet() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".css")))
                    .containsExactly(SHEET);
        }
    }

    @Test
    void everyClassOfTheSheetIsUsedInTheCode() {
        Set<String> texts = new TreeSet<>();
        Matcher text = TEXT.matcher(code);
        while (text.find()) {
            texts.add(text.group(1));
        }
        Set<String> dead = new TreeSet<>(styled);
        dead.removeIf(name -> PLATFORM.contains(name) || texts.contains(name));
        // A class that is put together, such as "ramp-" and a number.
        dead.removeIf(
                name ->
                        name.indexOf('-') > 0
                                && texts.contains(name.substring(0, name.indexOf('-') + 1)));
        assertThat(dead).isEmpty();
    }

    @Test
    void everyOwnClassOfTheCodeStandsInTheSheet() {
        Set<String> given = new TreeSet<>();
        Matcher call = GIVEN.matcher(code);
        while (call.find()) {
            String arguments = call.group(1);
            add(given, call.group().startsWith("Nodes") ? first(arguments) : arguments);
        }
        Matcher label = LABEL.matcher(code);
        while (label.find()) {
            add(given, label.group(1));
        }
        given.removeAll(styled);
        given.removeAll(PLATFORM);
        assertThat(given).isEmpty();
    }

    private static String first(String arguments) {
        int comma = arguments.indexOf(',');
        return comma < 0 ? arguments : arguments.substring(0, comma);
    }

    private static void add(Set<String> given, String arguments) {
        Matcher text = TEXT.matcher(arguments);
        while (text.find()) {
            if (NAME.matcher(text.group(1)).matches()) {
                given.add(text.group(1));
            }
        }
    }
}
