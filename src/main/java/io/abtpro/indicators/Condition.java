package io.abtpro.indicators;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A question that every bar answers with yes or no, from what is known at its close.
public sealed interface Condition {
    /// `left` above `right`.
    record Over(Operand left, Operand right) implements Condition {}

    /// `left` below `right`.
    record Under(Operand left, Operand right) implements Condition {}

    /// `left` above `right`, and below it when the two last differed.
    record CrossedUp(Operand left, Operand right) implements Condition {}

    /// `left` below `right`, and above it when the two last differed.
    record CrossedDown(Operand left, Operand right) implements Condition {}

    record And(Condition first, Condition second) implements Condition {}

    record Or(Condition first, Condition second) implements Condition {}

    /// The opposite of `condition`, where its columns are defined.
    record Not(Condition condition) implements Condition {}

    /// The bars at which this holds; none before every column is defined.
    default BitSet evaluate(Columns columns) {
        return new Evaluation(columns).defined(this);
    }

    /// The bars at which each of `conditions` holds, in new sets; none before all of them are
    /// defined.
    ///
    /// What they share is computed once; equal conditions give one set.
    static List<BitSet> evaluateTogether(List<Condition> conditions, Columns columns) {
        var evaluation = new Evaluation(columns);
        int warmup = conditions.stream().mapToInt(evaluation::warmup).max().orElse(0);
        int undefined = Math.min(columns.series().size(), warmup);
        List<BitSet> sets = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            int known = conditions.indexOf(condition);
            sets.add(known < sets.size() ? sets.get(known) : evaluation.bits(condition));
            sets.getLast().clear(0, undefined);
        }
        return sets;
    }

    /// The first bar at which every part of this can hold: the columns are defined, and for a
    /// crossing one bar more. The number of bars where there is none.
    default int warmup(Columns columns) {
        return new Evaluation(columns).warmup(this);
    }
}
