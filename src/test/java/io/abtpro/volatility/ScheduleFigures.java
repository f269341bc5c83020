package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import java.util.List;
import java.util.Locale;

/// What schedules of fits cost, and how good their forecasts are over the bars that all of them forecast. Run by hand.
final class ScheduleFigures {
    private ScheduleFigures() {}

    private record Schedule(String name, ForecastOptions options) {}

    /// @param arguments bars of the generated series
    public static void main(String[] arguments) {
        int long1 = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        measure("S&P 500", Samples.load("sp500-2000.csv"), 24);
        measure("AAPL", Samples.load("aapl.csv"), 5);
        measure("NDX", Samples.load("ndx.csv"), 24);
        measure("generated", GeneratedBars.of(new GeneratedBars.Options(long1, 5, Timeframe.parse("1h"))), 24);
    }

    private static void measure(String name, BarSeries bars, int horizon) {
        int rows = bars.size() - VolatilityFeature.WARMUP - horizon;
        ForecastOptions usual = ForecastOptions.defaults(horizon);
        var before = usual.withTrainBars(Math.clamp(rows / 3, 100, 500))
                .withRefitEvery(Math.max(126, bars.size() / 40))
                .withGrowth(0);
        List<Schedule> schedules = List.of(
                new Schedule("from the whole count, as it was", before),
                new Schedule("100 rows, 25 bars, a tenth", usual),
                new Schedule("100 rows, 50 bars, an eighth", usual.withRefitEvery(50).withGrowth(0.125)),
                new Schedule("250 rows, 50 bars, a tenth", usual.withTrainBars(250).withRefitEvery(50).withGrowth(0.1)),
                new Schedule("100 rows, 25 bars, a twentieth", usual.withGrowth(0.05)));
        int from = before.firstForecast();
        for (Schedule schedule : schedules) {
            long start = System.nanoTime();
            WalkForward walk = WalkForward.of(bars, schedule.options(), (_, _) -> {});
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT, "%s, %d bars, %s: %d fits, %.1f s, QLIKE of the forest %.4f, HAR %.4f, GARCH %.4f; all %.4f%n",
                    name, bars.size(), schedule.name(), walk.fits(), seconds, qlike(walk, walk.predicted(), from),
                    qlike(walk, walk.predicted(Baseline.HAR), from), qlike(walk, walk.predicted(Baseline.GARCH), from), qlike(walk, walk.predicted(), walk.firstForecast()));
        }
    }

    private static double qlike(WalkForward walk, double[] forecast, int from) {
        double[] realised = walk.realised();
        double sum = 0;
        int count = 0;
        for (int t = from; t < realised.length; t++) {
            if (!Double.isNaN(realised[t])) {
                sum += io.abtpro.diagnostics.Qlike.of(realised[t] * realised[t], forecast[t] * forecast[t], 1e-12);
                count++;
            }
        }
        return sum / count;
    }
}
