package io.abtpro.main;

import io.abtpro.cli.WorkbenchCommand;
import io.abtpro.store.h2.H2Workspace;
import java.util.Locale;

/// The entry point: no arguments open the window, arguments are the command line.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ENGLISH);
        if (arguments.length > 0) {
            System.exit(run(arguments));
        }
        if (hasDisplay()) {
            WindowApplication.launchWindow();
            return;
        }
        System.out.println("No display is here, so the headless demo runs instead; its files are in target/demo.");
        System.exit(run("demo", "--out", "target/demo"));
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
