import com.google.googlejavaformat.java.Main;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Lays out the sources, or with `--check` names those that are not laid out so and ends with 1.
/// The build runs it with google-java-format on the class path.
final class Format {
    private Format() {}

    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(List.of("--aosp"));
        boolean check = List.of(args).contains("--check");
        words.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
        for (String folder :
                new String[] {"src/main/java", "src/test/java", "src/jmh/java", "packaging"}) {
            words.addAll(sources(Path.of(folder)));
        }
        var out = new PrintWriter(System.out, true);
        int code =
                new Main(out, new PrintWriter(System.err, true), System.in)
                        .format(words.toArray(String[]::new));
        out.flush();
        if (check && code != 0) {
            System.err.println(
                    "The files above are laid out otherwise; 'mvn validate"
                            + " dependency:copy@formatter exec:exec@format' lays them out.");
        }
        System.exit(code);
    }

    private static List<String> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
