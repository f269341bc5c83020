package io.abtpro.strategies;

import java.nio.file.Path;
import java.util.List;

/// Every strategy of the workbench; the audit and the tests run over this list.
public final class StrategyCatalog {
    private StrategyCatalog() {}

    public static List<Strategy> all() {
        throw new UnsupportedOperationException("strategy catalogue");
    }

    /// The strategy of this id, or the ta4j strategy JSON in the file of this path.
    ///
    /// @throws IllegalArgumentException "unknown strategy 'x'; did you mean 'y'?"
    public static Strategy get(String idOrFile) {
        throw new UnsupportedOperationException(idOrFile);
    }

    /// The strategy in a ta4j strategy JSON file (ta4j's own serialised form).
    public static Strategy fromTa4jJson(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }
}
