package io.abtpro.ui.volatility;

import io.abtpro.ui.session.KeptState;
import io.abtpro.volatility.VolatilityEstimator;

import java.util.Optional;

/// What the Volatility tab was asked, as it is kept over a restart.
final class ForecastInputsText {
    private static final String ESTIMATOR = "volatility.estimator";
    private static final String HORIZON = "volatility.horizon";
    private static final String REFIT = "volatility.refitEvery";

    private ForecastInputsText() {}

    static void write(ForecastInputs asked, KeptState kept) {
        kept.put(ESTIMATOR, asked.estimator().name());
        kept.put(HORIZON, Integer.toString(asked.horizon()));
        kept.put(REFIT, Integer.toString(asked.refitEvery()));
    }

    /// What was kept; the usual where nothing was.
    static ForecastInputs read(KeptState kept) {
        ForecastInputs usual = ForecastInputs.defaults();
        Optional<String> estimator = kept.get(ESTIMATOR);
        try {
            return new ForecastInputs(
                    estimator.map(VolatilityEstimator::valueOf).orElse(usual.estimator()),
                    kept.get(HORIZON).map(Integer::parseInt).orElse(usual.horizon()),
                    kept.get(REFIT).map(Integer::parseInt).orElse(usual.refitEvery()));
        } catch (IllegalArgumentException madeByAnotherVersion) {
            return usual;
        }
    }
}
