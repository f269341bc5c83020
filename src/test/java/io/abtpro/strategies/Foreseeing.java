package io.abtpro.strategies;

import io.abtpro.indicators.Columns;

/// A strategy with each long entry given two bars too early.
public record Foreseeing(Strategy honest) implements Strategy {
    private static final int BARS_EARLY = 2;

    @Override
    public String id() {
        return honest.id();
    }

    @Override
    public String version() {
        return honest.version();
    }

    @Override
    public String name() {
        return honest.name();
    }

    @Override
    public String description() {
        return honest.description();
    }

    @Override
    public ParameterSpace space() {
        return honest.space();
    }

    @Override
    public Signals signals(Columns columns, ParameterSet parameters) {
        Signals signals = honest.signals(columns, parameters);
        int length = Math.max(BARS_EARLY, signals.enterLong().length());
        return new Signals(
                signals.enterLong().get(BARS_EARLY, length),
                signals.exitLong(),
                signals.enterShort(),
                signals.exitShort(),
                signals.bars());
    }

    @Override
    public Protection protection(ParameterSet parameters) {
        return honest.protection(parameters);
    }
}
