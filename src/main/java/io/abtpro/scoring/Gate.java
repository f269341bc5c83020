package io.abtpro.scoring;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.EntrySizing;
import io.abtpro.backtest.Statistic;
import io.abtpro.math.Quantiles;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Backtests of a strategy that takes only the entries its score recommends.
///
/// The period begins with the first signal that its model had not seen; each entry is decided by
/// the score of the model valid then. An entry without a score (a feature had no value) is not
/// taken. Safe for several threads.
public final class Gate {
    private static final long SEED = 42;
    private static final double TAIL = 0.025;

    private final SignalSource source;
    private final Signals signals;
    private final Protection protection;
    private final Backtest.Period period;
    private final BacktestResult ungated;

    /// The score that decides at each bar, NaN where there is none.
    private final double[] scores;

    /// The bars that have a score, ascending.
    private final int[] scored;

    /// Scores of the signals whose outcome is known.
    private final double[] judged;

    /// A gated run.
    ///
    /// @param ledger its trades against those of the run that takes every signal
    public record Run(BacktestResult result, GateLedger ledger) {}

    /// Gates that know nothing: the same scores at other signals.
    ///
    /// @param threshold of these gates
    /// @param scaled whether they size by score
    /// @param low equity that 1 in 40 of them is below, at each bar of the period
    /// @param median equity of the one in the middle
    /// @param high equity that 1 in 40 of them is above
    /// @param sharpes their Sharpe ratios, annualised, ascending; those that have none are left out
    public record Chance(
            double threshold,
            boolean scaled,
            double[] low,
            double[] median,
            double[] high,
            double[] sharpes) {
        /// Fewest gates of which one is 1 in 40.
        private static final int FEWEST = 39;

        /// True where there are enough of them to say what one in forty does.
        public boolean canTell() {
            return sharpes.length >= FEWEST;
        }

        /// True where fewer than 1 in 40 gates, this one counted among them, have a Sharpe ratio as
        /// high.
        public boolean isBeyondAbove(double sharpe) {
            return canTell() && 1 + count(sharpe, false) <= TAIL * (sharpes.length + 1);
        }

        /// True where fewer than 1 in 40 gates, this one counted among them, have a Sharpe ratio as
        /// low.
        public boolean isBeyondBelow(double sharpe) {
            return canTell() && 1 + count(sharpe, true) <= TAIL * (sharpes.length + 1);
        }

        private long count(double sharpe, boolean below) {
            return Arrays.stream(sharpes)
                    .filter(each -> below ? each <= sharpe : each >= sharpe)
                    .count();
        }

        /// The Sharpe ratio that a gate must be below to be beyond 39 in 40; NaN where too few can
        /// tell.
        public double sharpeLow() {
            return canTell() ? sharpes[rank() - 1] : Double.NaN;
        }

        /// The Sharpe ratio that a gate must be above to be beyond 39 in 40; NaN where too few can
        /// tell.
        public double sharpeHigh() {
            return canTell() ? sharpes[sharpes.length - rank()] : Double.NaN;
        }

        private int rank() {
            return (int) Math.floor(TAIL * (sharpes.length + 1));
        }
    }

    /// The gate of one source of a study.
    public Gate(ScoreStudy study, int source) {
        this.source = study.table().sources().get(source);
        this.signals =
                this.source.strategy().signals(this.source.columns(), this.source.parameters());
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
        this.scored = IntStream.range(0, bars).filter(bar -> !Double.isNaN(scores[bar])).toArray();
        this.judged =
                Arrays.stream(study.judged())
                        .filter(i -> study.table().row(i).source() == source)
                        .mapToDouble(study::score)
                        .toArray();
        this.period = new Backtest.Period(from, bars);
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
    /// @param scaled true to take as large a part of the usual quantity as the score says, such as
    ///   70 % at 0.7
    public Run at(double threshold, boolean scaled) {
        EntrySizing sizing = sizing(threshold, scaled);
        BacktestResult result = run(sizing);
        return new Run(
                result,
                GateLedger.of(
                        result.trades(), ungated.trades(), sizing, source.execution().fill()));
    }

    /// True where the gate is for these signals: the same bars, strategy, parameters, sides, fill
    /// and costs.
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

    /// What an entry takes: all of its usual size where its score is above `threshold` (or, scaled,
    /// as large a part as the score says), nothing else; nothing where there is no score.
    public EntrySizing sizing(double threshold, boolean scaled) {
        return sizing(scores, threshold, scaled);
    }

    private static EntrySizing sizing(double[] scores, double threshold, boolean scaled) {
        return (bar, isLong) -> {
            double score = scores[bar];
            // A score that is NaN is above nothing.
            boolean taken = score > threshold;
            return taken ? (scaled ? score : 1) : 0;
        };
    }

    /// How many signals were scored out of sample and have a known outcome.
    public int signals() {
        return judged.length;
    }

    /// How many of those score above `threshold`.
    public int executed(double threshold) {
        return (int) Arrays.stream(judged).filter(score -> score > threshold).count();
    }

    /// What gates do that know nothing: each of at most `runs` gives every signal the score of the
    /// signal so many places on, the last ones those of the first.
    ///
    /// So each executes as many signals, in runs as long as those of the scores, for signals of one
    /// week score alike and share their luck. Gates that draw each signal by itself differ from one
    /// another less than that: a gate without skill was outside their band too often. By how many
    /// places is drawn once for each run, so that a larger threshold executes the same signals or
    /// fewer.
    public Chance chance(double threshold, boolean scaled, int runs) {
        int[] places = places(runs);
        double[][] equity = new double[places.length][];
        double[] sharpes = new double[places.length];
        for (int run = 0; run < places.length; run++) {
            double[] moved = scores.clone();
            for (int k = 0; k < scored.length; k++) {
                moved[scored[k]] = scores[scored[(k + places[run]) % scored.length]];
            }
            BacktestResult result = run(sizing(moved, threshold, scaled));
            equity[run] = result.equity();
            sharpes[run] = result.statistics().value(Statistic.SHARPE).orElse(Double.NaN);
        }
        double[] known =
                Arrays.stream(sharpes).filter(sharpe -> !Double.isNaN(sharpe)).sorted().toArray();
        return new Chance(
                threshold,
                scaled,
                quantile(equity, TAIL),
                quantile(equity, 0.5),
                quantile(equity, 1 - TAIL),
                known);
    }

    /// Distinct places from 1 on, drawn; 0, the scores as they are, where there is no other.
    private int[] places(int runs) {
        int others = scored.length - 1;
        if (others < 1) {
            return new int[] {0};
        }
        int[] all = IntStream.rangeClosed(1, others).toArray();
        var random = new SplittableRandom(SEED);
        int drawn = Math.min(runs, others);
        for (int i = 0; i < drawn; i++) {
            int other = i + random.nextInt(others - i);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return Arrays.copyOf(all, drawn);
    }

    private static double[] quantile(double[][] runs, double probability) {
        int bars = runs[0].length;
        double[] at = new double[bars];
        double[] values = new double[runs.length];
        for (int t = 0; t < bars; t++) {
            for (int run = 0; run < runs.length; run++) {
                values[run] = runs[run][t];
            }
            Arrays.sort(values);
            at[t] = Quantiles.linear(values, probability);
        }
        return at;
    }

    private BacktestResult run(EntrySizing sizing) {
        return Backtest.run(
                source.series(), signals, protection, source.execution(), period, sizing);
    }
}
