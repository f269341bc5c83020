package io.abtpro.jobs;

import java.util.function.Consumer;

/// What can be stopped for a while and go on to the same result.
public interface Pausable {
    void pause();

    void resume();

    boolean isPaused();

    /// Stops it so that a later process can go on with it.
    void leave();

    /// Tells `listener` of each change, on the thread that asked for it.
    void onPaused(Consumer<Boolean> listener);
}
