package io.abtpro.volatility;

import java.util.Arrays;
import java.util.List;

/// Bands around a forecast that cover as often as they promise, learned from how far earlier forecasts were off.
///
/// A residual is realised over predicted, of a forecast made without its outcome, and counts only from the bar on at
/// which the outcome was known. A band is the prediction times two quantiles of the last residuals. Each side's level
/// moves with its own misses, up after one and slowly back (adaptive conformal inference), so that the band keeps its
/// promise where volatility changes. Wider promises always hold narrower ones.
/// Sources: Vovk et al. (2005); Gibbs and Candes, Adaptive conformal inference under distribution shift (2021).
public final class ConformalBands {
    static final int WINDOW = 1_000;
    static final int FEWEST = 40;
    static final double LEARNING_RATE = 0.005;

    private final List<Double> nominals;
    private final double[][] low;
    private final double[][] high;
    private final double[] transforms;

    private ConformalBands(List<Double> nominals, int n) {
        this.nominals = nominals;
        this.low = new double[nominals.size()][n];
        this.high = new double[nominals.size()][n];
        this.transforms = new double[n];
        Arrays.fill(transforms, Double.NaN);
        for (int k = 0; k < low.length; k++) {
            Arrays.fill(low[k], Double.NaN);
            Arrays.fill(high[k], Double.NaN);
        }
    }

    /// The bands at each bar around `predicted`, whose outcome `realised[t]` is known at the close of `t + horizon`.
    ///
    /// NaN until enough forecasts have matured.
    ///
    /// @param nominals promised coverages, rising, in (0, 1)
    public static ConformalBands of(double[] predicted, double[] realised, int horizon, List<Double> nominals) {
        var bands = new ConformalBands(List.copyOf(nominals), predicted.length);
        bands.run(predicted, realised, horizon);
        return bands;
    }

    private void run(double[] predicted, double[] realised, int horizon) {
        var residuals = new SortedWindow(WINDOW);
        double[] lowLevel = levels();
        double[] highLevel = levels();
        for (int t = 0; t < predicted.length; t++) {
            int matured = t - horizon;
            if (matured >= 0 && predicted[matured] > 0) {
                adapt(lowLevel, highLevel, matured, realised[matured]);
                residuals.add(realised[matured] / predicted[matured]);
            }
            if (predicted[t] > 0 && residuals.size() >= FEWEST) {
                issue(t, predicted[t], residuals, lowLevel, highLevel);
                // Looking back only: the transform is read once the outcome is there.
                transforms[t] = Double.isNaN(realised[t]) ? Double.NaN : residuals.rank(realised[t] / predicted[t]);
            }
        }
    }

    /// Half of what each band may miss.
    private double[] levels() {
        return nominals.stream().mapToDouble(nominal -> (1 - nominal) / 2).toArray();
    }

    private void adapt(double[] lowLevel, double[] highLevel, int matured, double outcome) {
        for (int k = 0; k < low.length; k++) {
            if (!Double.isNaN(low[k][matured])) {
                double promised = (1 - nominals.get(k)) / 2;
                lowLevel[k] += LEARNING_RATE * (promised - (outcome < low[k][matured] ? 1 : 0));
                highLevel[k] += LEARNING_RATE * (promised - (outcome > high[k][matured] ? 1 : 0));
            }
        }
    }

    private void issue(int t, double predicted, SortedWindow residuals, double[] lowLevel, double[] highLevel) {
        for (int k = 0; k < low.length; k++) {
            double below = predicted * residuals.quantile(lowLevel[k]);
            double above = predicted * residuals.quantile(1 - highLevel[k]);
            low[k][t] = k == 0 ? Math.min(below, above) : Math.min(below, low[k - 1][t]);
            high[k][t] = k == 0 ? Math.max(below, above) : Math.max(above, high[k - 1][t]);
        }
    }

    public List<Double> nominals() {
        return nominals;
    }

    /// Lower ends at each bar of the band of `nominals().get(k)`.
    public double[] low(int k) {
        return low[k].clone();
    }

    /// Upper ends at each bar of the band of `nominals().get(k)`.
    public double[] high(int k) {
        return high[k].clone();
    }

    /// Where each outcome fell among the residuals known when it was forecast, in (0, 1); NaN where it has not come.
    public double[] transforms() {
        return transforms.clone();
    }
}
