package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.KeptResults;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityTarget;

import java.util.List;
import java.util.Optional;

/// A backtest as it is asked for, before there are bars to run it on: all that a run takes from the
/// bars is made of them by [#on], so that the command, the window and the look-ahead audit run the
/// same thing.
///
/// @param gating which entries are taken, by their score; empty for all
/// @param sizing how much each entry takes by the volatility expected of it; empty for all of its
///   size
public record BacktestPlan(
        Strategy strategy,
        ParameterSet parameters,
        Execution execution,
        Optional<Gating> gating,
        Optional<Sizing> sizing) {
    /// Every entry at its full size.
    public BacktestPlan(Strategy strategy, ParameterSet parameters, Execution execution) {
        this(strategy, parameters, execution, Optional.empty(), Optional.empty());
    }

    /// How entries are gated.
    ///
    /// @param options how the scores are made
    public record Gating(double minScore, boolean scaled, StudyOptions options) {
        /// The gate of these signals; scores them, which takes seconds.
        public ScoreGate gate(SignalSource signals, KeptStudies studies, Progress progress) {
            var study =
                    new TrainScorer(List.of(signals), options, minScore, Optional.empty(), studies)
                            .run(progress)
                            .study();
            return new ScoreGate(new Gate(study, 0), study.options(), minScore, scaled);
        }
    }

    /// How entries are sized.
    ///
    /// @param options how the forecasts are made
    public record Sizing(VolatilityTarget target, ForecastOptions options) {
        /// The sizes of entries on `series`; makes the forecasts, which takes seconds.
        public VolatilitySizing sizing(BarSeries series, KeptWalks walks, Progress progress) {
            return new VolatilitySizing(
                    VolatilityForecasts.of(series, options, walks, progress), target);
        }
    }

    /// True where a run needs neither scores nor forecasts.
    public boolean isPlain() {
        return gating.isEmpty() && sizing.isEmpty();
    }

    public BacktestPlan withGating(Optional<Gating> other) {
        return new BacktestPlan(strategy, parameters, execution, other, sizing);
    }

    public BacktestPlan withSizing(Optional<Sizing> other) {
        return new BacktestPlan(strategy, parameters, execution, gating, other);
    }

    /// The signals of these columns.
    public SignalSource signals(String symbol, Columns columns) {
        return new SignalSource(symbol, columns, strategy, parameters, execution);
    }

    /// The run on these bars, with the scores and forecasts it needs. A gated or sized run, and the
    /// plain one beside it, begin with the first score and the first forecast.
    ///
    /// @throws IllegalArgumentException where there are too few signals for a score or bars for a
    ///   forecast in `asked`
    public RunBacktest on(
            String symbol,
            Columns columns,
            Backtest.Period asked,
            Optional<Runs> counting,
            Progress progress) {
        return on(symbol, columns, asked, counting, KeptResults.none(), progress);
    }

    /// As above; scores and forecasts that were made before are read from `results`.
    public RunBacktest on(
            String symbol,
            Columns columns,
            Backtest.Period asked,
            Optional<Runs> counting,
            KeptResults results,
            Progress progress) {
        Optional<VolatilitySizing> sized =
                sizing.map(s -> s.sizing(columns.series(), new KeptWalks(results), progress));
        Optional<ScoreGate> gate =
                gating.map(
                        g -> g.gate(signals(symbol, columns), new KeptStudies(results), progress));
        return run(columns, asked, counting, sized, gate);
    }

    /// The run with the scores and forecasts that were made before.
    public RunBacktest run(
            Columns columns,
            Backtest.Period asked,
            Optional<Runs> counting,
            Optional<VolatilitySizing> sized,
            Optional<ScoreGate> gate) {
        Backtest.Period scored = gate.map(g -> g.within(asked)).orElse(asked);
        return new RunBacktest(
                columns,
                strategy,
                parameters,
                execution,
                sized.map(s -> s.forecasts().within(scored)).orElse(scored),
                counting,
                sized,
                gate);
    }
}
