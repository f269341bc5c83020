package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.TradingYear;
import io.abtpro.report.Documents;
import io.abtpro.store.VolatilityPredictions;
import io.abtpro.store.VolatilityPredictions.Prediction;
import io.abtpro.volatility.ConformalBands;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityEstimator;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityForecast;
import io.abtpro.volatility.WalkForward;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Forecasts the volatility of the next bars, walks the models through history for the bands, and
/// keeps the forecast.
///
/// @param symbol under which the forecast is kept
/// @param evaluate whether to compute losses and tests as well
/// @param keeping where the forecast is kept; empty to keep nothing
/// @param walks where the walk is kept, and read where the same was walked before
public record ForecastVolatility(
        BarSeries series,
        String symbol,
        ForecastOptions options,
        boolean evaluate,
        Optional<VolatilityPredictions> keeping,
        KeptWalks walks)
        implements Job<ForecastVolatility.Report> {

    /// @param evaluation absent where it was not asked for
    /// @param read true where the walk was walked before, and read
    public record Report(
            WalkForward walk,
            ConformalBands bands,
            VolatilityForecast forecast,
            Optional<VolatilityEvaluation> evaluation,
            boolean read) {}

    /// Walks through all of history.
    public ForecastVolatility(
            BarSeries series,
            String symbol,
            ForecastOptions options,
            boolean evaluate,
            Optional<VolatilityPredictions> keeping) {
        this(series, symbol, options, evaluate, keeping, KeptWalks.none());
    }

    /// The job with the original's forest over all bars of `series`: a walk through the last of
    /// them alone would begin elsewhere with each bar that comes.
    public static ForecastVolatility of(
            BarSeries series,
            String symbol,
            VolatilityEstimator estimator,
            int horizon,
            boolean evaluate,
            Optional<VolatilityPredictions> keeping,
            KeptWalks walks) {
        ForecastOptions options = ForecastOptions.defaults(horizon).withEstimator(estimator);
        return new ForecastVolatility(series, symbol, options, evaluate, keeping, walks);
    }

    @Override
    public Report run(Progress progress) {
        progress.about(JobWords.volatility("", series, options));
        KeptWalks.Walked walked =
                walks.of(
                        series,
                        options,
                        (done, total) -> {
                            progress.throwIfCancelled();
                            progress.report(done, total, "Fitting the models, bar by bar");
                        });
        WalkForward walk = walked.walk();
        progress.throwIfCancelled();
        TradingYear year = series.year();
        var bands =
                ConformalBands.of(
                        walk.predicted(), walk.realised(), options.horizon(), options.nominals());
        var forecast = VolatilityForecast.last(walk, bands, year);
        Optional<VolatilityEvaluation> evaluation =
                evaluate
                        ? Optional.of(VolatilityEvaluation.of(walk, bands, year))
                        : Optional.empty();
        keeping.ifPresent(store -> keep(store, walk, forecast));
        evaluation.ifPresent(e -> progress.made(JobWords.forecast(e)));
        progress.report(1, 1, "Forecast made");
        return new Report(walk, bands, forecast, evaluation, walked.again());
    }

    private void keep(VolatilityPredictions store, WalkForward walk, VolatilityForecast forecast) {
        mature(store, walk.realised(), forecast.year());
        store.save(
                new Prediction(
                        symbol,
                        series.timeframe().toString(),
                        forecast.predicted(),
                        Double.NaN,
                        forecast.confidence(),
                        Documents.compact(forecast.features()),
                        forecast.horizon(),
                        forecast.knownAt()));
    }

    /// Notes what came after earlier forecasts whose horizon is over.
    private void mature(VolatilityPredictions store, double[] realised, TradingYear year) {
        Map<Instant, Integer> bars = new HashMap<>();
        for (int t = 0; t < series.size(); t++) {
            bars.put(Instant.ofEpochMilli(series.knownAt(t)), t);
        }
        for (Prediction earlier : store.of(symbol)) {
            Integer t = bars.get(earlier.madeAt());
            if (t != null
                    && earlier.horizon() == options.horizon()
                    && Double.isNaN(earlier.actual())
                    && earlier.timeframe().equals(series.timeframe().toString())
                    && !Double.isNaN(realised[t])) {
                double actual = year.volatility(realised[t] * realised[t]);
                store.mature(
                        symbol, earlier.timeframe(), earlier.horizon(), earlier.madeAt(), actual);
            }
        }
    }
}
