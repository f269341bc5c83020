package io.abtpro.ui.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.ForecastFan;
import io.abtpro.jobs.ForecastVolatility;
import io.abtpro.jobs.Progress;
import io.abtpro.report.Figures;
import io.abtpro.volatility.VolatilityEvaluation;
import io.abtpro.volatility.VolatilityForecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A finished training with all that is drawn of it.
///
/// @param source bars that were asked for
/// @param evaluation of every forecast whose outcome has come
/// @param fan by rising horizon; only the horizon asked for until the others are forecast
/// @param seconds that the walk took
record Forecasts(
        Source source,
        ForecastInputs asked,
        ForecastVolatility.Report report,
        VolatilityEvaluation evaluation,
        Curves curves,
        List<ForecastFan.Step> fan,
        double seconds) {
    Forecasts {
        fan = List.copyOf(fan);
    }

    /// @param bars of the dataset
    record Source(String name, String symbol, String sha256, BarSeries bars) {
        static Source of(String name, String symbol, BarSeries bars) {
            return new Source(name, symbol, bars.sha256(), bars);
        }
    }

    /// Runs `job` and works out the curves, away from the window's thread.
    static Forecasts run(
            Source source, ForecastInputs asked, ForecastVolatility job, Progress progress) {
        long start = System.nanoTime();
        ForecastVolatility.Report report = job.run(progress);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Forecasts(
                source,
                asked,
                report,
                report.evaluation().orElseThrow(),
                Curves.of(report),
                List.of(ForecastFan.Step.of(report)),
                seconds);
    }

    Forecasts withFan(List<ForecastFan.Step> others) {
        var steps = new ArrayList<>(others);
        steps.add(ForecastFan.Step.of(report));
        steps.sort(Comparator.comparingInt(ForecastFan.Step::horizon));
        return new Forecasts(source, asked, report, evaluation, curves, steps, seconds);
    }

    /// What was done, in a sentence.
    String sentence() {
        return (report.read()
                        ? "Ready. Walk-forward: %d forests, as walked before; read in %s s"
                        : "Ready. Walk-forward: %d forests in %s s")
                .formatted(report.walk().fits(), Figures.plain(seconds, 1));
    }

    VolatilityForecast next() {
        return report.forecast();
    }

    BarSeries bars() {
        return source.bars();
    }

    int horizon() {
        return asked.horizon();
    }
}
