package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.FillTimes;
import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.RunDocument;
import io.abtpro.report.BacktestDocument;
import io.abtpro.store.Runs;
import io.abtpro.ui.backtest.inputs.BacktestRequest;
import io.abtpro.ui.session.Research;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// A result together with what was asked, and what is drawn of it.
public final class ShownRun {
    private final BacktestRequest request;
    private final RunBacktest.Report report;
    private final RunBacktest.Report judged;
    private final Overlays overlays;
    private final DrawnRun drawn;
    private final OptionalInt trials;
    private final double millis;

    private ShownRun(
            BacktestRequest request,
            RunBacktest.Report report,
            RunBacktest.Report judged,
            Overlays overlays,
            DrawnRun drawn,
            OptionalInt trials,
            double millis) {
        this.request = request;
        this.report = report;
        this.judged = judged;
        this.overlays = overlays;
        this.drawn = drawn;
        this.trials = trials;
        this.millis = millis;
    }

    /// @param overlays columns that the strategy compares
    /// @param trials distinct backtests counted on the dataset, where this one was counted
    /// @param millis how long the run took
    static ShownRun of(
            BacktestRequest request,
            RunBacktest.Report report,
            Overlays overlays,
            OptionalInt trials,
            double millis) {
        var drawn =
                DrawnRun.of(
                        new FillTimes(request.series(), request.inputs().execution().fill()),
                        report.result(),
                        report.unsized(),
                        overlays);
        return new ShownRun(request, report, report, overlays, drawn, trials, millis);
    }

    /// A run that was saved and made again, counted nowhere and without overlays.
    public static ShownRun again(BacktestRequest request, RunBacktest.Report report) {
        return of(request, report, Overlays.NONE, OptionalInt.empty(), 0);
    }

    /// The same, judged against these trials.
    public ShownRun against(Runs.Trials counted) {
        return new ShownRun(
                request,
                report.against(counted),
                judged,
                overlays,
                drawn,
                OptionalInt.of(counted.count()),
                millis);
    }

    /// The document of the run: it is as the run was judged when it was made.
    public BacktestDocument document() {
        return RunDocument.of(request.job(), judged);
    }

    /// The run as the store keeps it, without a name.
    ///
    /// @param clock says when it is stored
    public Runs.Run stored(InstantSource clock) {
        return request.job().record(judged, clock);
    }

    public BacktestRequest request() {
        return request;
    }

    public RunBacktest.Report report() {
        return report;
    }

    public BacktestResult result() {
        return report.result();
    }

    public Research inputs() {
        return request.inputs();
    }

    public BarSeries series() {
        return request.series();
    }

    /// Equity at each bar of the series before `bar`; NaN from there on and outside the period.
    public double[] equityBefore(int bar) {
        double[] all = drawn.equity();
        if (bar >= all.length) {
            return all;
        }
        double[] before = all.clone();
        Arrays.fill(before, Math.max(0, bar), before.length, Double.NaN);
        return before;
    }

    /// The same run with every entry at its full size, where entries are sized or gated.
    public Optional<BacktestResult> unsized() {
        return report.unsized();
    }

    /// True where nothing of bar `t` may be shown, since it is sealed.
    public boolean isHidden(int t) {
        return request.hidden().get(t);
    }

    Overlays overlays() {
        return overlays;
    }

    DrawnRun drawn() {
        return drawn;
    }

    /// Distinct backtests counted on the dataset, where this one was counted.
    OptionalInt trials() {
        return trials;
    }

    /// How long the run took.
    public double millis() {
        return millis;
    }
}
