package io.abtpro.tuning;

/// A world of numbered states and actions, as a learner sees it.
public interface Environment {
    int states();

    /// At most 63.
    int actions();

    int state();

    /// The actions that are possible now, one bit each.
    long allowed();

    /// Takes an action, and returns its reward.
    double step(int action);

    boolean isOver();
}
