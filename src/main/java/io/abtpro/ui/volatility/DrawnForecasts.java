package io.abtpro.ui.volatility;

import io.abtpro.volatility.Baseline;

import java.util.HashSet;
import java.util.Set;

/// Which of the forecasts are drawn; a change of it needs no new forecast.
///
/// @param bands promised coverages
record DrawnForecasts(Set<Double> bands, boolean treeSpread, Set<Baseline> baselines) {
    DrawnForecasts {
        bands = Set.copyOf(bands);
        baselines = Set.copyOf(baselines);
    }

    /// Every band, with HAR and GARCH beside the forest.
    static DrawnForecasts defaults() {
        return new DrawnForecasts(
                Set.of(0.5, 0.8, 0.95), false, Set.of(Baseline.HAR, Baseline.GARCH));
    }

    DrawnForecasts withBand(double nominal, boolean drawn) {
        return new DrawnForecasts(with(bands, nominal, drawn), treeSpread, baselines);
    }

    DrawnForecasts withTreeSpread(boolean drawn) {
        return new DrawnForecasts(bands, drawn, baselines);
    }

    DrawnForecasts withBaseline(Baseline baseline, boolean drawn) {
        return new DrawnForecasts(bands, treeSpread, with(baselines, baseline, drawn));
    }

    private static <T> Set<T> with(Set<T> before, T one, boolean in) {
        Set<T> after = new HashSet<>(before);
        if (in) {
            after.add(one);
        } else {
            after.remove(one);
        }
        return after;
    }
}
