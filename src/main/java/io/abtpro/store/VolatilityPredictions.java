package io.abtpro.store;

import java.time.Instant;
import java.util.List;

/// Every volatility forecast that was made, and later what came.
public interface VolatilityPredictions {
    /// One forecast.
    ///
    /// @param predicted annualised, as a fraction
    /// @param actual the same of what came; NaN until it is known
    /// @param featuresJson a strict JSON object of the features
    /// @param madeAt the close of the bar it was made at
    record Prediction(
            String symbol,
            String timeframe,
            double predicted,
            double actual,
            double confidence,
            String featuresJson,
            int horizon,
            Instant madeAt) {
        public Prediction {
            if (!(predicted >= 0)) {
                throw new IllegalArgumentException(
                        "predicted volatility must be >= 0, was " + predicted);
            }
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException(
                        "confidence must be in [0, 1], was " + confidence);
            }
        }
    }

    /// Keeps the forecast; one made at the same moment for the same symbol, timeframe and horizon
    /// is replaced.
    void save(Prediction prediction);

    /// Notes what came after the forecast made at `madeAt`; true where there was such a forecast
    /// without an actual.
    boolean mature(String symbol, String timeframe, int horizon, Instant madeAt, double actual);

    /// The forecasts for a symbol, oldest first.
    List<Prediction> of(String symbol);
}
