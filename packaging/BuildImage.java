import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Builds the application image `target/package/abtpro-workbench` from the jar and libraries of `mvn package`: a Java
/// runtime of the modules needed (jlink), two launchers (jpackage), the licences of the libraries, and for each launcher
/// an AOT cache from a training run. Run by `mvn -Ppackage package`, or by hand:
///
///     java packaging/BuildImage.java 0.1.0 [--installer deb|rpm|msi|dmg] [--without-cache] [--only-command-line]
///
/// It runs with the JDK whose runtime is to be in the image.
class BuildImage {
    static final String NAME = "abtpro-workbench";
    static final String COMMAND = "abtpro";

    /// By jdeps over all jars, and: the HTTP server, zip files as file systems, the character sets
    /// of old CSV files.
    static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.compiler",
                    "java.desktop",
                    "java.instrument",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.scripting",
                    "java.sql",
                    "java.xml",
                    "jdk.charsets",
                    "jdk.httpserver",
                    "jdk.jfr",
                    "jdk.net",
                    "jdk.unsupported",
                    "jdk.unsupported.desktop",
                    "jdk.zipfs");

    static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED");

    /// 2026-01-01 00:00:00 UTC.
    static final long JAR_TIME = 1_767_225_600_000L;

    static final Path TARGET = Path.of("target");
    static final Path WORK = TARGET.resolve("package");
    static final Path INPUT = WORK.resolve("input");
    static final Path RUNTIME = WORK.resolve("runtime");
    static final boolean WINDOWS = os().contains("win") && !os().contains("darwin");
    static final boolean MAC = os().contains("mac");

    public static void main(String[] arguments) throws Exception {
        List<String> asked = List.of(arguments);
        String version = asked.isEmpty() ? "0.1.0" : asked.getFirst().replaceAll("[^0-9.].*", "");
        delete(WORK);
        Files.createDirectories(WORK);
        input();
        run(
                tool("jlink"),
                "--add-modules",
                String.join(",", MODULES),
                "--output",
                RUNTIME.toString(),
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-2");
        image(version);
        if (!asked.contains("--without-cache")) {
            dateJars();
            if (!asked.contains("--only-command-line")) {
                train("window", NAME);
            }
            train("cli", COMMAND);
        }
        int installer = asked.indexOf("--installer");
        if (installer >= 0) {
            installer(asked.get(installer + 1), version);
        }
        for (Path part : List.of(image(), app(), runtime())) {
            System.out.printf(Locale.ENGLISH, "%,6d MB  %s%n", size(part) / 1_000_000, part);
        }
    }

    /// The jar with its libraries, without the natives of other systems and without JavaFX's empty
    /// jars; JavaFX's own natives lie beside its jars, where it finds them without unpacking and
    /// checking them at every start.
    static void input() throws Exception {
        Path jar = TARGET.resolve(NAME + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; run mvn package first");
        }
        Path lib = Files.createDirectories(INPUT.resolve("lib"));
        Files.copy(jar, INPUT.resolve(jar.getFileName()));
        List<String> known = Files.readAllLines(Path.of("packaging", "LIBRARIES.txt"));
        for (Path library : libraries(jar)) {
            String name = library.getFileName().toString();
            if (name.startsWith("javafx-") && Files.size(library) < 1000) {
                continue;
            }
            Path copy = Files.copy(library, lib.resolve(name));
            String version = name.replaceAll("^.*?(?=-[0-9])", "");
            String project = name.substring(0, name.length() - version.length());
            if (known.stream().noneMatch(line -> line.startsWith(project + " "))) {
                throw new IllegalStateException(
                        project + " is not in packaging/LIBRARIES.txt; add it with its licence");
            }
            licences(copy, project);
            natives(copy, lib);
        }
        Files.copy(
                Path.of("packaging", "LIBRARIES.txt"),
                INPUT.resolve("licences").resolve("LIBRARIES.txt"));
        Files.copy(Path.of("LICENSE"), INPUT.resolve("LICENSE"));
    }

    /// The libraries that the jar names: `target/lib` may hold those of earlier builds too.
    static List<Path> libraries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String names =
                    file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Stream.of(names.split(" ")).map(TARGET::resolve).sorted().toList();
        }
    }

    /// Keeps the licence texts that a library carries.
    static void licences(Path jar, String name) throws IOException {
        try (FileSystem inside = open(jar)) {
            Path folder = INPUT.resolve("licences").resolve(name);
            for (Path file : files(inside.getPath("/"))) {
                String found = file.getFileName().toString().toUpperCase(Locale.ROOT);
                if (found.matches("(LICEN[CS]E|NOTICE|COPYING|THIRDPARTY|THIRD-PARTY)[^/]*")
                        && !found.endsWith(".CLASS")) {
                    Files.createDirectories(folder);
                    Path to = folder.resolve(file.toString().substring(1).replace('/', '-'));
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /// Drops the natives that other systems need.
    static void natives(Path jar, Path lib) throws IOException {
        boolean javafx = jar.getFileName().toString().startsWith("javafx-");
        try (FileSystem inside = open(jar)) {
            for (Path file : files(inside.getPath("/"))) {
                String path = file.toString();
                if (!path.matches(
                        ".*(\\.so|\\.dll|\\.dylib|\\.jnilib|\\.a|\\.pdb)(\\.dSYM/.*|)|.*\\.dSYM/.*")) {
                    continue;
                }
                if (javafx) {
                    Files.copy(
                            file,
                            lib.resolve(file.getFileName().toString()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
                if (javafx || !ours(path) || path.contains(".dSYM/")) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Whether a native in this folder of a jar is for this system and processor.
    static boolean ours(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String system = WINDOWS ? "/win" : MAC ? "/(osx|darwin|mac)" : "/linux(?!-musl)";
        String processor =
                System.getProperty("os.arch").equals("aarch64")
                        ? "(aarch64|arm64)"
                        : "(x64|x86_64|amd64)";
        return lower.matches(".*" + system + "[a-z]*[-/]" + processor + "/.*");
    }

    /// The image with a launcher for the window and one for the command line.
    static void image(String version) throws Exception {
        Path cli = WORK.resolve("cli.properties");
        Files.writeString(
                cli,
                "java-options="
                        + String.join(" ", options("cli"))
                        + "\nwin-console=true\n"
                        + "linux-shortcut=false\nwin-menu=false\n");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                tool("jpackage"),
                                "--type",
                                "app-image",
                                "--name",
                                NAME,
                                "--app-version",
                                version,
                                "--vendor",
                                "ABTPro",
                                "--description",
                                "A research workbench for quants",
                                "--input",
                                INPUT.toString(),
                                "--main-jar",
                                NAME + ".jar",
                                "--main-class",
                                "io.abtpro.main.Main",
                                "--runtime-image",
                                RUNTIME.toString(),
                                "--dest",
                                WORK.toString(),
                                "--add-launcher",
                                COMMAND + "=" + cli));
        if (!WINDOWS && !MAC) {
            command.addAll(List.of("--icon", "assets/icon/" + NAME + ".png"));
        }
        for (String option : options("window")) {
            command.addAll(List.of("--java-options", option));
        }
        run(command.toArray(String[]::new));
    }

    /// Gives every jar the same, even second: the caches are bound to these times, and zip files
    /// keep every other one.
    static void dateJars() throws IOException {
        for (Path file : files(app())) {
            if (file.toString().endsWith(".jar")) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(JAR_TIME));
            }
        }
    }

    static List<String> options(String cache) {
        List<String> options = new ArrayList<>(OPTIONS);
        // What the virtual machine has to say goes to standard error: standard output may have to
        // be one JSON document.
        options.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-Xlog:aot=off:stderr"));
        options.add("-XX:AOTCache=$APPDIR/" + cache + ".aot");
        options.add(heap(cache));
        return options;
    }

    /// A command is over soon; the window holds columns of a million bars, which fit into a region
    /// of this size.
    static String heap(String cache) {
        return cache.equals("cli") ? "-XX:+UseSerialGC" : "-XX:G1HeapRegionSize=16m";
    }

    /// Runs what the launcher runs, with the runtime and the class path that it has, and keeps what
    /// the virtual machine learned as the cache that the launcher names.
    static void train(String cache, String launcher) throws Exception {
        Path home = WORK.resolve("training-home");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                runtime()
                                        .resolve("bin")
                                        .resolve(WINDOWS ? "java.exe" : "java")
                                        .toString(),
                                "-XX:AOTCacheOutput=" + app().resolve(cache + ".aot"),
                                "-cp",
                                classPath(launcher)));
        // Without profiles of methods: with them the compiler begins at once, and takes the time of
        // a small machine.
        command.addAll(
                List.of(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-AOTRecordTraining",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr"));
        command.addAll(OPTIONS);
        command.add(heap(cache));
        Files.createDirectories(home);
        if (cache.equals("cli")) {
            command.addAll(List.of("io.abtpro.main.Rehearsal", home.toString()));
        } else {
            command.addAll(
                    List.of(
                            "-Dglass.platform=Headless",
                            "-Dprism.order=sw",
                            "io.abtpro.main.Main",
                            "--home",
                            home.toString(),
                            "--print-tabs"));
        }
        run(command.toArray(String[]::new));
    }

    /// The class path of the launcher's configuration, in its order.
    static String classPath(String launcher) throws IOException {
        List<String> jars =
                Files.readAllLines(app().resolve(launcher + ".cfg"), StandardCharsets.UTF_8)
                        .stream()
                        .filter(line -> line.startsWith("app.classpath="))
                        .map(
                                line ->
                                        line.substring("app.classpath=".length())
                                                .replace("$APPDIR", app().toString()))
                        .toList();
        return String.join(System.getProperty("path.separator"), jars);
    }

    static void installer(String type, String version) throws Exception {
        run(
                tool("jpackage"),
                "--type",
                type,
                "--app-image",
                image().toString(),
                "--name",
                NAME,
                "--app-version",
                version,
                "--license-file",
                "LICENSE",
                "--dest",
                WORK.toString());
    }

    static Path image() {
        return WORK.resolve(MAC ? NAME + ".app" : NAME).toAbsolutePath();
    }

    static Path app() {
        return image().resolve(WINDOWS ? "app" : MAC ? "Contents/app" : "lib/app");
    }

    static Path runtime() {
        return image().resolve(
                        WINDOWS
                                ? "runtime"
                                : MAC ? "Contents/runtime/Contents/Home" : "lib/runtime");
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", WINDOWS ? name + ".exe" : name)
                .toString();
    }

    static String os() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    static void run(String... command) throws Exception {
        System.out.println("> " + Path.of(command[0]).getFileName() + " " + command[1]);
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    command[0] + " ended with " + code + "; what it said is above");
        }
    }

    static FileSystem open(Path jar) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
    }

    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    static long size(Path root) throws IOException {
        long sum = 0;
        for (Path file : files(root)) {
            sum += Files.size(file);
        }
        return sum;
    }

    static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            walk.sorted(Comparator.reverseOrder())
                    .forEach(
                            path -> {
                                try {
                                    Files.delete(path);
                                } catch (IOException kept) {
                                    throw new UncheckedIOException(kept);
                                }
                            });
        }
    }
}
