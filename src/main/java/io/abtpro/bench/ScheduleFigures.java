package io.abtpro.bench;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.diagnostics.Qlike;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.WalkForward;

import java.io.IOException;
import java.util.List;

/// What schedules of fits cost, and how good their forecasts are over the bars that all of them
/// forecast.
final class ScheduleFigures {
    private static final double FLOOR = 1e-12;
    private static final String GENERATED = "generated";

    private ScheduleFigures() {}

    private record Schedule(String name, ForecastOptions options) {}

    static Check check() {
        return new Check(
                "fit-schedules",
                "what schedules of fits cost, and the losses of their volatility forecasts",
                List.of(
                        new Check.Argument("bars", "20000", "450"),
                        new Check.Argument("series", Given.ALL, GENERATED)),
                ScheduleFigures::run);
    }

    private static boolean run(Given given) throws IOException {
        for (String series : given.chosen("series", List.of("S&P 500", "AAPL", "NDX", GENERATED))) {
            measure(given, series, series(given, series), series.equals("AAPL") ? 5 : 24);
        }
        return true;
    }

    private static BarSeries series(Given given, String name) throws IOException {
        int bars = given.count("bars");
        return name.equals(GENERATED)
                ? GeneratedBars.of(new GeneratedBars.Options(bars, 5, Timeframe.parse("1h")))
                : SampleBars.atMost(SampleBars.load(name, given.folder()), bars);
    }

    private static void measure(Given given, String name, BarSeries bars, int horizon) {
        ForecastOptions usual = ForecastOptions.defaults(horizon);
        int rows = bars.size() - usual.firstForecast() + usual.trainBars();
        var before =
                usual.withTrainBars(Math.clamp(rows / 3, 100, 500))
                        .withRefitEvery(Math.max(126, bars.size() / 40))
                        .withGrowth(0);
        List<Schedule> schedules =
                List.of(
                        new Schedule("from the whole count, as it was", before),
                        new Schedule("100 rows, 25 bars, a tenth", usual),
                        new Schedule(
                                "100 rows, 50 bars, an eighth",
                                usual.withRefitEvery(50).withGrowth(0.125)),
                        new Schedule(
                                "250 rows, 50 bars, a tenth",
                                usual.withTrainBars(250).withRefitEvery(50).withGrowth(0.1)),
                        new Schedule("100 rows, 25 bars, a twentieth", usual.withGrowth(0.05)));
        int from =
                schedules.stream().mapToInt(s -> s.options().firstForecast()).max().orElseThrow();
        for (Schedule schedule : schedules) {
            long start = System.nanoTime();
            WalkForward walk = WalkForward.of(bars, schedule.options(), (_, _) -> {});
            double seconds = (System.nanoTime() - start) / 1e9;
            given.line(
                    "%s, %,d bars, %s: %d fits, %.1f s, QLIKE of the forest %.4f, HAR %.4f, GARCH"
                            + " %.4f; all %.4f",
                    name,
                    bars.size(),
                    schedule.name(),
                    walk.fits(),
                    seconds,
                    qlike(walk, walk.predicted(), from),
                    qlike(walk, walk.predicted(Baseline.HAR), from),
                    qlike(walk, walk.predicted(Baseline.GARCH), from),
                    qlike(walk, walk.predicted(), walk.firstForecast()));
        }
    }

    private static double qlike(WalkForward walk, double[] forecast, int from) {
        double[] realised = walk.realised();
        double sum = 0;
        int count = 0;
        for (int t = from; t < realised.length; t++) {
            if (!Double.isNaN(realised[t])) {
                sum += Qlike.of(realised[t] * realised[t], forecast[t] * forecast[t], FLOOR);
                count++;
            }
        }
        return sum / count;
    }
}
