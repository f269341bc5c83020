package io.abtpro.tuning;

import java.util.Locale;

/// How cells are searched.
public enum Method {
    RL("Q-learning"),
    GRID("Grid"),
    RANDOM("Random"),
    BAYESIAN("Bayesian");

    private final String label;

    Method(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// As on the command line and in files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
