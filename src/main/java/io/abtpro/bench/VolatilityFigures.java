package io.abtpro.bench;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.TradingYear;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ConformalBands;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.WalkForward;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Losses, coverage and times on the samples, and coverage on simulated GARCH.
final class VolatilityFigures {
    private static final int[] HORIZONS = {1, 5, 24};

    private VolatilityFigures() {}

    static Check ofSamples() {
        return new Check(
                "volatility-samples",
                "losses, verdicts and coverage of volatility forecasts on the samples",
                List.of(
                        new Check.Argument("most-bars", "1000000", "300"),
                        new Check.Argument("sample", Given.ALL, "AAPL")),
                VolatilityFigures::samples);
    }

    static Check coverage() {
        return new Check(
                "volatility-coverage",
                "coverage of the bands on simulated GARCH, promised 50, 80 and 95 %",
                List.of(
                        new Check.Argument("seeds", "20", "1"),
                        new Check.Argument("bars", "4000", "800")),
                VolatilityFigures::coverage);
    }

    private static boolean samples(Given given) throws IOException {
        for (String sample : given.chosen("sample", List.copyOf(SampleBars.FILES.keySet()))) {
            BarSeries bars =
                    SampleBars.atMost(
                            SampleBars.load(sample, given.folder()), given.count("most-bars"));
            TradingYear year = bars.year();
            given.line(
                    "## %s, %,d bars of %s, %s",
                    sample, bars.size(), bars.timeframe(), year.statement());
            for (int horizon : HORIZONS) {
                long start = System.nanoTime();
                var walk = WalkForward.of(bars, ForecastOptions.defaults(horizon), (_, _) -> {});
                print(given, walk, year, (System.nanoTime() - start) / 1e9);
            }
        }
        return true;
    }

    private static void print(Given given, WalkForward walk, TradingYear year, double seconds) {
        int h = walk.options().horizon();
        var bands =
                ConformalBands.of(walk.predicted(), walk.realised(), h, walk.options().nominals());
        var e = VolatilityEvaluation.of(walk, bands, year);
        given.line(
                "h=%d, %d forecasts, %d fits in %.1f s. %s",
                h, e.matured(), walk.fits(), seconds, e.verdict().sentence());
        for (var m : e.models()) {
            given.line(
                    "  %-24s QLIKE %8.4f RMSE %6.2f MAE %6.2f p %s",
                    m.label(),
                    m.qlike(),
                    100 * m.rmse(),
                    100 * m.mae(),
                    m.againstHar()
                            .map(d -> String.format(Locale.ENGLISH, "%.4f", d.pValue()))
                            .orElse("-"));
        }
        for (var b : e.bands()) {
            given.line(
                    "  %2.0f %%: %.1f %% width %.1f kupiec p %.3f christoffersen p %.3f",
                    100 * b.nominal(),
                    100 * b.coverage(),
                    100 * b.width(),
                    b.kupiec().pValue(),
                    b.christoffersen().conditionalPValue());
        }
        given.line("  tree spread: %.1f %%", 100 * e.treeSpread().coverage());
    }

    private static boolean coverage(Given given) {
        int seeds = given.count("seeds");
        for (int horizon : HORIZONS) {
            double[] sum = new double[4];
            for (int seed = 0; seed < seeds; seed++) {
                VolatilityEvaluation e =
                        evaluated(GarchBars.of(given.count("bars"), seed), horizon);
                for (int k = 0; k < 3; k++) {
                    sum[k] += e.bands().get(k).coverage() / seeds;
                }
                sum[3] += e.treeSpread().coverage() / seeds;
                given.line(
                        "  h=%d seed %d: %.3f %.3f %.3f",
                        horizon,
                        seed,
                        e.bands().get(0).coverage(),
                        e.bands().get(1).coverage(),
                        e.bands().get(2).coverage());
            }
            given.line(
                    "h=%d: %.3f %.3f %.3f, tree spread %.3f",
                    horizon, sum[0], sum[1], sum[2], sum[3]);
        }
        return true;
    }

    private static VolatilityEvaluation evaluated(BarSeries bars, int horizon) {
        var options =
                ForecastOptions.defaults(horizon)
                        .withBaselines(List.of(Baseline.EWMA))
                        .withForest(new RegressionForestLearner(50, 15, 5, 42))
                        .withRefitEvery(500);
        var walk = WalkForward.of(bars, options, (_, _) -> {});
        var bands =
                ConformalBands.of(walk.predicted(), walk.realised(), horizon, options.nominals());
        return VolatilityEvaluation.of(walk, bands, bars.year());
    }
}
