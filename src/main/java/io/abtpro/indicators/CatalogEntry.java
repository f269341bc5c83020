package io.abtpro.indicators;

import io.abtpro.failures.RefusedException;

import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/// How one indicator is computed.
///
/// @param unit what its numbers are measured in
/// @param warmup the first bar at which its window is full, from the parameters
/// @param direct its numbers straight from the prices
/// @param ta4j the indicator in ta4j, up to rounding; empty where ta4j has none that is the same
/// @param readable a form that ta4j can write and read back, where `ta4j` is none; the same numbers
///   but in windows without any range, where it does not keep the value before
record CatalogEntry(
        IndicatorSpec spec,
        Unit unit,
        ToIntFunction<double[]> warmup,
        BiFunction<Prices, double[], double[]> direct,
        Optional<BiFunction<org.ta4j.core.BarSeries, double[], Indicator<Num>>> ta4j,
        Optional<BiFunction<org.ta4j.core.BarSeries, double[], Indicator<Num>>> readable) {
    private static double[] missing(Prices prices, double[] parameters) {
        throw new IllegalStateException("an entry of the catalogue has no columns");
    }

    static CatalogEntry of(
            IndicatorSpec spec,
            ToIntFunction<double[]> warmup,
            BiFunction<org.ta4j.core.BarSeries, double[], Indicator<Num>> ta4j) {
        return new CatalogEntry(
                spec,
                unit(spec),
                warmup,
                CatalogEntry::missing,
                Optional.of(ta4j),
                Optional.empty());
    }

    /// An indicator that ta4j does not have in this form.
    static CatalogEntry own(
            IndicatorSpec spec,
            ToIntFunction<double[]> warmup,
            BiFunction<Prices, double[], double[]> kernel) {
        return new CatalogEntry(
                spec, unit(spec), warmup, kernel, Optional.empty(), Optional.empty());
    }

    private static Unit unit(IndicatorSpec spec) {
        return spec.overlay() ? Unit.PRICE : Unit.NUMBER;
    }

    CatalogEntry direct(BiFunction<Prices, double[], double[]> kernel) {
        return new CatalogEntry(spec, unit, warmup, kernel, ta4j, readable);
    }

    CatalogEntry readable(BiFunction<org.ta4j.core.BarSeries, double[], Indicator<Num>> form) {
        return new CatalogEntry(spec, unit, warmup, direct, ta4j, Optional.of(form));
    }

    CatalogEntry in(Unit measured) {
        return new CatalogEntry(spec, measured, warmup, direct, ta4j, readable);
    }

    /// `given` completed with the defaults.
    ///
    /// @throws IllegalArgumentException if there are too many or one lies outside its range
    double[] complete(List<Double> given) {
        List<IndicatorSpec.Parameter> wanted = spec.parameters();
        if (given.size() > wanted.size()) {
            throw new RefusedException(
                    "indicator '%s' takes %d parameters, was given %d: %s"
                            .formatted(spec.id(), wanted.size(), given.size(), given));
        }
        double[] values = new double[wanted.size()];
        for (int i = 0; i < values.length; i++) {
            IndicatorSpec.Parameter parameter = wanted.get(i);
            double value = i < given.size() ? given.get(i) : parameter.defaultValue();
            if (!(value >= parameter.min() && value <= parameter.max())) {
                throw new RefusedException(
                        "%s of indicator '%s' must be in [%s, %s], was %s"
                                .formatted(
                                        parameter.name(),
                                        spec.id(),
                                        parameter.min(),
                                        parameter.max(),
                                        value));
            }
            values[i] = value;
        }
        return values;
    }
}
