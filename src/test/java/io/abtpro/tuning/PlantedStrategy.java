package io.abtpro.tuning;

import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/// A strategy whose edge is planted: the nearer its parameters to (bestX, bestY), the more of its
/// entries are right. It looks ahead on purpose, which is how the edge comes into a random walk.
record PlantedStrategy(int bestX, int bestY) implements Strategy {
    @Override
    public String id() {
        return "planted";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String name() {
        return "Planted";
    }

    @Override
    public String description() {
        return "Knows the next bars as well as its parameters are near the optimum.";
    }

    @Override
    public ParameterSpace space() {
        return new ParameterSpace(
                List.of(
                        new Parameter("x", "X", "", true, 0, 100, 1, 10, false, "one"),
                        new Parameter("y", "Y", "", true, 0, 100, 1, 10, false, "other")));
    }

    @Override
    public Signals signals(Columns columns, ParameterSet parameters) {
        var series = columns.series();
        double dx = parameters.get("x") - bestX;
        double dy = parameters.get("y") - bestY;
        double skill = Math.exp(-(dx * dx + dy * dy) / 50);
        var random = new SplittableRandom(17);
        var enter = new BitSet();
        var exit = new BitSet();
        for (int t = 0; t + 6 < series.size(); t += 5) {
            boolean rises = series.close(t + 5) > series.open(t + 1);
            boolean knows = random.nextDouble() < 0.5 + 0.5 * skill;
            (knows == rises ? enter : exit).set(t);
        }
        return new Signals(enter, exit, new BitSet(), new BitSet(), series.size());
    }

    @Override
    public Protection protection(ParameterSet parameters) {
        return Protection.NONE;
    }
}
