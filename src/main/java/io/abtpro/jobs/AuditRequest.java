package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.volatility.VolatilityEstimator;

import java.util.OptionalInt;
import java.util.function.Function;

/// What a look-ahead audit runs: what the commands and the window run, derived anew from each cut
/// of the bars, so that an option which is derived from the whole of them is found.
///
/// @param plan the backtest of a series: `backtest` and the Backtest tab
/// @param study how signals of a series are scored: `score` and the Signals tab
/// @param estimator of the forecasts of `volatility` and the Volatility tab
/// @param horizon bars ahead of those
/// @param bars of the end of the series that are looked at; empty for 5,000, and 1,500 of them for
///   forecasts of volatility, which take seconds for each cut
public record AuditRequest(
        Function<BarSeries, BacktestPlan> plan,
        Function<BarSeries, StudyOptions> study,
        VolatilityEstimator estimator,
        int horizon,
        OptionalInt bars) {
    private static final int MOST_BARS = 5_000;
    private static final int MOST_FORECAST = 1_500;

    public AuditRequest {
        if (bars.isPresent() && bars.getAsInt() < 1) {
            throw new RefusedException("an audit looks at 1 bar or more, was " + bars.getAsInt());
        }
    }

    /// The last bars of `series` on which everything is audited but forecasts of volatility.
    BarSeries audited(BarSeries series) {
        return last(series, bars.orElse(MOST_BARS));
    }

    /// The last bars of `series` on which forecasts of volatility are audited, and what is sized by
    /// them.
    BarSeries forecast(BarSeries series) {
        return last(series, bars.orElse(MOST_FORECAST));
    }

    private static BarSeries last(BarSeries series, int most) {
        return series.slice(Math.max(0, series.size() - most), series.size());
    }
}
