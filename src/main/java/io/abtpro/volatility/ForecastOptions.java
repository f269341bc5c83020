package io.abtpro.volatility;

import io.abtpro.failures.RefusedException;
import io.abtpro.forest.RegressionForestLearner;
import java.util.List;

/// What to forecast, and how the models are fitted on the way through history.
///
/// @param horizon bars ahead, 1 to 60
/// @param trainBars rows with a known outcome before the first fit
/// @param refitEvery bars between fits
/// @param mostTrainBars rows a fit looks back at most
/// @param nominals promised coverages of the bands, rising, in (0, 1)
public record ForecastOptions(
        VolatilityEstimator estimator,
        int horizon,
        int trainBars,
        int refitEvery,
        int mostTrainBars,
        RegressionForestLearner forest,
        List<Baseline> baselines,
        List<Double> nominals) {
    private static final int MOST_FITS = 40;

    public ForecastOptions {
        if (!(horizon >= 1 && horizon <= 60)) {
            throw new RefusedException("horizon must be 1 to 60 bars, was " + horizon);
        }
        if (!(trainBars >= 100 && mostTrainBars >= trainBars)) {
            throw new RefusedException(
                    "training bars must be >= 100 and at most the longest look back, were %d of %d"
                            .formatted(trainBars, mostTrainBars));
        }
        if (refitEvery < 1) {
            throw new RefusedException("bars between fits must be >= 1, were " + refitEvery);
        }
        baselines = List.copyOf(baselines);
        nominals = List.copyOf(nominals);
        for (int k = 0; k < nominals.size(); k++) {
            if (!(nominals.get(k) > (k == 0 ? 0 : nominals.get(k - 1)) && nominals.get(k) < 1)) {
                throw new RefusedException("nominal coverages must rise within (0, 1), were " + nominals);
            }
        }
    }

    /// The original's forest: 100 trees, depth 15, node size 5, seed 42; every baseline; bands of 50, 80 and 95 %.
    public static ForecastOptions defaults(int horizon) {
        return new ForecastOptions(
                VolatilityEstimator.CLOSE_TO_CLOSE,
                horizon,
                500,
                126,
                5_000,
                new RegressionForestLearner(100, 15, 5, 42),
                List.of(Baseline.values()),
                List.of(0.5, 0.8, 0.95));
    }

    public ForecastOptions withEstimator(VolatilityEstimator other) {
        return new ForecastOptions(
                other, horizon, trainBars, refitEvery, mostTrainBars, forest, baselines, nominals);
    }

    public ForecastOptions withHorizon(int other) {
        return new ForecastOptions(
                estimator, other, trainBars, refitEvery, mostTrainBars, forest, baselines, nominals);
    }

    public ForecastOptions withRefitEvery(int other) {
        return new ForecastOptions(
                estimator, horizon, trainBars, other, mostTrainBars, forest, baselines, nominals);
    }

    public ForecastOptions withTrainBars(int other) {
        return new ForecastOptions(
                estimator, horizon, other, refitEvery, mostTrainBars, forest, baselines, nominals);
    }

    public ForecastOptions withForest(RegressionForestLearner other) {
        return new ForecastOptions(
                estimator, horizon, trainBars, refitEvery, mostTrainBars, other, baselines, nominals);
    }

    public ForecastOptions withBaselines(List<Baseline> others) {
        return new ForecastOptions(
                estimator, horizon, trainBars, refitEvery, mostTrainBars, forest, others, nominals);
    }

    /// These options for a series of `bars`: a third of a short one trains the first fit, and a long one is fitted 40
    /// times or so.
    public ForecastOptions suitedTo(int bars) {
        int rows = bars - VolatilityFeature.WARMUP - horizon;
        return withTrainBars(Math.clamp(rows / 3, 100, trainBars)).withRefitEvery(Math.max(refitEvery, bars / MOST_FITS));
    }

    /// The first bar that gets a forecast.
    public int firstForecast() {
        return VolatilityFeature.WARMUP + trainBars + horizon;
    }
}
