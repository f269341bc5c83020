package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.PriceCone;
import io.abtpro.volatility.VolatilityForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Forecasts the volatility and the range of prices over several horizons from the last bar, each with bands of its own.
///
/// @param options of every horizon; its own horizon is not used
/// @param horizons in bars, each 1 to 60
public record ForecastFan(BarSeries series, ForecastOptions options, List<Integer> horizons)
        implements Job<List<ForecastFan.Step>> {
    /// Close together near now, where the forecast changes most.
    public static final List<Integer> HORIZONS = List.of(1, 2, 3, 5, 8, 12, 24, 36, 48, 60);

    private static final int FITS = 6;

    /// What is expected of one horizon.
    public record Step(VolatilityForecast forecast, PriceCone price) {
        /// What `report` says of its own horizon.
        public static Step of(ForecastVolatility.Report report) {
            return new Step(report.forecast(), PriceCone.last(report.walk()));
        }

        public int horizon() {
            return forecast.horizon();
        }
    }

    public ForecastFan {
        horizons = List.copyOf(horizons);
    }

    /// The fan around `main`, whose own step is taken as it is; the others have HAR beside the forest and are fitted a
    /// few times each, since ten horizons take ten walks.
    public static ForecastFan around(ForecastVolatility.Report main) {
        BarSeries series = main.walk().bars();
        ForecastOptions asked = main.walk().options();
        var options = asked.withRefitEvery(Math.max(asked.refitEvery(), series.size() / FITS))
                .withBaselines(List.of(Baseline.HAR));
        return new ForecastFan(series, options, HORIZONS.stream().filter(h -> h != asked.horizon()).toList());
    }

    @Override
    public List<Step> run(Progress progress) {
        List<Step> fan = new ArrayList<>();
        for (int horizon : horizons) {
            progress.throwIfCancelled();
            progress.report(fan.size(), horizons.size(), "Forecasting %d bars ahead".formatted(horizon));
            var one = new ForecastVolatility(series, "", options.withHorizon(horizon), false, Optional.empty());
            fan.add(Step.of(one.run(quiet(progress))));
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
