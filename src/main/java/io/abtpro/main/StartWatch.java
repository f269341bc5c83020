package io.abtpro.main;

import javafx.animation.AnimationTimer;

import java.util.function.BooleanSupplier;

/// Notes when a first usable frame was on the screen, then runs what is to follow.
///
/// A frame counts as on the screen two pulses after the one that drew it, since painting goes on
/// beside the pulses.
final class StartWatch extends AnimationTimer {
    private static final int PULSES_TO_SCREEN = 2;
    private static final int PULSES_TO_FRAME = 10;

    private final BooleanSupplier usable;
    private final Runnable then;
    private final int wanted;
    private int pulses;

    /// @param usable whether what the frame is to show is there
    /// @param then what to do once it is on the screen
    StartWatch(BooleanSupplier usable, Runnable then) {
        this(usable, then, PULSES_TO_SCREEN);
    }

    private StartWatch(BooleanSupplier usable, Runnable then, int wanted) {
        this.usable = usable;
        this.then = then;
        this.wanted = wanted;
    }

    /// One of a window that was just shown: what is painted before the desktop has framed and
    /// placed it is lost, and painted again only in a later pulse.
    static StartWatch ofNewWindow(Runnable then) {
        return new StartWatch(() -> true, then, PULSES_TO_FRAME);
    }

    @Override
    public void handle(long now) {
        pulses = usable.getAsBoolean() ? pulses + 1 : 0;
        if (pulses > wanted) {
            stop();
            then.run();
        }
    }
}
