package io.abtpro.strategies;

import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Ta4jJson;
import io.abtpro.indicators.Ta4jTwin;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/// A strategy made of conditions over columns.
///
/// @param constraints beyond the ranges of the space
/// @param conditions the rules at a parameter set
public record RuleStrategy(
        String id,
        String version,
        String name,
        String description,
        ParameterSpace space,
        List<Constraint> constraints,
        Function<ParameterSet, Rules> conditions)
        implements Strategy {
    public RuleStrategy {
        constraints = List.copyOf(constraints);
    }

    /// The rules at `parameters`.
    ///
    /// @throws IllegalArgumentException if `parameters` lies outside the space or breaks a
    ///   constraint
    public Rules rules(ParameterSet parameters) {
        Parameters.check(space, parameters);
        constraints.forEach(constraint -> constraint.check(parameters));
        return conditions.apply(parameters);
    }

    @Override
    public boolean allows(ParameterSet parameters) {
        return constraints.stream().allMatch(constraint -> constraint.holds(parameters));
    }

    @Override
    public Signals signals(Columns columns, ParameterSet parameters) {
        return rules(parameters).signals(columns);
    }

    @Override
    public Protection protection(ParameterSet parameters) {
        return Parameters.protection(parameters);
    }

    /// The long side at `parameters` as ta4j strategy JSON; warm-up as on `columns`.
    ///
    /// @throws IllegalArgumentException if ta4j cannot write one of the indicators, or trades
    ///   another way by what it reads back
    public String ta4jJson(Columns columns, ParameterSet parameters) {
        Rules rules = rules(parameters);
        return Ta4jTwin.json(
                columns.series(),
                id,
                rules.enterLong(),
                rules.exitLong(),
                rules.warmup(columns),
                longTrades(rules.signals(columns)));
    }

    /// The entries that find no long trade open, and the exit of each.
    private static Ta4jJson.Marks longTrades(Signals signals) {
        var marks = new Ta4jJson.Marks(new BitSet(), new BitSet());
        int at = signals.enterLong().nextSetBit(0);
        while (at >= 0) {
            marks.entries().set(at);
            int leave = signals.exitLong().nextSetBit(at + 1);
            if (leave >= 0) {
                marks.exits().set(leave);
            }
            at = leave < 0 ? -1 : signals.enterLong().nextSetBit(leave + 1);
        }
        return marks;
    }
}
