package io.abtpro.ui.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.TradingYear;
import io.abtpro.jobs.ForecastVolatility;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ConformalBands;
import io.abtpro.volatility.RollingCoverage;
import io.abtpro.volatility.WalkForward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Every line of the history as it is drawn: volatilities in percent a year, one value a bar, NaN
/// where there is none and in the bars expected after the last.
///
/// @param times of the bars and of the `MORE` expected after them
/// @param realised of the horizon after each bar, known only at its end
/// @param bands narrowest first
record Curves(
        long[] times,
        double[] close,
        double[] realised,
        double[] forest,
        double[] treeLow,
        double[] treeHigh,
        List<BandCurve> bands,
        Map<Baseline, double[]> baselines) {
    /// Bars after the last for which there is room.
    static final int MORE = ForecastInputs.MOST_HORIZON;

    /// @param low negative infinity where it could not be told
    /// @param high infinity where it could not be told
    /// @param drawnLow `low` where both ends were told, else NaN: a band without an end cannot be
    ///   filled
    /// @param drawnHigh `high` where both ends were told, else NaN
    /// @param covered share of the last matured forecasts inside, in percent
    /// @param beyondChance whether that is further from the promise than chance explains
    record BandCurve(
            double nominal,
            double[] low,
            double[] high,
            double[] drawnLow,
            double[] drawnHigh,
            double[] covered,
            boolean[] beyondChance) {}

    static Curves of(ForecastVolatility.Report report) {
        WalkForward walk = report.walk();
        BarSeries bars = walk.bars();
        TradingYear year = report.forecast().year();
        Map<Baseline, double[]> baselines = new EnumMap<>(Baseline.class);
        walk.options().baselines().forEach(b -> baselines.put(b, percent(walk.predicted(b), year)));
        return new Curves(
                FutureTimes.extended(bars, MORE),
                padded(bars.closes()),
                percent(judged(walk), year),
                percent(walk.predicted(), year),
                percent(walk.treeLow(), year),
                percent(walk.treeHigh(), year),
                bands(report.bands(), walk, year),
                baselines);
    }

    /// Realised volatility from the first forecast on.
    private static double[] judged(WalkForward walk) {
        double[] realised = walk.realised();
        Arrays.fill(realised, 0, Math.min(realised.length, walk.firstForecast()), Double.NaN);
        return realised;
    }

    private static List<BandCurve> bands(ConformalBands bands, WalkForward walk, TradingYear year) {
        List<BandCurve> curves = new ArrayList<>();
        for (int k = 0; k < bands.nominals().size(); k++) {
            double nominal = bands.nominals().get(k);
            double[] low = bands.low(k);
            double[] high = bands.high(k);
            var rolling =
                    RollingCoverage.of(
                            low, high, walk.realised(), walk.options().horizon(), nominal);
            double[] covered = Arrays.stream(rolling.covered()).map(share -> 100 * share).toArray();
            curves.add(
                    new BandCurve(
                            nominal,
                            percent(low, year),
                            percent(high, year),
                            percent(closed(low, high), year),
                            percent(closed(high, low), year),
                            padded(covered),
                            Arrays.copyOf(rolling.beyondChance(), covered.length + MORE)));
        }
        return curves;
    }

    /// One end of a band, NaN where either is infinite.
    private static double[] closed(double[] end, double[] other) {
        double[] drawn = end.clone();
        for (int t = 0; t < drawn.length; t++) {
            drawn[t] = Double.isFinite(end[t]) && Double.isFinite(other[t]) ? end[t] : Double.NaN;
        }
        return drawn;
    }

    private static double[] percent(double[] perBar, TradingYear year) {
        double factor = 100 * Math.sqrt(year.barsPerYear());
        return padded(Arrays.stream(perBar).map(v -> factor * v).toArray());
    }

    private static double[] padded(double[] column) {
        double[] longer = Arrays.copyOf(column, column.length + MORE);
        Arrays.fill(longer, column.length, longer.length, Double.NaN);
        return longer;
    }
}
