package io.abtpro.main;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/// Notes when the first frame was on the screen and when the first usable one was, then runs what is to follow.
///
/// A frame counts as on the screen two pulses after the one that drew it, since painting goes on beside the pulses.
final class StartWatch extends AnimationTimer {
    private static final int PULSES_TO_SCREEN = 2;

    private final StartTimes times;
    private final BooleanSupplier usable;
    private final Runnable then;
    private int pulses;
    private int usablePulses;

    /// @param usable whether the dataset is open and nothing is being computed any more
    StartWatch(StartTimes times, BooleanSupplier usable, Runnable then) {
        this.times = times;
        this.usable = usable;
        this.then = then;
    }

    @Override
    public void handle(long now) {
        if (pulses++ == PULSES_TO_SCREEN) {
            times.reach("first frame on the screen");
        }
        usablePulses = usable.getAsBoolean() ? usablePulses + 1 : 0;
        if (usablePulses > PULSES_TO_SCREEN) {
            times.reach("usable frame on the screen");
            stop();
            then.run();
        }
    }
}
