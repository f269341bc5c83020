package io.abtpro.main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the window is opened with.
///
/// @param home the workspace folder
/// @param printStart whether it prints how long its start took and closes
record WindowArguments(Path home, boolean printStart) {
    private static final String HOME = "--home";
    private static final String PRINT_START = "--print-start";

    /// The window's arguments; empty where `arguments` hold anything else, which is then the command line's.
    static Optional<WindowArguments> parse(String... arguments) {
        Path home = Path.of(System.getProperty("user.home"), ".abtpro");
        boolean printStart = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(PRINT_START)) {
                printStart = true;
            } else if (arguments[i].equals(HOME) && i + 1 < arguments.length) {
                home = Path.of(arguments[++i]);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new WindowArguments(home, printStart));
    }

    /// The arguments that [#parse] reads as these.
    String[] toArray() {
        List<String> arguments = new ArrayList<>(List.of(HOME, home.toString()));
        if (printStart) {
            arguments.add(PRINT_START);
        }
        return arguments.toArray(String[]::new);
    }
}
