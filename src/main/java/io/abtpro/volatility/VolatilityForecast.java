package io.abtpro.volatility;

import io.abtpro.bars.TradingYear;
import io.abtpro.diagnostics.Verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The volatility of the bars to come, annualised, as fractions.
///
/// @param knownAt the moment it was known: the close of the last bar
/// @param predicted the forest's forecast
/// @param confidence 1 - deviation over mean of the trees, in [0, 1]
/// @param treeLow 10th percentile over trees, the original's range: not a band
/// @param treeHigh 90th percentile over trees
/// @param bands conformal, narrowest first; empty where too few forecasts have matured
/// @param bandNotes which ends cannot be told and why, and where a band leaves out the forecast; a
///   sentence each
/// @param baselines forecasts of the other models
/// @param features of the last bar, by id
/// @param realisedUpToNow over the last `horizon` bars
public record VolatilityForecast(
        Instant knownAt,
        int horizon,
        double predicted,
        double confidence,
        double treeLow,
        double treeHigh,
        List<Band> bands,
        List<String> bandNotes,
        Map<Baseline, Double> baselines,
        Map<String, Double> features,
        double realisedUpToNow,
        TradingYear year) {
    public VolatilityForecast {
        bands = List.copyOf(bands);
        bandNotes = List.copyOf(bandNotes);
        baselines = Map.copyOf(baselines);
    }

    /// @param low negative infinity where the errors so far cannot tell it
    /// @param high infinity where the errors so far cannot tell it
    /// @param coverage share of past outcomes inside, where an end that could not be told counts as
    ///   covering; NaN where outcomes are too few to be judged
    /// @param openShare share of the past bands without one of their ends, as a fraction; NaN where
    ///   there was no band
    public record Band(double nominal, double low, double high, double coverage, double openShare) {
        /// Whether both ends are told.
        public boolean closed() {
            return Double.isFinite(low) && Double.isFinite(high);
        }
    }

    /// How often the bands held against what they promise, in words.
    public Verdict coverageVerdict() {
        return CoverageVerdict.of(bands);
    }

    /// The forecast made at the last bar of `walk`.
    public static VolatilityForecast last(
            WalkForward walk, ConformalBands bands, TradingYear year) {
        int t = walk.bars().size() - 1;
        double factor = Math.sqrt(year.barsPerYear());
        double[] realised = walk.realised();
        List<Band> all = new ArrayList<>();
        for (int k = 0; k < bands.nominals().size(); k++) {
            double low = bands.low(k)[t] * factor;
            if (!Double.isNaN(low)) {
                all.add(
                        judged(
                                bands.nominals().get(k),
                                bands.low(k),
                                bands.high(k),
                                realised,
                                walk.options().horizon(),
                                factor));
            }
        }
        Map<Baseline, Double> baselines = new EnumMap<>(Baseline.class);
        walk.options().baselines().forEach(b -> baselines.put(b, walk.predicted(b)[t] * factor));
        Map<String, Double> features = new LinkedHashMap<>();
        for (VolatilityFeature feature : VolatilityFeature.values()) {
            features.put(feature.id(), feature.column(walk.bars())[t]);
        }
        return new VolatilityForecast(
                Instant.ofEpochMilli(walk.bars().knownAt(t)),
                walk.options().horizon(),
                walk.predicted()[t] * factor,
                walk.confidence()[t],
                walk.treeLow()[t] * factor,
                walk.treeHigh()[t] * factor,
                all,
                BandNotes.of(walk, all, walk.predicted()[t] * factor),
                baselines,
                features,
                walk.realisedUpTo(t) * factor,
                year);
    }

    /// The band at the last bar with how often those before it held.
    private static Band judged(
            double nominal,
            double[] low,
            double[] high,
            double[] realised,
            int horizon,
            double factor) {
        int count = 0;
        int inside = 0;
        int open = 0;
        for (int t = 0; t < realised.length; t++) {
            if (VolatilityEvaluation.hasAnEnd(low[t], high[t]) && !Double.isNaN(realised[t])) {
                count++;
                inside += low[t] <= realised[t] && realised[t] <= high[t] ? 1 : 0;
                open += Double.isInfinite(low[t]) || Double.isInfinite(high[t]) ? 1 : 0;
            }
        }
        boolean few = count < 2 * horizon;
        int last = low.length - 1;
        return new Band(
                nominal,
                low[last] * factor,
                high[last] * factor,
                few ? Double.NaN : (double) inside / count,
                (double) open / count);
    }
}
