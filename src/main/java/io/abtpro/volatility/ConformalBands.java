package io.abtpro.volatility;

import java.util.Arrays;
import java.util.List;

/// Bands around a forecast that cover as often as they promise, learned from how far earlier
/// forecasts were off.
///
/// A residual is realised over predicted, of a forecast made without its outcome, and counts only
/// from the bar on at which the outcome was known. A band is the prediction times two quantiles of
/// the last residuals. Each side's level moves with its own misses, up after one and slowly back
/// (adaptive conformal inference), so that the band keeps its promise where volatility changes.
/// Wider promises always hold narrower ones.
///
/// Outcomes `horizon` bars ahead share bars, so that one shock strikes `horizon` of them: residuals
/// are worth their number over the horizon, and a level moves by a step divided by the horizon's
/// root, or a single shock would carry it beyond all residuals. Residuals worth m tell no quantile
/// rarer than 1 in m + 1: an end whose level is lower is infinite, since the greatest error so far
/// is no bound at all. Sources: Vovk et al. (2005); Gibbs and Candes, Adaptive conformal inference
/// under distribution shift (2021).
public final class ConformalBands {
    /// Residuals kept at least; more where it takes them to be worth 80.
    static final int WINDOW = 1_000;

    private static final int WORTH = 80;
    private static final double ROUNDING = 1e-9;
    static final int FEWEST = 40;
    static final double LEARNING_RATE = 0.005;

    private final List<Double> nominals;
    private final int horizon;
    private final double[][] low;
    private final double[][] high;
    private final double[] transforms;

    private ConformalBands(List<Double> nominals, int horizon, int n) {
        this.nominals = nominals;
        this.horizon = horizon;
        this.low = new double[nominals.size()][n];
        this.high = new double[nominals.size()][n];
        this.transforms = new double[n];
        Arrays.fill(transforms, Double.NaN);
        for (int k = 0; k < low.length; k++) {
            Arrays.fill(low[k], Double.NaN);
            Arrays.fill(high[k], Double.NaN);
        }
    }

    /// The bands at each bar around `predicted`, whose outcome `realised[t]` is known at the close
    /// of `t + horizon`.
    ///
    /// NaN until 40 forecasts have matured, and infinite where the errors so far cannot tell an
    /// end.
    ///
    /// @param nominals promised coverages, rising, in (0, 1)
    public static ConformalBands of(
            double[] predicted, double[] realised, int horizon, List<Double> nominals) {
        var bands = new ConformalBands(List.copyOf(nominals), horizon, predicted.length);
        bands.run(predicted, realised);
        return bands;
    }

    private void run(double[] predicted, double[] realised) {
        var residuals = new SortedWindow(window(horizon));
        double[] lowLevel = levels();
        double[] highLevel = levels();
        for (int t = 0; t < predicted.length; t++) {
            int matured = t - horizon;
            if (matured >= 0 && predicted[matured] > 0) {
                adapt(lowLevel, highLevel, matured, realised[matured], residuals.size());
                residuals.add(realised[matured] / predicted[matured]);
            }
            if (predicted[t] > 0 && residuals.size() >= FEWEST) {
                issue(t, predicted[t], residuals, lowLevel, highLevel);
                // Looking back only: the transform is read once the outcome is there.
                transforms[t] =
                        Double.isNaN(realised[t])
                                ? Double.NaN
                                : residuals.rank(realised[t] / predicted[t]);
            }
        }
    }

    /// Half of what each band may miss.
    private double[] levels() {
        return nominals.stream().mapToDouble(ConformalBands::promised).toArray();
    }

    /// What a band may miss at each end.
    private static double promised(double nominal) {
        return (1 - nominal) / 2;
    }

    /// Residuals kept at this horizon.
    static int window(int horizon) {
        return Math.max(WINDOW, WORTH * horizon);
    }

    /// How many forecasts must have matured before both ends of a band can be told.
    static int needed(double nominal, int horizon) {
        return Math.max(
                FEWEST,
                (int) Math.ceil(horizon * (1 / promised(nominal) - 1) - ROUNDING * horizon));
    }

    /// Levels rest while there are too few residuals for a band: an end that is not told cannot be
    /// missed.
    private void adapt(
            double[] lowLevel, double[] highLevel, int matured, double outcome, int residuals) {
        double step = LEARNING_RATE / Math.sqrt(horizon);
        for (int k = 0; k < low.length; k++) {
            if (!Double.isNaN(low[k][matured]) && residuals >= needed(nominals.get(k), horizon)) {
                double promised = promised(nominals.get(k));
                lowLevel[k] += step * (promised - (outcome < low[k][matured] ? 1 : 0));
                highLevel[k] += step * (promised - (outcome > high[k][matured] ? 1 : 0));
            }
        }
    }

    private void issue(
            int t,
            double predicted,
            SortedWindow residuals,
            double[] lowLevel,
            double[] highLevel) {
        for (int k = 0; k < low.length; k++) {
            double below =
                    tells(residuals, lowLevel[k])
                            ? predicted * residuals.quantile(lowLevel[k])
                            : Double.NEGATIVE_INFINITY;
            double above =
                    tells(residuals, highLevel[k])
                            ? predicted * residuals.quantile(1 - highLevel[k])
                            : Double.POSITIVE_INFINITY;
            low[k][t] = k == 0 ? Math.min(below, above) : Math.min(below, low[k - 1][t]);
            high[k][t] = k == 0 ? Math.max(below, above) : Math.max(above, high[k - 1][t]);
        }
    }

    private boolean tells(SortedWindow residuals, double level) {
        return level * ((double) residuals.size() / horizon + 1) >= 1 - ROUNDING;
    }

    public List<Double> nominals() {
        return nominals;
    }

    /// Lower ends at each bar of the band of `nominals().get(k)`; negative infinity where none can
    /// be told.
    public double[] low(int k) {
        return low[k].clone();
    }

    /// Upper ends at each bar of the band of `nominals().get(k)`; infinity where none can be told.
    public double[] high(int k) {
        return high[k].clone();
    }

    /// Where each outcome fell among the residuals known when it was forecast, in (0, 1); NaN where
    /// it has not come.
    public double[] transforms() {
        return transforms.clone();
    }
}
