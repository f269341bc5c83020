package io.abtpro.strategies;

import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Ta4jJson;
import java.util.BitSet;
import java.util.List;

/// A strategy read from ta4j's serialised form: its own trades on the long side, one signal each.
record Ta4jFileStrategy(String id, Ta4jJson json) implements Strategy {
    @Override
    public String version() {
        return "ta4j";
    }

    @Override
    public String name() {
        return json.name();
    }

    @Override
    public String description() {
        return "Enters and leaves as the ta4j strategy in " + id + " does, long side only.";
    }

    @Override
    public ParameterSpace space() {
        return Parameters.space(List.of());
    }

    @Override
    public Signals signals(Columns columns, ParameterSet parameters) {
        Parameters.check(space(), parameters);
        Ta4jJson.Marks marks = json.run(columns.series());
        return new Signals(marks.entries(), marks.exits(), new BitSet(), new BitSet(), columns.series().size());
    }

    @Override
    public Protection protection(ParameterSet parameters) {
        return Parameters.protection(parameters);
    }
}
