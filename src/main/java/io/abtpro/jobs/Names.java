package io.abtpro.jobs;

import io.abtpro.failures.RefusedException;
import io.abtpro.files.Cells;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Datasets;

/// What names may be in the store.
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

    /// `name`, if it can be that of a new dataset: visible, short enough, and no other's in any
    /// case.
    ///
    /// @param other the name of the dataset that is renamed; empty for a new one
    /// @throws IllegalArgumentException if it cannot
    public static String free(String name, Datasets datasets, String other) {
        String obstacle = datasetObstacle(name);
        if (!obstacle.isEmpty()) {
            throw new RefusedException(obstacle + "; give it another name");
        }
        datasets.all().stream()
                .map(DatasetRecord::name)
                .filter(taken -> taken.equalsIgnoreCase(name) && !taken.equals(other))
                .findFirst()
                .ifPresent(
                        taken -> {
                            throw new RefusedException(
                                    ("there is a dataset '%s' already; give this one another"
                                                    + " name, or 'datasets delete' that one first")
                                            .formatted(taken));
                        });
        return name;
    }

    /// Why `symbol` is none, for a form; empty where it is one.
    public static String symbolObstacle(String symbol) {
        return obstacle("a symbol", symbol, SYMBOL);
    }

    /// Why `name` cannot be that of a dataset, for a form; empty where it can.
    public static String datasetObstacle(String name) {
        if (name.isBlank()) {
            return "the name of a dataset has at least 1 character that can be seen, '%s' has none"
                    .formatted(name);
        }
        if (name.codePoints().anyMatch(Cells::isInvisible)) {
            return "the name of a dataset is visible on one line, was '%s'"
                    .formatted(Cells.onOneLine(name));
        }
        return obstacle("the name of a dataset", name, DATASET);
    }

    private static String obstacle(String what, String text, int most) {
        return text.length() <= most
                ? ""
                : "%s has at most %d characters, '%s\u2026' has %,d"
                        .formatted(what, most, text.substring(0, SHOWN), text.length());
    }

    private static String checked(String what, String text, int most, String remedy) {
        String obstacle = obstacle(what, text, most);
        if (!obstacle.isEmpty()) {
            throw new RefusedException(obstacle + "; " + remedy + " a shorter one");
        }
        return text;
    }
}
