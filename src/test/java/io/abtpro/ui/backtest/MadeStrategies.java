package io.abtpro.ui.backtest;

import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;

import java.util.BitSet;
import java.util.List;

/// Two made-up strategies, so that the tab is tested by itself.
public final class MadeStrategies {
    public static final Parameter FAST =
            new Parameter(
                    "fast",
                    "Fast average",
                    "bars",
                    true,
                    2,
                    100,
                    1,
                    16,
                    false,
                    "Bars of the fast average");
    public static final Parameter SLOW =
            new Parameter(
                    "slow",
                    "Slow average",
                    "bars",
                    true,
                    5,
                    400,
                    1,
                    128,
                    false,
                    "Bars of the slow average");
    public static final Parameter STOP =
            new Parameter(
                    "stopLoss",
                    "Stop loss",
                    "%",
                    false,
                    0,
                    30,
                    0.5,
                    0,
                    true,
                    "Closes at this loss");
    public static final Parameter TRAIL =
            new Parameter(
                    "trailingStop",
                    "Trailing stop",
                    "%",
                    false,
                    0,
                    30,
                    0.5,
                    0,
                    true,
                    "Closes at this fall");

    private MadeStrategies() {}

    private record Made(String id, Parameter... listed) implements Strategy {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public String name() {
            return "Crossover";
        }

        @Override
        public String description() {
            return "Long while the fast average is above the slow one.";
        }

        @Override
        public ParameterSpace space() {
            return new ParameterSpace(List.of(listed));
        }

        @Override
        public Signals signals(Columns columns, ParameterSet parameters) {
            var none = new BitSet();
            return new Signals(none, none, none, none, columns.series().size());
        }

        @Override
        public Protection protection(ParameterSet parameters) {
            return Protection.NONE;
        }
    }

    public static final Strategy CROSS = new Made("sma-made", FAST, SLOW, STOP, TRAIL);
    public static final Strategy OTHER = new Made("other", STOP);
}
