package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Forecasts the volatility over several horizons from the last bar, each with bands of its own.
///
/// @param options of every horizon; its own horizon is not used
/// @param horizons in bars, each 1 to 60
public record ForecastFan(BarSeries series, ForecastOptions options, List<Integer> horizons)
        implements Job<List<VolatilityForecast>> {
    /// Close together near now, where the forecast changes most.
    public static final List<Integer> HORIZONS = List.of(1, 2, 3, 5, 8, 12, 24, 36, 48, 60);

    private static final int FITS = 8;

    public ForecastFan {
        horizons = List.copyOf(horizons);
    }

    /// The fan with HAR beside the forest, fitted a few times each, since ten horizons take ten walks.
    public static ForecastFan of(BarSeries series) {
        BarSeries recent = series.slice(Math.max(0, series.size() - ForecastVolatility.MOST_BARS), series.size());
        var options = ForecastOptions.defaults(60)
                .suitedTo(recent.size())
                .withRefitEvery(Math.max(126, recent.size() / FITS))
                .withBaselines(List.of(Baseline.HAR));
        return new ForecastFan(recent, options, HORIZONS);
    }

    @Override
    public List<VolatilityForecast> run(Progress progress) {
        List<VolatilityForecast> fan = new ArrayList<>();
        for (int horizon : horizons) {
            progress.throwIfCancelled();
            progress.report(fan.size(), horizons.size(), "Forecasting %d bars ahead".formatted(horizon));
            var one = new ForecastVolatility(series, "", options.withHorizon(horizon), false, Optional.empty());
            fan.add(one.run(quiet(progress)).forecast());
        }
        progress.report(fan.size(), fan.size(), "Forecast " + fan.size() + " horizons");
        return List.copyOf(fan);
    }

    private static Progress quiet(Progress progress) {
        return new Progress() {
            @Override
            public void report(long done, long total, String message) {}

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }
}
