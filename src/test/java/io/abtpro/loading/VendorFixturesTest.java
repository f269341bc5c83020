package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.loading.vendors.Loader;
import io.abtpro.loading.vendors.Vendors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every vendor has files in the folder that is called as its class is, and they are its own.
class VendorFixturesTest {
    private static final Path FILES = Path.of("src/test/resources/loading/vendors");
    private static final Path SOURCES = Path.of("src/main/java/io/abtpro");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    static Stream<Vendor> vendors() {
        return Vendors.all().stream();
    }

    private static List<Path> under(Path folder, String ending) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Vendor vendor) {
        return vendor.getClass().getSimpleName();
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void itsFilesAreRecognisedAsItsOwnAndAsNoOthers(Vendor vendor) throws IOException {
        Path folder = FILES.resolve(name(vendor));
        assertThat(folder).as("the fixtures of %s", name(vendor)).isDirectory();
        List<Path> files = under(folder, "");
        assertThat(files).as("files in %s", folder).isNotEmpty();
        for (Path file : files) {
            Recorded recorded = recordedBy(file);
            assertThat(recorded.names)
                    .as("vendors that recognise %s", file)
                    .containsExactly(name(vendor));
            assertThat(recorded.headers)
                    .as("vendors whose header has %s", file)
                    .isSubsetOf(name(vendor));
            LoadedBars loaded = Loader.load(file, LoadOptions.detect());
            assertThat(loaded.dialect()).as("form of %s", file).isEqualTo(recorded.dialect);
            assertThat(loaded.rowFailures()).as("bad rows of %s", file).isEmpty();
        }
    }

    @Test
    void everyFolderOfFixturesIsOfAVendor() throws IOException {
        try (var folders = Files.list(FILES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            vendors().map(VendorFixturesTest::name).toList());
        }
    }

    @Test
    void everyVendorOfTheRoomIsInTheList() throws IOException {
        List<String> inRoom = new ArrayList<>();
        for (Path source : under(SOURCES.resolve("loading/vendors"), ".java")) {
            if (Files.readString(source).contains("implements Vendor")) {
                inRoom.add(source.getFileName().toString().replace(".java", ""));
            }
        }
        assertThat(vendors().map(VendorFixturesTest::name))
                .containsExactlyInAnyOrderElementsOf(inRoom);
    }

    /// The names of forms stand in the room of the vendors and nowhere else, so nothing can depend
    /// on them.
    @Test
    void noCodeOutsideTheRoomComparesTheNameOfAForm() throws IOException {
        Set<String> forms = new TreeSet<>();
        for (Path file : under(FILES, "")) {
            forms.add(Loader.load(file, LoadOptions.detect()).dialect());
        }
        assertThat(forms).hasSizeGreaterThan(vendors().toList().size());
        for (Path source : under(SOURCES, ".java")) {
            if (!source.startsWith(SOURCES.resolve("loading/vendors"))) {
                String code = Files.readString(source).replaceAll("(?m)^\\s*//.*$", "");
                Set<String> named = new TreeSet<>();
                QUOTED.matcher(code)
                        .results()
                        .map(found -> found.group(1))
                        .filter(forms::contains)
                        .forEach(named::add);
                assertThat(named).as("forms named in %s", source).isEmpty();
            }
        }
    }

    private static Recorded recordedBy(Path file) {
        Recorded recorded = new Recorded();
        List<Vendor> asked = vendors().<Vendor>map(vendor -> new Asked(vendor, recorded)).toList();
        Reading.of(file, LoadOptions.detect(), asked);
        return recorded;
    }

    /// Who said yes.
    private static final class Recorded {
        final List<String> names = new ArrayList<>();
        final Set<String> headers = new TreeSet<>();
        String dialect = "";
    }

    /// A vendor that answers no in the end, so that those behind it are asked too.
    private record Asked(Vendor vendor, Recorded recorded) implements Vendor {
        @Override
        public Optional<String> dialect(FileTraits file) {
            vendor.dialect(file)
                    .ifPresent(
                            dialect -> {
                                recorded.names.add(name(vendor));
                                recorded.dialect = dialect;
                            });
            return Optional.empty();
        }

        @Override
        public Optional<OwnColumns> ownColumns(List<String> words) {
            Optional<OwnColumns> own = vendor.ownColumns(words);
            own.ifPresent(_ -> recorded.headers.add(name(vendor)));
            return own;
        }

        @Override
        public Map<String, String> columnWords() {
            return vendor.columnWords();
        }

        @Override
        public Optional<SplitColumns> splitColumns() {
            return vendor.splitColumns();
        }
    }
}
