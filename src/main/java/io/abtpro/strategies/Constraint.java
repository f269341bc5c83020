package io.abtpro.strategies;

/// The rule that one parameter stays below another.
record Constraint(String smaller, String larger) {
    void check(ParameterSet parameters) {
        if (!(parameters.get(smaller) < parameters.get(larger))) {
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
