package io.abtpro.main;

import io.abtpro.cli.WorkbenchCommand;
import io.abtpro.store.h2.H2Workspace;
import java.nio.file.Path;
import java.util.Locale;

/// The entry point: no arguments (or only `--home DIR`) open the window, others are the command line.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ENGLISH);
        boolean onlyHome = arguments.length == 2 && arguments[0].equals("--home");
        if (arguments.length > 0 && !onlyHome) {
            System.exit(run(arguments));
        }
        Path home = onlyHome ? Path.of(arguments[1]) : Path.of(System.getProperty("user.home"), ".abtpro");
        if (hasDisplay() && opensWindow(home)) {
            System.exit(0);
        }
        System.out.println(
                "There is no display here, so the headless demo runs instead; its files go to target/demo.");
        System.exit(run("demo", "--out", "target/demo"));
    }

    /// Shows the window until it is closed; false where the platform has no display after all.
    private static boolean opensWindow(Path home) {
        try {
            WindowApplication.launchWindow(home);
            return true;
        } catch (UnsupportedOperationException noDisplay) {
            return false;
        }
    }

    private static int run(String... arguments) {
        return WorkbenchCommand.run(arguments, H2Workspace::open, System.out, System.err);
    }

    private static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux
                || System.getProperty("glass.platform", "").equals("Headless")
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
