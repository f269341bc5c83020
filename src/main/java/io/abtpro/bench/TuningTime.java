package io.abtpro.bench;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.tuning.LuckBenchmark;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningSnapshot;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// How long searches, what stands beside them, snapshots and checkpoints take on daily bars of the
/// S&P 500.
final class TuningTime {
    private TuningTime() {}

    static Check check() {
        return new Check(
                "tuning-time",
                "how long every method, its comparison, snapshot and checkpoint take on the S&P"
                        + " 500",
                List.of(
                        new Check.Argument("bars", "2000", "400"),
                        new Check.Argument("rounds", "4", "1"),
                        new Check.Argument("method", Given.ALL, "random")),
                TuningTime::run);
    }

    private static boolean run(Given given) throws IOException {
        BarSeries series =
                SampleBars.atMost(SampleBars.load("S&P 500", given.folder()), given.count("bars"));
        var strategy = SweepWork.strategy();
        var grid =
                ParameterGrid.of(
                        strategy,
                        strategy.space().defaults(),
                        List.of(
                                new ParameterRange("fast", 5, 60, 1),
                                new ParameterRange("slow", 60, 300, 5)));
        List<String> words = Arrays.stream(Method.values()).map(Method::word).toList();
        List<String> chosen = given.chosen("method", words);
        for (int round = 0; round < given.count("rounds"); round++) {
            for (Method method : Method.values()) {
                if (chosen.contains(method.word())) {
                    time(given, series, grid, method);
                }
            }
        }
        return true;
    }

    private static void time(Given given, BarSeries series, ParameterGrid grid, Method method) {
        var train = Backtest.Period.all(series);
        long start = System.nanoTime();
        var columns = new Columns(series);
        var tuner = new Tuner(columns, grid, train, TuningOptions.defaults(method));
        tuner.finish();
        long searched = System.nanoTime();
        var comparison = new LuckBenchmark(tuner, columns, train);
        comparison.extendTo(tuner.log().size());
        long compared = System.nanoTime();
        var snapshot = TuningSnapshot.of(tuner, comparison, 0, 1);
        long shot = System.nanoTime();
        given.line(
                "%s: %d pieces, %d backtests, best %.3f (random %.3f, noise %.3f), %.2f s;"
                        + " comparison %.2f s; snapshot %.2f ms; checkpoint %d bytes in %.1f ms",
                method,
                tuner.done(),
                tuner.log().size(),
                tuner.log().value(tuner.log().best()),
                snapshot.comparison().median().last(),
                snapshot.comparison().noise().last(),
                (searched - start) / 1e9,
                (compared - searched) / 1e9,
                (shot - compared) / 1e6,
                tuner.checkpoint().bytes().length,
                (System.nanoTime() - shot) / 1e6);
    }
}
