package io.abtpro.indicators;

import java.util.List;

/// A number at every bar that conditions compare.
public sealed interface Operand {
    /// The column of an indicator, read `ago` bars back.
    ///
    /// @param ago 0 for this bar, 1 for the bar before
    record Column(String indicator, List<Double> parameters, int ago) implements Operand {
        public Column {
            parameters = List.copyOf(parameters);
            if (ago < 0) {
                throw new IllegalArgumentException(
                        "ago must be >= 0, was " + ago + "; the future is not known");
            }
        }
    }

    /// The same number at every bar.
    record Constant(double value) implements Operand {}

    /// The column of `indicator` at `parameters`.
    static Operand column(String indicator, double... parameters) {
        return new Column(indicator, java.util.Arrays.stream(parameters).boxed().toList(), 0);
    }

    /// The column of `indicator` one bar ago.
    static Operand before(String indicator, double... parameters) {
        return new Column(indicator, java.util.Arrays.stream(parameters).boxed().toList(), 1);
    }

    static Operand constant(double value) {
        return new Constant(value);
    }
}
