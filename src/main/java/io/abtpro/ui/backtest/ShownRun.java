package io.abtpro.ui.backtest;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.FillTimes;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.BacktestPlan;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.RunDocument;
import io.abtpro.jobs.ScoreGate;
import io.abtpro.jobs.VolatilitySizing;
import io.abtpro.report.BacktestDocument;
import io.abtpro.store.Runs;

import java.time.InstantSource;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/// A result together with what was asked.
///
/// @param judged the report as it was judged when the run was made: its document is made of it
/// @param overlays columns that the strategy compares
/// @param drawn what is drawn of it
/// @param trials distinct backtests counted on the dataset, where this one was counted
/// @param millis how long the run took
record ShownRun(
        Request request,
        RunBacktest.Report report,
        RunBacktest.Report judged,
        Overlays overlays,
        DrawnRun drawn,
        OptionalInt trials,
        double millis) {
    static ShownRun of(
            Request request,
            RunBacktest.Report report,
            Overlays overlays,
            OptionalInt trials,
            double millis) {
        var drawn =
                DrawnRun.of(
                        new FillTimes(
                                request.columns().series(), request.inputs().execution().fill()),
                        report.result(),
                        report.unsized(),
                        overlays);
        return new ShownRun(request, report, report, overlays, drawn, trials, millis);
    }

    /// The same, judged against these trials.
    ShownRun against(Runs.Trials counted) {
        return new ShownRun(
                request,
                report.against(counted),
                judged,
                overlays,
                drawn,
                OptionalInt.of(counted.count()),
                millis);
    }

    /// The document of the run.
    BacktestDocument document() {
        return RunDocument.of(request.job(), judged);
    }

    /// The run as the store keeps it, without a name.
    Runs.Run stored() {
        return request.job().record(judged, InstantSource.system());
    }

    /// A backtest to be made.
    ///
    /// @param dataset its name
    /// @param hidden sealed bars, of which nothing is drawn or told
    /// @param counting where it is counted; empty for a value merely passed through
    /// @param sizing how entries are sized; empty for their full size
    /// @param gate which entries are taken; empty for all
    record Request(
            String dataset,
            Columns columns,
            Inputs inputs,
            BitSet hidden,
            Optional<Runs> counting,
            Optional<VolatilitySizing> sizing,
            Optional<ScoreGate> gate) {
        /// A sized or gated run, and the plain one beside it, begin with the first forecast and the
        /// first score.
        RunBacktest job() {
            var plan = new BacktestPlan(inputs.strategy(), inputs.parameters(), inputs.execution());
            return plan.run(columns, inputs.period(columns.series()), counting, sizing, gate)
                    .withDataset(dataset);
        }
    }

    /// The same run with every entry at its full size, where entries are sized or gated.
    Optional<BacktestResult> unsized() {
        return report.unsized();
    }

    /// True where nothing of bar `t` may be shown, since it is sealed.
    boolean isHidden(int t) {
        return request.hidden().get(t);
    }

    BarSeries series() {
        return request.columns().series();
    }

    Inputs inputs() {
        return request.inputs();
    }

    BacktestResult result() {
        return report.result();
    }
}
