package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.forest.RegressionForestLearner;

import java.util.Arrays;

/// Prints how long the parts of a volatility forecast take: features, fits, one forecast. Run by
/// hand. Losses and coverage are `bench checks volatility-samples` and `volatility-coverage`.
final class VolatilityTimes {
    private VolatilityTimes() {}

    public static void main(String[] args) {
        BarSeries bars = Samples.load("sp500-2000.csv");
        double[][] rows = VolatilityFeature.rows(bars);
        var history = VolatilityHistory.of(bars, VolatilityEstimator.CLOSE_TO_CLOSE, 24);
        int n = bars.size() - 24 - VolatilityFeature.WARMUP;
        double[] outcomes = new double[n];
        for (int i = 0; i < n; i++) {
            outcomes[i] = Math.sqrt(history.target(VolatilityFeature.WARMUP + i, bars.size() - 1));
        }
        double[][] known =
                Arrays.copyOfRange(rows, VolatilityFeature.WARMUP, VolatilityFeature.WARMUP + n);
        double[] returns = Arrays.copyOfRange(history.returns(), 1, bars.size());
        var learner = new RegressionForestLearner(100, 15, 5, 42);
        for (int round = 0; round < 4; round++) {
            long start = System.nanoTime();
            VolatilityFeature.rows(bars);
            long features = System.nanoTime();
            var forest = learner.fit(known, outcomes);
            long fitted = System.nanoTime();
            double sum = 0;
            for (int i = 0; i < 1_000; i++) {
                sum += forest.treePredictions(known[i])[0];
            }
            long forecast = System.nanoTime();
            sum += GarchFit.of(returns, GarchFit.Options.plain()).beta();
            long garch = System.nanoTime();
            System.out.printf(
                    "features %d x 14 %.0f ms, fit %d rows %.0f ms, one forecast %.0f us, GARCH fit"
                            + " %.0f ms (%.3f)%n",
                    bars.size(),
                    (features - start) / 1e6,
                    n,
                    (fitted - features) / 1e6,
                    (forecast - fitted) / 1e6,
                    (garch - forecast) / 1e6,
                    sum);
        }
        for (int h : new int[] {1, 5, 24}) {
            long start = System.nanoTime();
            var walk = WalkForward.of(bars, ForecastOptions.defaults(h), (_, _) -> {});
            System.out.printf(
                    "walk forward at %d: %d fits, %.1f s%n",
                    h, walk.fits(), (System.nanoTime() - start) / 1e9);
        }
    }
}
