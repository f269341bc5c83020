package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.forest.RegressionForest;
import io.abtpro.math.Quantiles;
import io.abtpro.math.Significant;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/// Forecasts of every model through history, each by a model that had seen only outcomes known at
/// its bar.
///
/// A fit at bar f uses rows s with s + horizon <= f (the purge); it forecasts bars f to the next
/// fit. Where fits happen depends on the number of a bar alone, so that more bars change no
/// forecast already made. All values are per bar, NaN where there is no forecast.
public final class WalkForward {
    /// To be raised with every change of what a walk through the same bars gives.
    public static final int FORM = 1;

    private static final double SPREAD = 0.1;

    private final VolatilityHistory history;
    private final ForecastOptions options;
    private final double[] predicted;
    private final double[] confidence;
    private final double[] treeLow;
    private final double[] treeHigh;
    private final Map<Baseline, double[]> baselines = new EnumMap<>(Baseline.class);
    private double[] importance = {};
    private int fits;
    private int lastFit;

    private WalkForward(VolatilityHistory history, ForecastOptions options) {
        this.history = history;
        this.options = options;
        this.predicted = unknown();
        this.confidence = unknown();
        this.treeLow = unknown();
        this.treeHigh = unknown();
        options.baselines().forEach(baseline -> baselines.put(baseline, unknown()));
    }

