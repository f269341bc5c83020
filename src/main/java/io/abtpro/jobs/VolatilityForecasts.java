package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.TradingYear;
import io.abtpro.failures.RefusedException;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.WalkForward;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The forest's forecast at each bar of a series, by walk-forward: each made by a model that had
/// seen only outcomes known at its bar.
public final class VolatilityForecasts {
    private final String sha256;
    private final ForecastOptions options;
    private final double[] annualised;
    private final int firstBar;

    private VolatilityForecasts(
            String sha256, ForecastOptions options, double[] annualised, int firstBar) {
        this.sha256 = sha256;
        this.options = options;
        this.annualised = annualised;
        this.firstBar = firstBar;
    }

    /// The forecasts of `walk`, which went through the last bars of `series`; each made yearly by
    /// the bars known at it.
    public static VolatilityForecasts of(BarSeries series, WalkForward walk) {
        int skipped = series.size() - walk.bars().size();
        double[] annualised = new double[series.size()];
        Arrays.fill(annualised, Double.NaN);
        double[] barsPerYear = TradingYear.known(series);
        double[] predicted = walk.predicted();
        for (int t = 0; t < predicted.length; t++) {
            annualised[skipped + t] = predicted[t] * Math.sqrt(barsPerYear[skipped + t]);
        }
        return new VolatilityForecasts(
                series.sha256(), walk.options(), annualised, skipped + walk.firstForecast());
    }

    /// The forecasts of a series, without baselines, since they size nothing.
    static VolatilityForecasts of(
            BarSeries series, ForecastOptions options, KeptWalks walks, Progress progress) {
        var forecast =
                new ForecastVolatility(
                        series,
                        "",
                        options.withBaselines(List.of()),
                        false,
                        Optional.empty(),
                        walks);
        return of(series, forecast.run(progress).walk());
    }

    /// The job that makes the forecasts of a series.
    public static Job<VolatilityForecasts> job(
            BarSeries series, ForecastOptions options, KeptWalks walks) {
        return progress -> of(series, options, walks, progress);
    }

    /// True where these are forecasts of `series`.
    public boolean areOf(BarSeries series) {
        return annualised.length == series.size() && sha256.equals(series.sha256());
    }

    public ForecastOptions options() {
        return options;
    }

    /// The forecast known at the close of bar `t`, as a fraction a year; NaN where there is none.
    public double at(int t) {
        return annualised[t];
    }

    /// The first bar with a forecast.
    public int firstBar() {
        return firstBar;
    }

    /// The part of `period` in which there are forecasts, so that a sized and an unsized run see
    /// the same bars.
    ///
    /// @throws IllegalArgumentException where there is none
    public Backtest.Period within(Backtest.Period period) {
        if (period.toBar() <= firstBar) {
            throw new RefusedException(
                    "the period ends before the first volatility forecast, at bar %d of the data; choose a later end"
                            .formatted(firstBar));
        }
        return new Backtest.Period(Math.max(period.fromBar(), firstBar), period.toBar());
    }
}
