package io.abtpro.strategies;

import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Condition;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// The conditions under which a strategy enters and leaves, as data.
public record Rules(
        Condition enterLong, Condition exitLong, Condition enterShort, Condition exitShort) {
    /// Rules whose short side is the mirror image: each entry ends the other side's trade.
    static Rules reversing(Condition up, Condition down) {
        return new Rules(up, down, down, up);
    }

    /// The first bar at which every condition can hold; no signal comes before it.
    public int warmup(Columns columns) {
        return Stream.of(enterLong, exitLong, enterShort, exitShort)
                .mapToInt(condition -> condition.warmup(columns))
                .max()
                .orElse(0);
    }

    Signals signals(Columns columns) {
        List<BitSet> sets =
                Condition.evaluateTogether(
                        List.of(enterLong, exitLong, enterShort, exitShort), columns);
        return new Signals(
                sets.get(0), sets.get(1), sets.get(2), sets.get(3), columns.series().size());
    }
}
