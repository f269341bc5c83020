package io.abtpro.jobs;

import io.abtpro.failures.RefusedException;

/// The lengths that names may have in the store.
public final class Names {
    /// The most characters of a symbol.
    public static final int SYMBOL = 100;
    /// The most characters of a dataset's name.
    public static final int DATASET = 200;
    private static final int SHOWN = 20;

    private Names() {}

    /// `symbol`, if it is short enough.
    ///
    /// @throws IllegalArgumentException if it is not
    static String symbol(String symbol) {
        return checked("a symbol", symbol, SYMBOL, "give --symbol");
    }

    /// `name` of a dataset, if it is short enough.
    ///
    /// @throws IllegalArgumentException if it is not
    static String dataset(String name) {
        return checked("the name of a dataset", name, DATASET, "give --name");
    }

    /// Why `symbol` is none, for a form; empty where it is one.
    public static String symbolObstacle(String symbol) {
        return obstacle("a symbol", symbol, SYMBOL);
    }

    /// Why `name` cannot be that of a dataset, for a form; empty where it can.
    public static String datasetObstacle(String name) {
        return obstacle("the name of a dataset", name, DATASET);
    }

    private static String obstacle(String what, String text, int most) {
        return text.length() <= most ? ""
                : "%s has at most %d characters, '%s\u2026' has %,d".formatted(what, most, text.substring(0, SHOWN), text.length());
    }

    private static String checked(String what, String text, int most, String remedy) {
        String obstacle = obstacle(what, text, most);
        if (!obstacle.isEmpty()) {
            throw new RefusedException(obstacle + "; " + remedy + " a shorter one");
        }
        return text;
    }
}
