package io.abtpro.ui.volatility;

import io.abtpro.volatility.Baseline;

import java.util.HashSet;
import java.util.Set;

/// Which of the forecasts are drawn; a change of it needs no new forecast.
///
/// @param bands promised coverages
record Shown(Set<Double> bands, boolean treeSpread, Set<Baseline> baselines) {
    Shown {
        bands = Set.copyOf(bands);
        baselines = Set.copyOf(baselines);
    }

    /// Every band, with HAR and GARCH beside the forest.
    static Shown defaults() {
        return new Shown(Set.of(0.5, 0.8, 0.95), false, Set.of(Baseline.HAR, Baseline.GARCH));
    }

    Shown withBand(double nominal, boolean drawn) {
        return new Shown(with(bands, nominal, drawn), treeSpread, baselines);
    }

    Shown withTreeSpread(boolean drawn) {
        return new Shown(bands, drawn, baselines);
    }

    Shown withBaseline(Baseline baseline, boolean drawn) {
        return new Shown(bands, treeSpread, with(baselines, baseline, drawn));
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
