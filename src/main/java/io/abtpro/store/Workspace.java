package io.abtpro.store;

import java.nio.file.Path;

/// An open workspace folder. One process at a time.
public interface Workspace extends AutoCloseable {
    Path folder();

    Datasets datasets();

    Runs runs();

    VolatilityPredictions volatilityPredictions();

    /// The jobs that were started from the window.
    Jobs jobs();

    /// The tunings, finished or not.
    ///
    /// @throws StoreException where the workspace keeps none
    default Tunings tunings() {
        throw new StoreException("this workspace keeps no tunings; open one in a folder");
    }

    @Override
    void close();
}
