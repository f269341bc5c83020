package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.PriceCone;
import io.abtpro.volatility.VolatilityForecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Forecasts the volatility and the range of prices over several horizons from the last bar, each
/// with bands of its own.
///
/// @param options of each horizon
/// @param walks where the walks are kept, and read where the same were walked before
public record ForecastFan(BarSeries series, List<ForecastOptions> options, KeptWalks walks)
        implements Job<List<ForecastFan.Step>> {
    /// Close together near now, where the forecast changes most.
    public static final List<Integer> HORIZONS = List.of(1, 2, 3, 5, 8, 12, 24, 36, 48, 60);

    private static final int FITS = 6;

    /// Bars that the other horizons look back over at most. What they say is said of now alone, so
    /// that it may depend on where the bars end.
    public static final int MOST_BARS = 20_000;

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
        options = List.copyOf(options);
    }

    /// The fan around `main`, whose own step is taken as it is. The others have HAR beside the
    /// forest and are fitted a few times each, since ten horizons take ten walks, but last where
    /// `main` was fitted last, so that no step is staler than its neighbours. Horizons for which
    /// there are too few bars are left out.
    public static ForecastFan around(ForecastVolatility.Report main, KeptWalks walks) {
        BarSeries all = main.walk().bars();
        int skipped = Math.max(0, all.size() - MOST_BARS);
        BarSeries series = all.slice(skipped, all.size());
        ForecastOptions asked = main.walk().options();
        int lastFit = main.walk().lastFit() - skipped;
        return new ForecastFan(
                series,
                HORIZONS.stream()
                        .filter(h -> h != asked.horizon())
                        .map(h -> asked.withHorizon(h).withBaselines(List.of(Baseline.HAR)))
                        .filter(o -> o.firstForecast() < series.size())
                        .map(
                                o ->
                                        o.withRefitEvery(
                                                        refitEvery(
                                                                lastFit - o.firstForecast(),
                                                                series.size()))
                                                .withGrowth(0))
                        .toList(),
                walks);
    }

    /// Bars between a few fits, of which one is so many bars after the first; where there is no
    /// room for more, one fit.
    private static int refitEvery(int toLastFit, int bars) {
        return toLastFit < FITS ? bars : toLastFit / FITS;
    }

    @Override
    public List<Step> run(Progress progress) {
        List<Step> fan = new ArrayList<>();
        for (ForecastOptions step : options) {
            progress.throwIfCancelled();
            progress.report(
                    fan.size(),
                    options.size(),
                    "Forecasting %d bars ahead".formatted(step.horizon()));
            var one = new ForecastVolatility(series, "", step, false, Optional.empty(), walks);
            fan.add(Step.of(one.run(quiet(progress))));
        }
        progress.made(JobOutcome.said(fan.size() + " horizons"));
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
