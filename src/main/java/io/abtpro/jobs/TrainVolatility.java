package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.store.VolatilityPredictions;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityEstimator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Trains the volatility models through history, judges them, and forecasts every horizon of the fan as well.
///
/// @param symbol under which the forecast is kept
/// @param keeping where the forecast is kept; empty to keep nothing
public record TrainVolatility(
        BarSeries series, String symbol, ForecastOptions options, Optional<VolatilityPredictions> keeping)
        implements Job<TrainVolatility.Report> {
    private static final int FAN_FITS = 6;
    private static final long PARTS = 1_000;

    /// @param fan by rising horizon; the one that was asked for is that of `main`
    public record Report(ForecastVolatility.Report main, List<ForecastFan.Step> fan) {
        public Report {
            fan = List.copyOf(fan);
        }
    }

    /// The last bars of `series`, as many as a walk goes through.
    public static BarSeries recent(BarSeries series) {
        return series.slice(Math.max(0, series.size() - ForecastVolatility.MOST_BARS), series.size());
    }

    /// The options that suit the number of bars, with the original's forest.
    public static ForecastOptions options(BarSeries recent, VolatilityEstimator estimator, int horizon) {
        return ForecastOptions.defaults(horizon).withEstimator(estimator).suitedTo(recent.size());
    }

    @Override
    public Report run(Progress progress) {
        var main = new ForecastVolatility(series, symbol, options, true, keeping)
                .run(part(progress, 0, PARTS / 2));
        List<Integer> others =
                ForecastFan.HORIZONS.stream().filter(h -> h != options.horizon()).toList();
        var fanOptions = options.withRefitEvery(Math.max(options.refitEvery(), series.size() / FAN_FITS))
                .withBaselines(List.of(Baseline.HAR));
        List<ForecastFan.Step> fan = new ArrayList<>(
                new ForecastFan(series, fanOptions, others).run(part(progress, PARTS / 2, PARTS)));
        fan.add(ForecastFan.Step.of(main));
        fan.sort(Comparator.comparingInt(ForecastFan.Step::horizon));
        return new Report(main, fan);
    }

    /// Progress whose whole is the share `from` to `to` of `progress`.
    private static Progress part(Progress progress, long from, long to) {
        return new Progress() {
            @Override
            public void report(long done, long total, String message) {
                progress.report(from + (to - from) * done / Math.max(1, total), PARTS, message);
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }
}
