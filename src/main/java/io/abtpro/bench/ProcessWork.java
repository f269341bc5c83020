package io.abtpro.bench;

import io.abtpro.math.Quantiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// The rows that are measured in processes of their own: cold starts, and what needs a window.
final class ProcessWork {
    private static final String USABLE = "usable frame on the screen";
    private static final int MILLIS = 1000;
    private static final double SLOW = 0.95;

    private final String main;

    /// @param main the class whose main method starts the program
    ProcessWork(String main) {
        this.main = main;
    }

    List<Workload> all() {
        return List.of(
                new Workload("import-cold", "s", Goal.atMost(1), this::importing),
                new Workload(
                        "chart-zoom",
                        "ms/frame",
                        Goal.atMost(16),
                        setting -> frames(setting, "zoom")),
                new Workload(
                        "chart-drag",
                        "ms/frame",
                        Goal.atMost(16),
                        setting -> frames(setting, "drag")),
                new Workload("window", "s", Goal.atMost(2), this::window),
                new Workload("key", "ms", Goal.atMost(100), this::keys),
                new Workload("key-95th", "ms", Goal.atMost(100), this::slowKeys));
    }

    private Prepared importing(Setting setting) throws IOException {
        Path file = StoreWork.file(setting);
        List<String> options = cache("cli.aot");
        var child = new ChildProcess(main, options);
        var homes =
                new Object() {
                    int count;
                };
        return new Prepared(
                "import of a CSV file of %s, checked and stored, by a process from its start to its end"
                        .formatted(StoreWork.said(setting, file)),
                cacheNote(options),
                rounds(setting, Rounds.ofProcesses()),
                () -> {
                    String home = setting.folder().resolve("home" + homes.count++).toString();
                    var ended =
                            child.run(
                                    setting.folder(),
                                    List.of("--home", home, "--json", "import", file.toString()));
                    return new double[] {ended.seconds()};
                });
    }

    private static Prepared frames(Setting setting, String gesture) {
        List<String> options = new ArrayList<>(display());
        options.add("-Djavafx.animation.fullspeed=true");
        options.add("-Dprism.order=sw");
        var child = new ChildProcess(FrameWindow.Start.class.getName(), options);
        int bars = setting.size(1_000_000, 2_000);
        int frames = setting.size(200, 5);
        return new Prepared(
                "a frame of %,d bars at 1,200x800 while %s: candles, two averages, marks, equity and drawdown"
                        .formatted(bars, gesture.equals("zoom") ? "zooming" : "dragging"),
                "time between frames at full speed, software rendering, " + displayNote(),
                setting.quick() ? new Rounds(0, 0, 1, 1, 0) : new Rounds(0, 0, 3, 3, 0),
                () -> {
                    List<String> arguments =
                            List.of(gesture, Integer.toString(bars), Integer.toString(frames));
                    return child.run(setting.folder(), arguments).out().stream()
                            .mapToDouble(Double::parseDouble)
                            .toArray();
                });
    }

    private Prepared window(Setting setting) {
        List<String> options = new ArrayList<>(display());
        List<String> cached = cache("window.aot");
        options.addAll(cached);
        var child = new ChildProcess(main, options);
        List<String> arguments =
                List.of("--home", setting.folder().resolve("home").toString(), "--print-start");
        return new Prepared(
                "window ready: from the start of its process to a frame with bars and a backtest in"
                        + " it",
                displayNote() + ", " + cacheNote(cached),
                rounds(setting, new Rounds(1, 0, 7, 7, 0)),
                () -> new double[] {usable(child.run(setting.folder(), arguments).out())});
    }

    private Prepared keys(Setting setting) {
        return keys(setting, "from a key to the first frame after it", millis -> millis);
    }

    private Prepared slowKeys(Setting setting) {
        return keys(
                setting,
                "from a key to the first frame after it, 95th percentile of 200",
                millis -> {
                    Arrays.sort(millis);
                    return new double[] {Quantiles.linear(millis, SLOW)};
                });
    }

    private Prepared keys(Setting setting, String what, UnaryOperator<double[]> figures) {
        var child = new ChildProcess(main, new ArrayList<>(display()));
        List<String> arguments =
                List.of("--home", setting.folder().resolve("home").toString(), "--print-keys");
        return new Prepared(
                what + ": a slider of a backtest, while two jobs forecast volatility",
                displayNote(),
                rounds(setting, new Rounds(0, 0, 3, 3, 0)),
                () ->
                        figures.apply(
                                child.run(setting.folder(), arguments).out().stream()
                                        .mapToDouble(Double::parseDouble)
                                        .toArray()));
    }

    /// Seconds to the usable frame in what `--print-start` prints.
    static double usable(List<String> printed) throws IOException {
        return printed.stream()
                .filter(line -> line.endsWith(USABLE))
                .mapToDouble(line -> Double.parseDouble(line.strip().split(" ", 2)[0]) / MILLIS)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IOException(
                                        "the window did not say when it was usable, but: "
                                                + String.join(" ", printed)));
    }

    private static Rounds rounds(Setting setting, Rounds full) {
        return setting.quick() ? new Rounds(0, 0, 1, 1, 0) : full;
    }

    private static List<String> display() {
        return hasDisplay() ? List.of() : List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
    }

    private static String displayNote() {
        return hasDisplay()
                ? "on the display"
                : "on JavaFX's headless platform, since there is no display";
    }

    private static boolean hasDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }

    /// The option for the AOT cache that lies beside the jar, as in the packaged application; empty
    /// where none does.
    private static List<String> cache(String name) {
        Path jar =
                Path.of(
                        System.getProperty("java.class.path")
                                .split(System.getProperty("path.separator"), 2)[0]);
        Path cache = jar.resolveSibling(name);
        return Files.isRegularFile(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    private static String cacheNote(List<String> options) {
        return options.isEmpty()
                ? "without an AOT cache"
                : "with the AOT cache of the packaged application";
    }
}
