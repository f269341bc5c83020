package io.abtpro.ui.data;

import io.abtpro.chart.Layer.Style;
import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.IndicatorSpec;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An indicator at chosen parameters, as drawn over the price or in a pane of its own.
record Overlay(IndicatorSpec spec, List<Double> parameters) {
    private static final List<Style> STYLES =
            List.of(
                    Style.OURS,
                    Style.SLOW_AVERAGE,
                    Style.AVERAGE,
                    Style.COMPARISON_1,
                    Style.COMPARISON_2,
                    Style.COMPARISON_3);

    /// @throws IllegalArgumentException that names the parameter which is missing or out of range
    Overlay {
        parameters = List.copyOf(parameters);
        if (parameters.size() != spec.parameters().size()) {
            throw new RefusedException(
                    "%s takes %d numbers, was %s"
                            .formatted(spec.name(), spec.parameters().size(), parameters));
        }
        for (int i = 0; i < parameters.size(); i++) {
            IndicatorSpec.Parameter parameter = spec.parameters().get(i);
            double value = parameters.get(i);
            if (!(value >= parameter.min() && value <= parameter.max())) {
                throw new RefusedException(
                        "%s must be in [%s, %s], was %s"
                                .formatted(
                                        parameter.name(),
                                        text(parameter.min()),
                                        text(parameter.max()),
                                        text(value)));
            }
        }
    }

    /// "SMA 20".
    String label() {
        String numbers = parameters.stream().map(Overlay::text).collect(Collectors.joining(", "));
        return (spec.id().toUpperCase(Locale.ROOT).replace('-', ' ') + " " + numbers).strip();
    }

    static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    double[] values(Columns columns) {
        return columns.column(spec.id(), parameters);
    }

    /// The line style of the overlay at `place` among those shown.
    static Style style(int place) {
        return STYLES.get(place % STYLES.size());
    }
}
