package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.TradingYear;
import io.abtpro.forest.RegressionForestLearner;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints losses, coverage and times on the samples, and coverage on simulated GARCH. Run by hand:
/// `java -cp ... io.abtpro.volatility.VolatilityFigures [samples|coverage|times]`.
final class VolatilityFigures {
    private VolatilityFigures() {}

    public static void main(String[] args) {
        String what = args.length > 0 ? args[0] : "samples";
        if (what.equals("coverage")) {
            coverage();
        } else if (what.equals("times")) {
            times();
        } else {
            samples();
        }
    }

    private static void samples() {
        Map<String, BarSeries> all = new LinkedHashMap<>();
        all.put("S&P 500", Samples.load("sp500-2000.csv"));
        all.put("NDX", Samples.load("ndx.csv"));
        all.put("AAPL", Samples.load("aapl.csv"));
        all.put("BTC", Samples.load("bitstamp_trades_from_20131125_usd.csv.gz"));
        all.forEach((name, bars) -> {
            var year = bars.year();
            System.out.printf("%n## %s, %d bars of %s, %s%n", name, bars.size(), bars.timeframe(), year.statement());
            for (int horizon : new int[] {1, 5, 24}) {
                long start = System.nanoTime();
                var walk = WalkForward.of(bars, ForecastOptions.defaults(horizon), (_, _) -> {});
                double seconds = (System.nanoTime() - start) / 1e9;
                print(walk, year, seconds);
            }
        });
    }

    private static void print(WalkForward walk, TradingYear year, double seconds) {
        int h = walk.options().horizon();
        var bands = ConformalBands.of(walk.predicted(), walk.realised(), h, walk.options().nominals());
        var e = VolatilityEvaluation.of(walk, bands, year);
        System.out.printf("h=%d, %d forecasts, %d fits in %.1f s. %s%n", h, e.matured(), walk.fits(), seconds, e.verdict());
        for (var m : e.models()) {
            System.out.printf(
                    Locale.ROOT, "  %-24s QLIKE %8.4f RMSE %6.2f MAE %6.2f p %s%n", m.label(), m.qlike(),
                    100 * m.rmse(), 100 * m.mae(), m.againstHar().map(d -> String.format("%.4f", d.pValue())).orElse("-"));
        }
        for (var b : e.bands()) {
            System.out.printf(Locale.ROOT, "  %2.0f %%: %.1f %% width %.1f kupiec p %.3f christoffersen p %.3f%n",
                    100 * b.nominal(), 100 * b.coverage(), 100 * b.width(), b.kupiec().pValue(),
                    b.christoffersen().conditionalPValue());
        }
        System.out.printf(Locale.ROOT, "  tree spread: %.1f %%%n", 100 * e.treeSpread().coverage());
    }

    private static void coverage() {
        for (int horizon : new int[] {1, 5, 24}) {
            double[] sum = new double[4];
            for (int seed = 0; seed < 20; seed++) {
                var options = ForecastOptions.defaults(horizon)
                        .withBaselines(List.of(Baseline.EWMA))
                        .withForest(new RegressionForestLearner(50, 15, 5, 42));
                BarSeries bars = Samples.garchBars(4_000, seed);
                var walk = WalkForward.of(bars, options.withRefitEvery(500), (_, _) -> {});
                var bands = ConformalBands.of(walk.predicted(), walk.realised(), horizon, options.nominals());
                var e = VolatilityEvaluation.of(walk, bands, bars.year());
                for (int k = 0; k < 3; k++) {
                    sum[k] += e.bands().get(k).coverage() / 20;
                }
                sum[3] += e.treeSpread().coverage() / 20;
                System.out.printf("  h=%d seed %d: %.3f %.3f %.3f%n", horizon, seed, e.bands().get(0).coverage(),
                        e.bands().get(1).coverage(), e.bands().get(2).coverage());
            }
            System.out.printf("h=%d: %.3f %.3f %.3f, tree spread %.3f%n", horizon, sum[0], sum[1], sum[2], sum[3]);
        }
    }

    private static void times() {
        BarSeries bars = Samples.load("sp500-2000.csv");
        double[][] rows = VolatilityFeature.rows(bars);
        var history = VolatilityHistory.of(bars, VolatilityEstimator.CLOSE_TO_CLOSE, 24);
        int n = bars.size() - 24 - VolatilityFeature.WARMUP;
        double[] outcomes = new double[n];
        for (int i = 0; i < n; i++) {
            outcomes[i] = Math.sqrt(history.target(VolatilityFeature.WARMUP + i, bars.size() - 1));
        }
        double[][] known = Arrays.copyOfRange(rows, VolatilityFeature.WARMUP, VolatilityFeature.WARMUP + n);
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
            System.out.printf("features %d x 14 %.0f ms, fit %d rows %.0f ms, one forecast %.0f us, GARCH fit %.0f ms (%.3f)%n",
                    bars.size(), (features - start) / 1e6, n, (fitted - features) / 1e6, (forecast - fitted) / 1e6,
                    (garch - forecast) / 1e6, sum);
        }
        for (int h : new int[] {1, 5, 24}) {
            long start = System.nanoTime();
            var walk = WalkForward.of(bars, ForecastOptions.defaults(h), (_, _) -> {});
            System.out.printf("walk forward at %d: %d fits, %.1f s%n", h, walk.fits(), (System.nanoTime() - start) / 1e9);
        }
    }
}
