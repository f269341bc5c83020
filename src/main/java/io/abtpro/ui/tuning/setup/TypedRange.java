package io.abtpro.ui.tuning.setup;

import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.tuning.ParameterRange;

import java.math.BigDecimal;
import java.util.Optional;

/// The range of a parameter as it stands in its fields: it may be none that can be searched.
///
/// @param changed what was typed last
record TypedRange(Parameter parameter, double from, double to, double step, Bound changed) {
    private static final double MOST_VALUES = 100_000;

    enum Bound {
        FROM,
        TO,
        STEP
    }

    /// Why it cannot be searched.
    ///
    /// @param bound the field at fault
    record Fault(Bound bound, String sentence) {}

    static TypedRange of(Parameter parameter, ParameterRange range) {
        return new TypedRange(parameter, range.from(), range.to(), range.step(), Bound.FROM);
    }

    TypedRange with(Bound bound, double value) {
        return switch (bound) {
            case FROM -> new TypedRange(parameter, value, to, step, bound);
            case TO -> new TypedRange(parameter, from, value, step, bound);
            case STEP -> new TypedRange(parameter, from, to, value, bound);
        };
    }

    double value(Bound bound) {
        return switch (bound) {
            case FROM -> from;
            case TO -> to;
            case STEP -> step;
        };
    }

    /// Rule, value and remedy of the first field that is wrong; empty where the range can be
    /// searched.
    Optional<Fault> fault() {
        return inside(Bound.FROM)
                .or(() -> whole(Bound.FROM, parameter.name()))
                .or(() -> inside(Bound.TO))
                .or(this::upwards)
                .or(this::steps);
    }

    private Optional<Fault> inside(Bound bound) {
        double value = value(bound);
        return value >= parameter.min() && value <= parameter.max()
                ? Optional.empty()
                : fault(
                        bound,
                        "%s must be from %s to %s, was %s; type %s"
                                .formatted(
                                        parameter.name(),
                                        plain(parameter.min()),
                                        plain(parameter.max()),
                                        plain(value),
                                        value < parameter.min()
                                                ? "at least " + plain(parameter.min())
                                                : "at most " + plain(parameter.max())));
    }

    private Optional<Fault> whole(Bound bound, String name) {
        double value = value(bound);
        return !parameter.integer() || value == Math.rint(value)
                ? Optional.empty()
                : fault(
                        bound,
                        "%s must be whole, was %s; type %s"
                                .formatted(
                                        name, plain(value), plain(Math.max(1, Math.floor(value)))));
    }

    private Optional<Fault> upwards() {
        return from <= to
                ? Optional.empty()
                : fault(
                        changed == Bound.TO ? Bound.TO : Bound.FROM,
                        "%s must go up, was %s to %s; type %s"
                                .formatted(
                                        parameter.name(),
                                        plain(from),
                                        plain(to),
                                        changed == Bound.TO
                                                ? "at least " + plain(from)
                                                : "at most " + plain(to)));
    }

    private Optional<Fault> steps() {
        String name = "the step of " + parameter.name();
        if (!(step > 0)) {
            return fault(
                    Bound.STEP,
                    "%s must be above 0, was %s; type %s, say"
                            .formatted(name, plain(step), plain(parameter.step())));
        }
        if ((to - from) / step > MOST_VALUES) {
            return fault(
                    Bound.STEP,
                    "%s must leave at most 100,000 values, was %s; type a larger one"
                            .formatted(name, plain(step)));
        }
        return whole(Bound.STEP, name);
    }

    private static Optional<Fault> fault(Bound bound, String sentence) {
        return Optional.of(new Fault(bound, sentence));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /// @throws IllegalArgumentException where there is a fault
    ParameterRange range() {
        return new ParameterRange(parameter.name(), from, to, step);
    }
}
