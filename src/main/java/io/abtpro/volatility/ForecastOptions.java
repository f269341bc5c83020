package io.abtpro.volatility;

import io.abtpro.failures.RefusedException;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.math.Growth;

import java.util.List;

/// What to forecast, and how the models are fitted on the way through history.
///
/// Where a fit happens depends on the number of its bar alone, never on how many bars there are:
/// with a share of growth the fits thin out on the way, so that a walk through many bars has a
/// number of fits like the logarithm of theirs.
///
/// @param horizon bars ahead, 1 to 60
/// @param trainBars rows with a known outcome before the first fit
/// @param refitEvery bars at least between fits
/// @param growth share by which the rows with a known outcome must have grown as well for the next
///   fit; 0 for a fit at each `refitEvery`
/// @param mostTrainBars rows a fit looks back at most
/// @param nominals promised coverages of the bands, rising, in (0, 1)
public record ForecastOptions(
        VolatilityEstimator estimator,
        int horizon,
        int trainBars,
        int refitEvery,
        double growth,
        int mostTrainBars,
        RegressionForestLearner forest,
        List<Baseline> baselines,
        List<Double> nominals) {
    private static final int TRAIN_BARS = 100;
    private static final int REFIT_EVERY = 25;
    private static final double GROWTH = 0.1;
    private static final int MOST_TRAIN_BARS = 5_000;

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
        if (!(growth >= 0 && growth <= 1)) {
            throw new RefusedException("growth between fits must be in [0, 1], was " + growth);
        }
        baselines = List.copyOf(baselines);
        nominals = List.copyOf(nominals);
        for (int k = 0; k < nominals.size(); k++) {
            if (!(nominals.get(k) > (k == 0 ? 0 : nominals.get(k - 1)) && nominals.get(k) < 1)) {
                throw new RefusedException(
                        "nominal coverages must rise within (0, 1), were " + nominals);
            }
        }
    }

    /// A fit at every so many bars.
    public ForecastOptions(
            VolatilityEstimator estimator,
            int horizon,
            int trainBars,
            int refitEvery,
            int mostTrainBars,
            RegressionForestLearner forest,
            List<Baseline> baselines,
            List<Double> nominals) {
        this(
                estimator,
                horizon,
                trainBars,
                refitEvery,
                0,
                mostTrainBars,
                forest,
                baselines,
                nominals);
    }

    /// The original's forest: 100 trees, depth 15, node size 5, seed 42; every baseline; bands of
    /// 50, 80 and 95 %.
    public static ForecastOptions defaults(int horizon) {
        return new ForecastOptions(
                VolatilityEstimator.CLOSE_TO_CLOSE,
                horizon,
                TRAIN_BARS,
                REFIT_EVERY,
                GROWTH,
                MOST_TRAIN_BARS,
                new RegressionForestLearner(100, 15, 5, 42),
                List.of(Baseline.values()),
                List.of(0.5, 0.8, 0.95));
    }

    public ForecastOptions withEstimator(VolatilityEstimator other) {
        return new ForecastOptions(
                other,
                horizon,
                trainBars,
                refitEvery,
                growth,
                mostTrainBars,
                forest,
                baselines,
                nominals);
    }

    public ForecastOptions withHorizon(int other) {
        return new ForecastOptions(
                estimator,
                other,
                trainBars,
                refitEvery,
                growth,
                mostTrainBars,
                forest,
                baselines,
                nominals);
    }

    /// A fit at every so many bars, but for the number that is the options' own anyway.
    public ForecastOptions withRefitEvery(int other) {
        return new ForecastOptions(
                estimator,
                horizon,
                trainBars,
                other,
                other == refitEvery ? growth : 0,
                mostTrainBars,
                forest,
                baselines,
                nominals);
    }

    public ForecastOptions withTrainBars(int other) {
        return new ForecastOptions(
                estimator,
                horizon,
                other,
                refitEvery,
                growth,
                mostTrainBars,
                forest,
                baselines,
                nominals);
    }

    public ForecastOptions withGrowth(double other) {
        return new ForecastOptions(
                estimator,
                horizon,
                trainBars,
                refitEvery,
                other,
                mostTrainBars,
                forest,
                baselines,
                nominals);
    }

    public ForecastOptions withForest(RegressionForestLearner other) {
        return new ForecastOptions(
                estimator,
                horizon,
                trainBars,
                refitEvery,
                growth,
                mostTrainBars,
                other,
                baselines,
                nominals);
    }

    public ForecastOptions withBaselines(List<Baseline> others) {
        return new ForecastOptions(
                estimator,
                horizon,
                trainBars,
                refitEvery,
                growth,
                mostTrainBars,
                forest,
                others,
                nominals);
    }

    /// The first bar that gets a forecast.
    public int firstForecast() {
        return VolatilityFeature.WARMUP + trainBars + horizon;
    }

    /// The bar of the fit after one at bar `fit`, whether or not there are so many bars.
    public int nextFit(int fit) {
        int rows = fit - horizon - VolatilityFeature.WARMUP;
        return fit + Growth.next(rows, refitEvery, growth) - rows;
    }

    /// How often the models are fitted on the way through so many bars; 0 where there are too few
    /// for one fit.
    public int fits(int bars) {
        int fits = 0;
        for (int fit = firstForecast(); fit < bars; fit = nextFit(fit)) {
            fits++;
        }
        return fits;
    }
}
