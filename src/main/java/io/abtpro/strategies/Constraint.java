package io.abtpro.strategies;

/// The rule that one parameter stays below another.
record Constraint(String smaller, String larger) {
    boolean holds(ParameterSet parameters) {
        return parameters.get(smaller) < parameters.get(larger);
    }

    void check(ParameterSet parameters) {
        if (!holds(parameters)) {
            throw new IllegalArgumentException(
                    "%s must be below %s, was %s and %s"
                            .formatted(
                                    smaller,
                                    larger,
                                    Parameters.number(parameters.get(smaller)),
                                    Parameters.number(parameters.get(larger))));
        }
    }
}
