package io.abtpro.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Volatility forecasts kept in memory, for tests.
public final class MemoryPredictions implements VolatilityPredictions {
    private final List<Prediction> kept = new ArrayList<>();

    @Override
    public void save(Prediction prediction) {
        kept.removeIf(
                p ->
                        same(
                                p,
                                prediction.symbol(),
                                prediction.timeframe(),
                                prediction.horizon(),
                                prediction.madeAt()));
        kept.add(prediction);
    }

    @Override
    public boolean mature(
            String symbol, String timeframe, int horizon, Instant madeAt, double actual) {
        for (Prediction p : kept) {
            if (same(p, symbol, timeframe, horizon, madeAt) && Double.isNaN(p.actual())) {
                kept.set(
                        kept.indexOf(p),
                        new Prediction(
                                symbol,
                                timeframe,
                                p.predicted(),
                                actual,
                                p.confidence(),
                                p.featuresJson(),
                                horizon,
                                madeAt));
                return true;
            }
        }
        return false;
    }

    private static boolean same(
            Prediction p, String symbol, String timeframe, int horizon, Instant madeAt) {
        return p.symbol().equals(symbol)
                && p.timeframe().equals(timeframe)
                && p.horizon() == horizon
                && p.madeAt().equals(madeAt);
    }

    @Override
    public List<Prediction> of(String symbol) {
        return kept.stream()
                .filter(p -> p.symbol().equals(symbol))
                .sorted(Comparator.comparing(Prediction::madeAt))
                .toList();
    }
}
