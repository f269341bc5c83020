package io.abtpro.volatility;

import io.abtpro.bars.TradingYear;
import io.abtpro.diagnostics.Christoffersen;
import io.abtpro.diagnostics.DieboldMariano;
import io.abtpro.diagnostics.Kupiec;
import io.abtpro.diagnostics.Limits;
import io.abtpro.diagnostics.PinballLoss;
import io.abtpro.diagnostics.Qlike;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.failures.RefusedException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// How good the forecasts of a walk forward were, over those whose outcome has come.
///
/// @param matured forecasts with an outcome
/// @param models losses, least QLIKE first
/// @param bands promised and realised coverage, narrowest first
/// @param treeSpread the same for the 10th to 90th percentile over trees, which promises 80 % and
///   is no band
/// @param floor what QLIKE counts as the least variance
/// @param verdict the forest against HAR; it holds where the forest beats HAR beyond chance
public record VolatilityEvaluation(
        int matured,
        List<ModelLoss> models,
        List<BandQuality> bands,
        BandQuality treeSpread,
        Floor floor,
        Verdict verdict) {
    static final String FOREST = "forest";
    private static final int FEWEST = 10;

    public VolatilityEvaluation {
        models = List.copyOf(models);
        bands = List.copyOf(bands);
    }

    /// Below which QLIKE counts every variance as this one, for all models alike ([LossFloor]).
    ///
    /// @param latest annualised volatility, as a fraction, at the last bar; NaN where no price
    ///   moved
    /// @param still forecasts over whose horizon no price moved
    /// @param raised forecasts whose outcome was below the floor, the still ones among them
    public record Floor(double latest, int still, int raised) {
        /// The share of earlier moves below the floor.
        public static double level() {
            return LossFloor.LEVEL;
        }

        String sentence(int matured) {
            if (still == 0) {
                return "";
            }
            if (Double.isNaN(latest)) {
                return " No price moved in the outcomes of any forecast, so there is no loss to"
                        + " compare.";
            }
            return String.format(
                    Locale.ROOT,
                    " In %,d of %,d forecasts no price moved over the horizon: variances below the"
                        + " %.0f %% quantile of earlier moves (now %.2f %% a year) count as that"
                        + " quantile, for every model alike.",
                    still,
                    matured,
                    100 * LossFloor.LEVEL,
                    100 * latest);
        }
    }

    /// @param id key in JSON: `forest` or a baseline's id
    /// @param qlike mean loss of the variance; NaN where no price moved
    /// @param rmse of the annualised volatility, as a fraction
    /// @param mae of the annualised volatility, as a fraction
    /// @param againstHar difference of QLIKE to HAR's; absent for HAR itself and where HAR was not
    ///   run
    public record ModelLoss(
            String id,
            String label,
            double qlike,
            double rmse,
            double mae,
            Optional<DieboldMariano> againstHar) {}

    /// Over the forecasts that had a band: an end at the least. The other end, where it could not
    /// be told, counts as covering. Where outcomes span less than two horizons, nothing is judged:
    /// coverage and tests are NaN.
    ///
    /// @param nominal promised share, in (0, 1)
    /// @param coverage share of outcomes inside
    /// @param kupiec whether the share is as promised, over every horizon-th forecast, since
    ///   neighbours overlap
    /// @param christoffersen whether misses come alone, over the same forecasts
    /// @param pinball mean loss of both ends as quantiles, annualised, where both were told; NaN
    ///   where none was
    /// @param width mean, annualised, where both ends were told; NaN where none was
    /// @param count forecasts with a band and an outcome
    /// @param open those of them of which an end could not be told
    public record BandQuality(
            double nominal,
            double coverage,
            Kupiec kupiec,
            Christoffersen christoffersen,
            double pinball,
            double width,
            int count,
            int open) {
        /// Whether the coverage is over 3 points from what was promised.
        public boolean isOff() {
            return Limits.isOff(nominal, coverage);
        }

        /// The share of bands without an end, as a fraction; NaN where there is no band.
        public double openShare() {
            return (double) open / count;
        }
    }

    /// The evaluation of `walk` with its bands; figures annualised by `year`.
    public static VolatilityEvaluation of(
            WalkForward walk, ConformalBands bands, TradingYear year) {
        double[] realised = year(walk.realised(), year);
        int[] rows =
                IntStream.range(0, realised.length)
                        .filter(t -> !Double.isNaN(realised[t]) && t >= walk.firstForecast())
                        .toArray();
        if (rows.length < 50) {
            throw new RefusedException(
                    ("an evaluation needs 50 or more forecasts with an outcome, had"
                                    + " %d; load more bars, or choose a shorter horizon")
                            .formatted(rows.length));
        }
        LossFloor floor = LossFloor.of(walk.realised(), walk.options().horizon(), rows);
        List<ModelLoss> models = losses(walk, realised, rows, floor, year);
        List<BandQuality> quality = new ArrayList<>();
        for (int k = 0; k < bands.nominals().size(); k++) {
            double[] low = year(bands.low(k), year);
            double[] high = year(bands.high(k), year);
            quality.add(
                    quality(
                            bands.nominals().get(k),
                            low,
                            high,
                            realised,
                            walk.options().horizon()));
        }
        BandQuality spread =
                quality(
                        0.8,
                        year(walk.treeLow(), year),
                        year(walk.treeHigh(), year),
                        realised,
                        walk.options().horizon());
        var stated = new Floor(year.volatility(floor.latest()), floor.still(), floor.raised());
        return new VolatilityEvaluation(
                rows.length,
                models,
                quality,
                spread,
                stated,
                HarVerdict.of(models, stated.sentence(rows.length)));
    }

    private static double[] year(double[] perBar, TradingYear year) {
        double factor = Math.sqrt(year.barsPerYear());
        return Arrays.stream(perBar).map(v -> v * factor).toArray();
    }

    private static List<ModelLoss> losses(
            WalkForward walk, double[] realised, int[] rows, LossFloor floor, TradingYear year) {
        List<Baseline> baselines = walk.options().baselines();
        var losses =
                new Losses(
                        walk.realised(),
                        realised,
                        rows,
                        Arrays.stream(rows).filter(floor::isKnown).toArray(),
                        floor,
                        year);
        Optional<double[]> har =
                baselines.contains(Baseline.HAR)
                        ? Optional.of(losses.qlikes(walk.predicted(Baseline.HAR)))
                        : Optional.empty();
        int horizon = walk.options().horizon();
        List<ModelLoss> all = new ArrayList<>();
        all.add(losses.of(FOREST, "Forest", walk.predicted(), har, horizon));
        for (Baseline b : baselines) {
            Optional<double[]> against = b == Baseline.HAR ? Optional.empty() : har;
            all.add(losses.of(b.id(), b.label(), walk.predicted(b), against, horizon));
        }
        all.sort(Comparator.comparingDouble(ModelLoss::qlike));
        return all;
    }

    /// Losses over the same forecasts, model by model.
    ///
    /// @param realised volatility per bar
    /// @param annualised the same a year
    /// @param rows forecasts with an outcome
    /// @param judged those of them at which there was a floor
    private record Losses(
            double[] realised,
            double[] annualised,
            int[] rows,
            int[] judged,
            LossFloor floor,
            TradingYear year) {
        /// @param forecast volatility per bar
        ModelLoss of(
                String id, String label, double[] forecast, Optional<double[]> har, int horizon) {
            double[] annual = VolatilityEvaluation.year(forecast, year);
            double square = 0;
            double absolute = 0;
            for (int t : rows) {
                double error = annual[t] - annualised[t];
                square += error * error;
                absolute += Math.abs(error);
            }
            double[] qlikes = qlikes(forecast);
            return new ModelLoss(
                    id,
                    label,
                    Arrays.stream(qlikes).average().orElse(Double.NaN),
                    Math.sqrt(square / rows.length),
                    absolute / rows.length,
                    har.filter(losses -> losses.length >= FEWEST)
                            .map(losses -> DieboldMariano.of(qlikes, losses, horizon)));
        }

        double[] qlikes(double[] forecast) {
            return Arrays.stream(judged)
                    .mapToDouble(
                            t ->
                                    Qlike.of(
                                            realised[t] * realised[t],
                                            forecast[t] * forecast[t],
                                            floor.variances()[t]))
                    .toArray();
        }
    }

    private static BandQuality quality(
            double nominal, double[] low, double[] high, double[] realised, int horizon) {
        int[] matured =
                IntStream.range(0, realised.length)
                        .filter(t -> hasAnEnd(low[t], high[t]) && !Double.isNaN(realised[t]))
                        .toArray();
        int open = (int) Arrays.stream(matured).filter(t -> isOpen(low, high, t)).count();
        return matured.length < 2 * horizon
                ? unjudged(nominal, matured.length, open)
                : quality(nominal, low, high, realised, horizon, matured, open);
    }

    /// Where neither end can be told there is no band.
    static boolean hasAnEnd(double low, double high) {
        return Double.isFinite(low) || Double.isFinite(high);
    }

    private static boolean isOpen(double[] low, double[] high, int t) {
        return Double.isInfinite(low[t]) || Double.isInfinite(high[t]);
    }

    private static BandQuality unjudged(double nominal, int count, int open) {
        double none = Double.NaN;
        return new BandQuality(
                nominal,
                none,
                new Kupiec(none, none),
                new Christoffersen(none, none, none, none),
                none,
                none,
                count,
                open);
    }

    private static BandQuality quality(
            double nominal,
            double[] low,
            double[] high,
            double[] realised,
            int horizon,
            int[] rows,
            int open) {
        double half = (1 - nominal) / 2;
        int hits = 0;
        double pinball = 0;
        double width = 0;
        for (int t : rows) {
            hits += misses(low, high, realised, t) ? 0 : 1;
            if (isOpen(low, high, t)) {
                continue;
            }
            pinball +=
                    PinballLoss.of(realised[t], low[t], half)
                            + PinballLoss.of(realised[t], high[t], 1 - half);
            width += high[t] - low[t];
        }
        int n = rows.length;
        // Evenly, so that no two of the forecasts share a bar.
        boolean[] apart = new boolean[(n + horizon - 1) / horizon];
        int missed = 0;
        for (int i = 0; i < apart.length; i++) {
            apart[i] = misses(low, high, realised, rows[i * horizon]);
            missed += apart[i] ? 1 : 0;
        }
        return new BandQuality(
                nominal,
                (double) hits / n,
                Kupiec.of(apart.length, missed, 1 - nominal),
                Christoffersen.of(apart, 1 - nominal),
                pinball / (n - open) / 2,
                width / (n - open),
                n,
                open);
    }

    private static boolean misses(double[] low, double[] high, double[] realised, int t) {
        return realised[t] < low[t] || realised[t] > high[t];
    }

    /// The losses of the model with this id.
    public Optional<ModelLoss> model(String id) {
        return models.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /// What the evaluation and the bands of the newest forecast say together: that both hold.
    public Verdict verdictWith(Verdict coverage) {
        return new Verdict(
                verdict.holds() && coverage.holds(),
                coverage.holds() ? verdict.claim() : verdict.claim() + " " + coverage.claim(),
                (verdict.numbers() + " " + coverage.numbers()).strip());
    }
}
