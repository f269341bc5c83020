package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.EntrySizing;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.bars.BarSeries;
import io.abtpro.diagnostics.Luck;
import io.abtpro.diagnostics.SharpeInference;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.indicators.Columns;
import io.abtpro.math.Moments;
import io.abtpro.report.Documents;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;

/// Backtests one strategy and says how far its Sharpe ratio is from luck.
///
/// @param dataset its name or file, for the document of the run; empty where neither is known
/// @param columns the indicator columns of the series, kept by the caller so that a second run is
///   fast
/// @param counting where the trial is counted; empty for a value that was only passed through
/// @param sizing how much each entry takes by the volatility expected of it; empty for all of its
///   size
/// @param gate which entries are taken, by their score; empty for all
public record RunBacktest(
        String dataset,
        Columns columns,
        Strategy strategy,
        ParameterSet parameters,
        Execution execution,
        Backtest.Period period,
        Optional<Runs> counting,
        Optional<VolatilitySizing> sizing,
        Optional<ScoreGate> gate)
        implements Job<RunBacktest.Report> {
    /// @param luck absent where the Sharpe ratio cannot be computed
    /// @param unsized the same run with every entry at its full size, where entries are sized or
    ///   gated
    /// @param trials distinct backtests counted on the dataset when it was judged, this one
    ///   included
    public record Report(
            BacktestResult result,
            Optional<Luck> luck,
            Optional<BacktestResult> unsized,
            int trials) {
        private static final String RUINED =
                "The last trade took all that was left; its loss is cut to that, and no trade"
                        + " follows.";

        public Report(BacktestResult result, Optional<Luck> luck) {
            this(result, luck, Optional.empty(), luck.map(Luck::trials).orElse(1));
        }

        private static Report of(
                BacktestResult result, Optional<BacktestResult> unsized, Runs.Trials trials) {
            return new Report(
                    result, RunBacktest.luck(result, trials), unsized, Math.max(1, trials.count()));
        }

        /// How far the run is from luck, after that it was ruined where it was.
        public Verdict verdict() {
            Verdict luck = Luck.verdict(this.luck);
            return result.ruin().isEmpty()
                    ? luck
                    : new Verdict(false, "Ruined.", RUINED + " " + luck.numbers());
        }

        /// The same, judged against the trials counted so far: a run that was not counted itself
        /// knows of none.
        public Report against(Runs.Trials trials) {
            return of(result, unsized, trials);
        }
    }

    public RunBacktest {
        if (sizing.filter(s -> !s.forecasts().areOf(columns.series())).isPresent()) {
            throw new IllegalArgumentException(
                    "positions must be sized by forecasts of the same bars, were of others");
        }
        if (gate.filter(
                        g ->
                                !g.gate()
                                        .isOf(
                                                new SignalSource(
                                                        "",
                                                        columns,
                                                        strategy,
                                                        parameters,
                                                        execution)))
                .isPresent()) {
            throw new IllegalArgumentException(
                    "entries must be gated by scores of the same signals, were of others");
        }
    }

    /// The run of a dataset without a name.
    public RunBacktest(
            Columns columns,
            Strategy strategy,
            ParameterSet parameters,
            Execution execution,
            Backtest.Period period,
            Optional<Runs> counting,
            Optional<VolatilitySizing> sizing,
            Optional<ScoreGate> gate) {
        this("", columns, strategy, parameters, execution, period, counting, sizing, gate);
    }

    /// The run with every entry at its full size.
    public RunBacktest(
            Columns columns,
            Strategy strategy,
            ParameterSet parameters,
            Execution execution,
            Backtest.Period period,
            Optional<Runs> counting) {
        this(
                columns,
                strategy,
                parameters,
                execution,
                period,
                counting,
                Optional.empty(),
                Optional.empty());
    }

    public RunBacktest withDataset(String name) {
        return new RunBacktest(
                name, columns, strategy, parameters, execution, period, counting, sizing, gate);
    }

    public BarSeries series() {
        return columns.series();
    }

    /// The result and, where its Sharpe ratio exists, how far that is from luck.
    ///
    /// Without a place to count in, the run is its own only trial, and the deflated ratio is the
    /// probabilistic one.
    @Override
    public Report run(Progress progress) {
        progress.report(0, 2, "signals");
        var signals = strategy.signals(columns, parameters);
        progress.throwIfCancelled();
        progress.report(1, 2, "backtest");
        var protection = strategy.protection(parameters);
        var full = Backtest.run(series(), signals, protection, execution, period);
        boolean changed = sizing.isPresent() || gate.isPresent();
        var result =
                changed
                        ? Backtest.run(series(), signals, protection, execution, period, entries())
                        : full;
        Optional<BacktestResult> unsized = changed ? Optional.of(full) : Optional.empty();
        Report report = counted(result, unsized);
        progress.report(2, 2, "done");
        return report;
    }

    /// What makes two backtests of one dataset the same: canonical text, parameters in alphabetical
    /// order.
    String key() {
        return unsizedKey()
                + sizing.map(s -> "|" + s.key()).orElse("")
                + gate.map(g -> "|" + g.key()).orElse("");
    }

    /// What of its usual size an entry takes, by the gate and by the forecast volatility.
    private EntrySizing entries() {
        EntrySizing gated = gate.<EntrySizing>map(g -> g).orElse(EntrySizing.USUAL);
        EntrySizing sized = sizing.<EntrySizing>map(s -> s).orElse(EntrySizing.USUAL);
        return (bar, isLong) -> gated.factor(bar, isLong) * sized.factor(bar, isLong);
    }

    private String unsizedKey() {
        var values = new TreeMap<>(parameters.values());
        return "%s@%s|%s|%s|%s|%s"
                .formatted(
                        strategy.id(),
                        strategy.version(),
                        values,
                        execution,
                        series().timeframe(),
                        times());
    }

    private String times() {
        return series().openTime(period.fromBar()) + ".." + series().openTime(period.toBar() - 1);
    }

    /// This run as the ledger of trials counts it.
    ///
    /// @param sharpePerBar NaN where there is none
    Runs.Trial trial(double sharpePerBar) {
        return trial(key(), sharpePerBar);
    }

    private Runs.Trial trial(String key, double sharpePerBar) {
        return new Runs.Trial(key, times(), period.toBar() - period.fromBar(), sharpePerBar);
    }

    /// The run as the store keeps it, without a name.
    ///
    /// @param clock that tells when it is kept
    public Runs.Run record(Report report, InstantSource clock) {
        return new Runs.Run(
                "",
                "",
                series().sha256(),
                strategy.id(),
                Documents.text(RunDocument.of(this, report)),
                report.result().ledgerSha256(),
                clock.instant());
    }

    /// Where entries are sized, the run with them unsized is shown as well and could be chosen, so
    /// it counts too.
    private Report counted(BacktestResult result, Optional<BacktestResult> unsized) {
        if (counting.isEmpty()) {
            return Report.of(result, unsized, Runs.Trials.one());
        }
        Runs runs = counting.get();
        String sha256 = series().sha256();
        unsized.ifPresent(full -> runs.countTrial(sha256, trial(unsizedKey(), sharpePerBar(full))));
        boolean isNew = runs.countTrial(sha256, trial(sharpePerBar(result)));
        Report report = Report.of(result, unsized, runs.trials(sha256));
        if (isNew) {
            runs.save(record(report, runs.runClock()));
        }
        return report;
    }

    static double sharpePerBar(BacktestResult result) {
        return result.statistics().value(Statistic.SHARPE).orElse(Double.NaN)
                / Math.sqrt(result.barsPerYear());
    }

    static Optional<Luck> luck(BacktestResult result, Runs.Trials trials) {
        double sharpe = sharpePerBar(result);
        if (Double.isNaN(sharpe)) {
            return Optional.empty();
        }
        int count = Math.max(1, trials.count());
        Moments moments = result.returnMoments();
        double best =
                SharpeInference.expectedBest(
                        count, trials.standardisedVariance() / moments.count());
        double annual = Math.sqrt(result.barsPerYear());
        double probabilistic = probability(sharpe, 0, moments);
        double deflated = probability(sharpe, best, moments);
        return Double.isNaN(probabilistic)
                ? Optional.empty()
                : Optional.of(
                        new Luck(count, sharpe * annual, best * annual, probabilistic, deflated));
    }

    /// Probability that the true Sharpe ratio is above `expectedBest`, annualised; NaN where that
    /// cannot be computed.
    static double deflated(BacktestResult result, double expectedBest) {
        double sharpe = sharpePerBar(result);
        return Double.isNaN(sharpe) || Double.isNaN(expectedBest)
                ? Double.NaN
                : probability(
                        sharpe,
                        expectedBest / Math.sqrt(result.barsPerYear()),
                        result.returnMoments());
    }

    private static double probability(double sharpe, double benchmark, Moments moments) {
        return SharpeInference.probabilistic(
                sharpe, benchmark, moments.count(), moments.skewness(), moments.kurtosis());
    }
}
