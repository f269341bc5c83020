package io.abtpro.scoring;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.EntrySizing;
import io.abtpro.backtest.LoneTrades;
import io.abtpro.backtest.ShadowLedger;
import io.abtpro.backtest.Trade;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Backtests of a strategy that takes only the entries its score recommends.
///
/// The period begins with the first signal that its model had not seen; each entry is decided by the score of the model
/// valid then. An entry without a score (a feature had no value) is not taken. Safe for several threads.
public final class Gate {
    private static final long SEED = 42;

    private final SignalSource source;
    private final Signals signals;
    private final Protection protection;
    private final Backtest.Period period;
    private final List<LoneTrades.LoneTrade> alone;
    private final BacktestResult ungated;
    /// The score that decides at each bar, NaN where there is none.
    private final double[] scores;

    /// A gated run.
    ///
    /// @param shadow what the skipped entries would have come to, each with all of the capital
    public record Run(BacktestResult result, List<Trade> shadow) {
        /// The sum of the shadow trades' net P&L.
        public double shadowPnl() {
            return shadow.stream().mapToDouble(Trade::netPnl).sum();
        }
    }

    /// Equity of gates that execute as many signals by chance.
    ///
    /// @param low 5th percentile at each bar of the period
    /// @param median 50th
    /// @param high 95th
    public record Chance(double[] low, double[] median, double[] high) {}

    /// The gate of one source of a study.
    public Gate(ScoreStudy study, int source) {
        this.source = study.table().sources().get(source);
        this.signals = this.source.strategy().signals(this.source.columns(), this.source.parameters());
        this.protection = this.source.strategy().protection(this.source.parameters());
        int bars = this.source.series().size();
        this.scores = new double[bars];
        Arrays.fill(scores, Double.NaN);
        int from = bars - 1;
        for (int i = 0; i < study.table().size(); i++) {
            SignalRow row = study.table().row(i);
            if (row.source() == source && !study.inSample(i)) {
                scores[row.bar()] = study.score(i);
                from = Math.min(from, row.bar());
            }
        }
        this.period = new Backtest.Period(from, bars);
        this.alone = LoneTrades.of(this.source.series(), signals, protection, this.source.execution());
        this.ungated = run(EntrySizing.USUAL);
    }

    /// The bars over which the runs are compared.
    public Backtest.Period period() {
        return period;
    }

    /// The run that takes every signal.
    public BacktestResult ungated() {
        return ungated;
    }

    /// The run that takes entries scored above `threshold`.
    ///
    /// @param scaled true to take as large a part of the usual quantity as the score says, such as 70 % at 0.7
    public Run at(double threshold, boolean scaled) {
        EntrySizing sizing = sizing(threshold, scaled);
        return new Run(run(sizing), ShadowLedger.of(alone, sizing, period));
    }

    /// True where the gate is for these signals: the same bars, strategy, parameters, sides, fill and costs.
    public boolean isOf(SignalSource other) {
        return source.series() == other.series()
                && source.strategy().id().equals(other.strategy().id())
                && source.strategy().version().equals(other.strategy().version())
                && source.parameters().equals(other.parameters())
                && source.execution().side() == other.execution().side()
                && source.execution().fill() == other.execution().fill()
                && source.execution().feeBps() == other.execution().feeBps()
                && source.execution().slippageBps() == other.execution().slippageBps();
    }

    /// What an entry takes: all of its usual size where its score is above `threshold` (or, scaled, as large a part as the
    /// score says), nothing else; nothing where there is no score.
    public EntrySizing sizing(double threshold, boolean scaled) {
        return (bar, isLong) -> {
            double score = scores[bar];
            // A score that is NaN is above nothing.
            boolean taken = score > threshold;
            return taken ? (scaled ? score : 1) : 0;
        };
    }

    /// What gates that know nothing do: each of `runs` executes every signal with the chance `share`.
    ///
    /// A signal's luck is drawn once for each run, so that a larger share executes the same signals and more.
    public Chance chance(double share, int runs) {
        double[][] equity = new double[runs][];
        Arrays.setAll(equity, run -> {
            double[] luck = new SplittableRandom(SEED + run).doubles(scores.length).toArray();
            return run((bar, isLong) -> luck[bar] < share ? 1 : 0).equity();
        });
        return new Chance(quantile(equity, 0.05), quantile(equity, 0.5), quantile(equity, 0.95));
    }

    private static double[] quantile(double[][] runs, double probability) {
        int bars = runs[0].length;
        double[] at = new double[bars];
        double[] values = new double[runs.length];
        int index = (int) Math.round(probability * (runs.length - 1));
        for (int t = 0; t < bars; t++) {
            for (int run = 0; run < runs.length; run++) {
                values[run] = runs[run][t];
            }
            Arrays.sort(values);
            at[t] = values[index];
        }
        return at;
    }

    private BacktestResult run(EntrySizing sizing) {
        return Backtest.run(source.series(), signals, protection, source.execution(), period, sizing);
    }
}