    private double[] unknown() {
        double[] column = new double[history.size()];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    /// The walk through `bars`. `progress` is told the bars done and all before each fit, and may
    /// throw to stop.
    ///
    /// @throws IllegalArgumentException where there are too few bars for one fit: it says how many
    ///   are needed
    public static WalkForward of(
            BarSeries bars, ForecastOptions options, BiConsumer<Integer, Integer> progress) {
        int first = options.firstForecast();
        if (bars.size() <= first) {
            throw new RefusedException(
                    "a forecast %d bars ahead needs %d or more bars, had %d; load more, or choose fewer training bars"
                            .formatted(options.horizon(), first + 1, bars.size()));
        }
        var history = VolatilityHistory.of(bars, options.estimator(), options.horizon());
        var walk = new WalkForward(history, options);
        walk.run(first, progress);
        return walk;
    }

    /// Writes what this walk found, which [#read] reads to a walk of the same bits.
    public void write(DataOutput out) throws IOException {
        out.writeInt(FORM);
        out.writeInt(fits);
        out.writeInt(lastFit);
        write(out, importance);
        for (double[] column : List.of(predicted, confidence, treeLow, treeHigh)) {
            write(out, column);
        }
        for (Baseline baseline : options.baselines()) {
            write(out, forecasts(baseline));
        }
    }

    private static void write(DataOutput out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /// The walk through `bars` with these options, as [#write] wrote it.
    ///
    /// @throws IOException where it is none of so many bars, or of another form
    public static WalkForward read(DataInput in, BarSeries bars, ForecastOptions options)
            throws IOException {
        if (in.readInt() != FORM) {
            throw new IOException("the walk is of another form");
        }
        var history = VolatilityHistory.of(bars, options.estimator(), options.horizon());
        var walk = new WalkForward(history, options);
        walk.fits = in.readInt();
        walk.lastFit = in.readInt();
        walk.importance = new double[VolatilityFeature.values().length];
        read(in, walk.importance);
        for (double[] column :
                List.of(walk.predicted, walk.confidence, walk.treeLow, walk.treeHigh)) {
            read(in, column);
        }
        for (Baseline baseline : options.baselines()) {
            read(in, walk.forecasts(baseline));
        }
        return walk;
    }

    private static void read(DataInput in, double[] values) throws IOException {
        int count = in.readInt();
        if (count != values.length) {
            throw new IOException("%d values for %d places".formatted(count, values.length));
        }
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
        }
    }

    private void run(int first, BiConsumer<Integer, Integer> progress) {
        double[][] rows = VolatilityFeature.rows(history.bars());
        var fitting = new Baseline.Fitting(history);
        for (int at = first; at < history.size(); at = options.nextFit(at)) {
            progress.accept(at - first, history.size() - first);
            int from =
                    Math.max(
                            VolatilityFeature.WARMUP,
                            at - options.horizon() - options.mostTrainBars() + 1);
            int end = Math.min(history.size(), options.nextFit(at));
            int fitAt = at;
            // The baselines beside the forest: neither sees anything of the other.
            ForkJoinTask<?> baselinesOf =
                    ForkJoinPool.commonPool()
                            .submit(() -> forecastBaselines(fitting, from, fitAt, end));
            RegressionForest forest = fitForest(rows, from, at);
            baselinesOf.join();
            // Each bar writes its own places alone: the same bits on any number of threads.
            IntStream.range(at, end).parallel().forEach(t -> forecast(forest, rows[t], t));
            importance = forest.importance();
            fits++;
            lastFit = at;
        }
    }

    private void forecastBaselines(Baseline.Fitting fitting, int from, int at, int end) {
        for (Baseline baseline : options.baselines()) {
            VarianceModel model = fitting.fit(baseline, from, at);
            double[] column = forecasts(baseline);
            for (int t = at; t < end; t++) {
                column[t] = Math.sqrt(model.forecast(t));
            }
        }
    }

    private double[] forecasts(Baseline baseline) {
        double[] column = baselines.get(baseline);
        if (column == null) {
            throw new RefusedException(
                    baseline.label() + " is not among the baselines of these options");
        }
        return column;
    }

    /// The forest of rows `from` on whose outcome was known at the close of bar `at`.
    private RegressionForest fitForest(double[][] rows, int from, int at) {
        int count = at - options.horizon() - from + 1;
        double[] outcomes = new double[count];
        for (int i = 0; i < count; i++) {
            outcomes[i] = Significant.round(Math.sqrt(history.target(from + i, at)));
        }
        return options.forest().fit(Arrays.copyOfRange(rows, from, from + count), outcomes);
    }

    private void forecast(RegressionForest forest, double[] row, int t) {
        double[] trees = forest.treePredictions(row);
        Arrays.sort(trees);
        double mean = Arrays.stream(trees).sum() / trees.length;
        double square = 0;
        for (double tree : trees) {
            square += (tree - mean) * (tree - mean);
        }
        predicted[t] = mean;
        confidence[t] =
                mean > 0 ? Math.clamp(1 - Math.sqrt(square / trees.length) / mean, 0, 1) : 0;
        treeLow[t] = Quantiles.linear(trees, SPREAD);
        treeHigh[t] = Quantiles.linear(trees, 1 - SPREAD);
    }

    public BarSeries bars() {
        return history.bars();
    }

    public ForecastOptions options() {
        return options;
    }

    /// The first bar with a forecast.
    public int firstForecast() {
        return options.firstForecast();
    }

    /// The bar at whose close the models of the last forecast were fitted.
    public int lastFit() {
        return lastFit;
    }

    /// How often the models were fitted.
    public int fits() {
        return fits;
    }

    /// The forest's forecast at each bar: volatility per bar over the horizon.
    public double[] predicted() {
        return predicted.clone();
    }

    /// 1 - deviation over mean of the trees, in [0, 1].
    public double[] confidence() {
        return confidence.clone();
    }

    /// 10th percentile over the trees. The spread over trees is not a band: it covers far less than
    /// 80 %.
    public double[] treeLow() {
        return treeLow.clone();
    }

    /// 90th percentile over the trees.
    public double[] treeHigh() {
        return treeHigh.clone();
    }

    /// A baseline's forecast at each bar: volatility per bar over the horizon.
    public double[] predicted(Baseline baseline) {
        return forecasts(baseline).clone();
    }

    /// What came: volatility per bar over the horizon after each bar, NaN where it is not over.
    /// Known only at `t + horizon`.
    public double[] realised() {
        double[] realised = new double[history.size()];
        for (int t = 0; t < realised.length; t++) {
            realised[t] = Math.sqrt(history.target(t, history.size() - 1));
        }
        return realised;
    }

    /// Realised volatility per bar over the last `horizon` bars at bar `t`.
    public double realisedUpTo(int t) {
        return Math.sqrt(history.realisedUpTo(t));
    }

    /// The last forest's shares of impurity removed, in the order of [VolatilityFeature].
    public double[] importance() {
        return importance.clone();
    }
}
