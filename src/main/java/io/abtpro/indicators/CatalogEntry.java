package io.abtpro.indicators;

import io.abtpro.failures.RefusedException;
import io.abtpro.bars.BarSeries;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/// How one indicator is computed.
///
/// @param warmup the first bar at which its window is full, from the parameters
/// @param ta4j the indicator in ta4j
/// @param direct the same numbers straight from the columns, where ta4j is too slow
/// @param readable a form that ta4j can write and read back, where `ta4j` is none; the same numbers but in windows
///     without any range, where it does not keep the value before
record CatalogEntry(
        IndicatorSpec spec,
        ToIntFunction<double[]> warmup,
        BiFunction<org.ta4j.core.BarSeries, double[], Indicator<Num>> ta4j,
        Optional<BiFunction<BarSeries, double[], double[]>> direct,
        Optional<BiFunction<org.ta4j.core.BarSeries, double[], Indicator<Num>>> readable) {
    static CatalogEntry of(
            IndicatorSpec spec,
            ToIntFunction<double[]> warmup,
            BiFunction<org.ta4j.core.BarSeries, double[], Indicator<Num>> ta4j) {
        return new CatalogEntry(spec, warmup, ta4j, Optional.empty(), Optional.empty());
    }

    CatalogEntry direct(BiFunction<BarSeries, double[], double[]> kernel) {
        return new CatalogEntry(spec, warmup, ta4j, Optional.of(kernel), readable);
    }

    CatalogEntry readable(BiFunction<org.ta4j.core.BarSeries, double[], Indicator<Num>> form) {
        return new CatalogEntry(spec, warmup, ta4j, direct, Optional.of(form));
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
                                        parameter.name(), spec.id(), parameter.min(), parameter.max(), value));
            }
            values[i] = value;
        }
        return values;
    }
}
