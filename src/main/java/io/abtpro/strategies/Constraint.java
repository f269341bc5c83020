package io.abtpro.strategies;

import io.abtpro.failures.RefusedException;

/// The rule that one parameter stays below another.
record Constraint(String smaller, String larger) {
    boolean holds(ParameterSet parameters) {
        return parameters.get(smaller) < parameters.get(larger);
    }

    void check(ParameterSet parameters) {
        if (!holds(parameters)) {
            throw new RefusedException(
                    "%s must be below %s, was %s and %s"
                            .formatted(
                                    smaller,
                                    larger,
                                    Parameters.number(parameters.get(smaller)),
                                    Parameters.number(parameters.get(larger))));
        }
    }
}
