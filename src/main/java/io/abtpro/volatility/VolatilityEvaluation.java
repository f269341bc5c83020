package io.abtpro.volatility;

import io.abtpro.failures.RefusedException;
import io.abtpro.diagnostics.Christoffersen;
import io.abtpro.diagnostics.DieboldMariano;
import io.abtpro.diagnostics.Kupiec;
import io.abtpro.diagnostics.PinballLoss;
import io.abtpro.diagnostics.Qlike;
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
/// @param treeSpread the same for the 10th to 90th percentile over trees, which promises 80 % and is no band
/// @param verdict the forest against HAR in words
public record VolatilityEvaluation(
        int matured, List<ModelLoss> models, List<BandQuality> bands, BandQuality treeSpread, String verdict) {
    static final String FOREST = "forest";
    private static final double SIGNIFICANT = 0.05;

    public VolatilityEvaluation {
        models = List.copyOf(models);
        bands = List.copyOf(bands);
    }

    /// @param id key in JSON: `forest` or a baseline's id
    /// @param qlike mean loss of the variance
    /// @param rmse of the annualised volatility, as a fraction
    /// @param mae of the annualised volatility, as a fraction
    /// @param againstHar difference of QLIKE to HAR's; absent for HAR itself and where HAR was not run
    public record ModelLoss(
            String id, String label, double qlike, double rmse, double mae, Optional<DieboldMariano> againstHar) {}

    /// @param nominal promised share, in (0, 1)
    /// Over the forecasts of which both ends were told. Where their outcomes span less than two horizons, nothing is judged:
    /// coverage and tests are NaN.
    ///
    /// @param coverage share of outcomes inside
    /// @param kupiec whether the share is as promised, over every horizon-th forecast, since neighbours overlap
    /// @param christoffersen whether misses come alone, over the same forecasts
    /// @param pinball mean loss of both ends as quantiles, annualised
    /// @param width mean, annualised
    /// @param count forecasts with both ends and an outcome
    /// @param open forecasts with an outcome of which an end could not be told
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
            return CoverageVerdict.isOff(nominal, coverage);
        }
    }

    /// The evaluation of `walk` with its bands; figures annualised by `year`.
    public static VolatilityEvaluation of(WalkForward walk, ConformalBands bands, Annualisation year) {
        double[] realised = year(walk.realised(), year);
        int[] rows = IntStream.range(0, realised.length)
                .filter(t -> !Double.isNaN(realised[t]) && t >= walk.firstForecast())
                .toArray();
        if (rows.length < 50) {
            throw new RefusedException(
                    "an evaluation needs 50 or more forecasts with an outcome, had %d; load more bars, or choose a shorter horizon"
                            .formatted(rows.length));
        }
        List<ModelLoss> models = losses(walk, realised, rows, year);
        List<BandQuality> quality = new ArrayList<>();
        for (int k = 0; k < bands.nominals().size(); k++) {
            double[] low = year(bands.low(k), year);
            double[] high = year(bands.high(k), year);
            quality.add(quality(bands.nominals().get(k), low, high, realised, walk.options().horizon()));
        }
        BandQuality spread = quality(
                0.8, year(walk.treeLow(), year), year(walk.treeHigh(), year), realised, walk.options().horizon());
        return new VolatilityEvaluation(rows.length, models, quality, spread, verdict(models));
    }

    private static double[] year(double[] perBar, Annualisation year) {
        double factor = Math.sqrt(year.barsPerYear());
        return Arrays.stream(perBar).map(v -> v * factor).toArray();
    }

    private static List<ModelLoss> losses(WalkForward walk, double[] realised, int[] rows, Annualisation year) {
        List<Baseline> baselines = walk.options().baselines();
        double barsPerYear = year.barsPerYear();
        Optional<double[]> har = baselines.contains(Baseline.HAR)
                ? Optional.of(qlikes(year(walk.predicted(Baseline.HAR), year), realised, rows, barsPerYear))
                : Optional.empty();
        int horizon = walk.options().horizon();
        List<ModelLoss> losses = new ArrayList<>();
        losses.add(loss(FOREST, "Forest", year(walk.predicted(), year), realised, rows, barsPerYear, har, horizon));
        for (Baseline b : baselines) {
            Optional<double[]> against = b == Baseline.HAR ? Optional.empty() : har;
            double[] forecast = year(walk.predicted(b), year);
            losses.add(loss(b.id(), b.label(), forecast, realised, rows, barsPerYear, against, horizon));
        }
        losses.sort(Comparator.comparingDouble(ModelLoss::qlike));
        return losses;
    }

    private static ModelLoss loss(
            String id,
            String label,
            double[] forecast,
            double[] realised,
            int[] rows,
            double barsPerYear,
            Optional<double[]> har,
            int horizon) {
        double[] qlikes = qlikes(forecast, realised, rows, barsPerYear);
        double qlike = 0;
        double square = 0;
        double absolute = 0;
        for (int i = 0; i < rows.length; i++) {
            double error = forecast[rows[i]] - realised[rows[i]];
            qlike += qlikes[i];
            square += error * error;
            absolute += Math.abs(error);
        }
        int n = rows.length;
        return new ModelLoss(
                id,
                label,
                qlike / n,
                Math.sqrt(square / n),
                absolute / n,
                har.map(losses -> DieboldMariano.of(qlikes, losses, horizon)));
    }

    /// On variances per bar, the unit that the floor of QLIKE is in.
    private static double[] qlikes(double[] forecast, double[] realised, int[] rows, double barsPerYear) {
        double[] losses = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double f = forecast[rows[i]];
            double r = realised[rows[i]];
            losses[i] = Qlike.of(r * r / barsPerYear, f * f / barsPerYear);
        }
        return losses;
    }

    private static BandQuality quality(double nominal, double[] low, double[] high, double[] realised, int horizon) {
        int[] matured = IntStream.range(0, realised.length)
                .filter(t -> !Double.isNaN(low[t]) && !Double.isNaN(realised[t]))
                .toArray();
        if (matured.length < 2 * horizon) {
            throw new RefusedException(
                    "bands need outcomes over two horizons to be judged, had %d at a horizon of %d; load more bars"
                            .formatted(matured.length, horizon));
        }
        int[] rows = Arrays.stream(matured)
                .filter(t -> Double.isFinite(low[t]) && Double.isFinite(high[t]))
                .toArray();
        int open = matured.length - rows.length;
        return rows.length < 2 * horizon
                ? unjudged(nominal, rows.length, open)
                : quality(nominal, low, high, realised, horizon, rows, open);
    }

    private static BandQuality unjudged(double nominal, int count, int open) {
        double none = Double.NaN;
        return new BandQuality(
                nominal, none, new Kupiec(none, none), new Christoffersen(none, none, none, none), none, none, count, open);
    }

    private static BandQuality quality(
            double nominal, double[] low, double[] high, double[] realised, int horizon, int[] rows, int open) {
        double half = (1 - nominal) / 2;
        int hits = 0;
        double pinball = 0;
        double width = 0;
        for (int t : rows) {
            hits += misses(low, high, realised, t) ? 0 : 1;
            pinball += PinballLoss.of(realised[t], low[t], half) + PinballLoss.of(realised[t], high[t], 1 - half);
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
                pinball / n / 2,
                width / n,
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

    private static String verdict(List<ModelLoss> models) {
        var har = models.stream().filter(m -> m.id().equals(Baseline.HAR.id())).findFirst();
        var forest = models.stream().filter(m -> m.id().equals(FOREST)).findFirst();
        if (har.isEmpty() || forest.isEmpty() || forest.get().againstHar().isEmpty()) {
            return "The forest was not held against HAR.";
        }
        DieboldMariano test = forest.get().againstHar().get();
        boolean lower = test.meanDifference() < 0;
        String what = !(test.pValue() < SIGNIFICANT)
                ? (lower ? "The forest does not beat HAR beyond chance" : "The forest does not beat HAR")
                : lower ? "The forest beats HAR" : "The forest is worse than HAR";
        return String.format(
                Locale.ROOT,
                "%s. QLIKE %.3f against %.3f, Diebold-Mariano p = %.3f. %s has the lowest loss.",
                what,
                forest.get().qlike(),
                har.get().qlike(),
                test.pValue(),
                models.getFirst().label());
    }
}
