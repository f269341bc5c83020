package io.abtpro.store;

import java.nio.file.Path;
import java.time.Clock;

/// An open workspace folder. One process at a time.
public interface Workspace extends AutoCloseable {
    Path folder();

    /// Whether nothing can be stored, since the folder or the store cannot be written. What is
    /// counted beside a result is then counted until the program ends.
    default boolean isReadOnly() {
        return false;
    }

    /// What tells the time of what is kept here.
    default Clock clock() {
        return Clock.systemUTC();
    }

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

    /// The trainings of models, and the models.
    ///
    /// @throws StoreException where the workspace keeps none
    default Trainings trainings() {
        throw new StoreException("this workspace keeps no models; open one in a folder");
    }

    /// The scores that signals were given.
    ///
    /// @throws StoreException where the workspace keeps none
    default SignalScores signalScores() {
        throw new StoreException("this workspace keeps no scores; open one in a folder");
    }

    /// Results that took long to work out.
    default KeptResults results() {
        return KeptResults.none();
    }

    @Override
    void close();
}
