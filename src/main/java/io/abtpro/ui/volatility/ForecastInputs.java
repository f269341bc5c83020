package io.abtpro.ui.volatility;

import io.abtpro.failures.RefusedException;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityEstimator;

/// What is to be forecast; a change of it makes a forecast stale.
///
/// @param horizon bars ahead, 1 to 60
/// @param refitEvery bars between fits
record ForecastInputs(VolatilityEstimator estimator, int horizon, int refitEvery) {
    static final int MOST_HORIZON = 60;
    static final int DEFAULT_HORIZON = 24;
    static final int FEWEST_REFIT = 5;

    ForecastInputs {
        if (!(horizon >= 1 && horizon <= MOST_HORIZON)) {
            throw new RefusedException(
                    "horizon must be 1 to %d bars, was %d".formatted(MOST_HORIZON, horizon));
        }
        if (refitEvery < FEWEST_REFIT) {
            throw new RefusedException(
                    "bars between fits must be %d or more, were %d"
                            .formatted(FEWEST_REFIT, refitEvery));
        }
    }

    /// What is asked at first.
    static ForecastInputs defaults() {
        var usual = ForecastOptions.defaults(DEFAULT_HORIZON);
        return new ForecastInputs(usual.estimator(), usual.horizon(), usual.refitEvery());
    }

    ForecastInputs withEstimator(VolatilityEstimator other) {
        return new ForecastInputs(other, horizon, refitEvery);
    }

    ForecastInputs withHorizon(int other) {
        return new ForecastInputs(estimator, other, refitEvery);
    }

    ForecastInputs withRefitEvery(int other) {
        return new ForecastInputs(estimator, horizon, other);
    }

    /// The options of the walk. Fits thin out on the way unless they are asked for at another
    /// distance than usual.
    ForecastOptions options() {
        return ForecastOptions.defaults(horizon)
                .withEstimator(estimator)
                .withRefitEvery(refitEvery);
    }

    /// How often the models are fitted on the way through so many bars; 0 where there are too few
    /// for one fit.
    int fits(int bars) {
        return options().fits(bars);
    }
}
