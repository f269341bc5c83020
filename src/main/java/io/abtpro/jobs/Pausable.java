package io.abtpro.jobs;

import java.util.function.Consumer;

/// What can be stopped for a while and go on to the same result.
public interface Pausable {
    void pause();

    void resume();

    boolean isPaused();

    /// Tells `listener` of each change, on the thread that asked for it.
    void onPaused(Consumer<Boolean> listener);
}
