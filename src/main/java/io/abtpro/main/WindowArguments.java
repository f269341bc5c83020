package io.abtpro.main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the window is opened with.
///
/// @param home the workspace folder
/// @param print what it prints before it closes by itself; empty where it stays open
record WindowArguments(Path home, Optional<Print> print) {
    private static final String HOME = "--home";
    private static final String HOME_IS = HOME + "=";

    /// What the window measures of itself.
    enum Print {
        /// How long its start took.
        START("--print-start"),
        /// How long its start took, and when every tab was there.
        TABS("--print-tabs"),
        /// How long each of many keys took to be answered while two jobs run.
        KEYS("--print-keys");

        private final String option;

        Print(String option) {
            this.option = option;
        }

        private static Optional<Print> of(String argument) {
            return Arrays.stream(values()).filter(p -> p.option.equals(argument)).findFirst();
        }
    }

    /// The window's arguments; empty where `arguments` hold anything else, which is then the
    /// command line's.
    static Optional<WindowArguments> parse(String... arguments) {
        Path home = Path.of(System.getProperty("user.home"), ".abtpro");
        Optional<Print> print = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            Optional<Print> printed = Print.of(arguments[i]);
            if (printed.isPresent()) {
                print = printed;
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
        return Optional.of(new WindowArguments(home, print));
    }

    /// The arguments that [#parse] reads as these.
    String[] toArray() {
        List<String> arguments = new ArrayList<>(List.of(HOME, home.toString()));
        print.ifPresent(what -> arguments.add(what.option));
        return arguments.toArray(String[]::new);
    }
}
