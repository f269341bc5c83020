package io.abtpro.strategies;

import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Ta4jTwin;
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
    /// @throws IllegalArgumentException if `parameters` lies outside the space or breaks a constraint
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
    /// @throws IllegalArgumentException if ta4j cannot write one of the indicators
    public String ta4jJson(Columns columns, ParameterSet parameters) {
        Rules rules = rules(parameters);
        return Ta4jTwin.json(columns.series(), id, rules.enterLong(), rules.exitLong(), rules.warmup(columns));
    }
}
