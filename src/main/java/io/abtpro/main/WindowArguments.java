package io.abtpro.main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the window is opened with.
///
/// @param home the workspace folder
/// @param printStart whether it prints how long its start took and closes
/// @param printTabs whether it then shows every tab once and prints when each was there
record WindowArguments(Path home, boolean printStart, boolean printTabs) {
    private static final String HOME = "--home";
    private static final String HOME_IS = HOME + "=";
    private static final String PRINT_START = "--print-start";
    private static final String PRINT_TABS = "--print-tabs";

    /// The window's arguments; empty where `arguments` hold anything else, which is then the
    /// command line's.
    static Optional<WindowArguments> parse(String... arguments) {
        Path home = Path.of(System.getProperty("user.home"), ".abtpro");
        boolean printStart = false;
        boolean printTabs = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(PRINT_START)) {
                printStart = true;
            } else if (arguments[i].equals(PRINT_TABS)) {
                printTabs = true;
            } else if (arguments[i].equals(HOME)
                    && i + 1 < arguments.length
                    && !arguments[i + 1].isBlank()) {
                home = Path.of(arguments[++i]);
            } else if (arguments[i].startsWith(HOME_IS) && !arguments[i].equals(HOME_IS)) {
                home = Path.of(arguments[i].substring(HOME_IS.length()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new WindowArguments(home, printStart, printTabs));
    }

    /// The arguments that [#parse] reads as these.
    String[] toArray() {
        List<String> arguments = new ArrayList<>(List.of(HOME, home.toString()));
        if (printStart) {
            arguments.add(PRINT_START);
        }
        if (printTabs) {
            arguments.add(PRINT_TABS);
        }
        return arguments.toArray(String[]::new);
    }
}
