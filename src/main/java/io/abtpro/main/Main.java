package io.abtpro.main;

import io.abtpro.bench.Bench;
import io.abtpro.cli.Services;
import io.abtpro.cli.WorkbenchCommand;
import io.abtpro.scoring.OnnxLibrary;
import io.abtpro.store.h2.H2Upkeep;
import io.abtpro.store.h2.H2Workspace;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The entry point: no arguments (or only `--home DIR` and `--print-start`) open the window, others
/// are the command line.
public final class Main {
    private static final String AWT_HEADLESS = "java.awt.headless";
    private static final String DEMO =
            ", so the headless demo runs instead; its files go to target/demo.";

    /// JavaFX warns that it lies on the class path, which is where this program puts it. Held, lest
    /// it be collected.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final Logger PARQUET = Logger.getLogger("dev.hardwood");

    /// The folder of a workspace for what can be made again.
    static final String CACHE = "cache";

    private Main() {}

    public static void main(String[] arguments) {
        StartTimes.ofProcess().reach("virtual machine runs");
        Locale.setDefault(Locale.ENGLISH);
        drawWithoutDisplay();
        JAVAFX.setLevel(Level.SEVERE);
        PARQUET.setLevel(Level.WARNING);
        Optional<WindowArguments> window = WindowArguments.parse(arguments);
        if (window.isEmpty()) {
            System.exit(run(arguments));
        }
        if (!hasDisplay()) {
            System.out.println("There is no display here" + DEMO);
        } else if (opensWindow(window.orElseThrow())) {
            System.exit(0);
        } else {
            System.out.println(
                    "The display cannot be used (on Linux the window needs GTK 3, package"
                            + " libgtk-3-0)"
                            + DEMO);
        }
        System.exit(run("demo", "--out", "target/demo"));
    }

    /// Lets java.awt, which only draws pictures here, do so without opening the display a second
    /// time beside JavaFX.
    private static void drawWithoutDisplay() {
        if (System.getProperty(AWT_HEADLESS) == null) {
            System.setProperty(AWT_HEADLESS, "true");
        }
    }

    /// Shows the window until it is closed; false where the platform cannot use its display.
    private static boolean opensWindow(WindowArguments arguments) {
        try {
            WindowApplication.launchWindow(arguments);
            return true;
        } catch (UnsupportedOperationException unusable) {
            return false;
        }
    }

    private static int run(String... arguments) {
        LogFile.keepIn(home(arguments));
        String holder =
                "the command '%s' (process %d)"
                        .formatted(command(arguments), ProcessHandle.current().pid());
        Clock clock = Clock.systemUTC();
        return WorkbenchCommand.run(
                arguments,
                new Services(
                        folder -> {
                            OnnxLibrary.keepIn(folder.toAbsolutePath().resolve(CACHE));
                            return H2Workspace.open(folder, holder, clock);
                        },
                        new H2Upkeep(clock),
                        Bench.of(Main.class.getName())),
                System.out,
                System.err);
    }

    /// The folder of the workspace that the arguments name.
    private static Path home(String... arguments) {
        String home = "";
        Path usual = Path.of(System.getProperty("user.home", "."), ".abtpro");
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--home=")) {
                home = arguments[i].substring("--home=".length());
            } else if (arguments[i].equals("--home") && i + 1 < arguments.length) {
                home = arguments[i + 1];
            }
        }
        try {
            return home.isEmpty() ? usual : Path.of(home);
        } catch (InvalidPathException saidByTheCommandLine) {
            return usual;
        }
    }

    /// The command among the arguments: the first that is neither an option nor a folder.
    private static String command(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--home")) {
                i++;
            } else if (!arguments[i].startsWith("-")) {
                return arguments[i];
            }
        }
        return "abtpro-workbench";
    }

    private static boolean hasDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux
                || System.getProperty("glass.platform", "").equals("Headless")
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
