package io.abtpro.tuning;

import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.failures.RefusedException;

import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a search maximises.
public enum Objective {
    SHARPE(Statistic.SHARPE),
    SORTINO(Statistic.SORTINO),
    CALMAR(Statistic.CALMAR),
    NET_RETURN(Statistic.NET_RETURN),
    PROFIT_FACTOR(Statistic.PROFIT_FACTOR);

    /// What a run counts as that gained and lost nothing: its profit factor is not defined, but it
    /// is no bad one.
    private static final double NOTHING_LOST = 100;

    /// Up to here a profit factor counts as it is; a larger one counts as more, but never as much
    /// as nothing lost.
    private static final double AS_IT_IS = NOTHING_LOST - 1;

    private final Statistic statistic;

    Objective(Statistic statistic) {
        this.statistic = statistic;
    }

    public Statistic statistic() {
        return statistic;
    }

    /// As on the command line and in files, such as "net-return".
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The objective of this word.
    ///
    /// @throws IllegalArgumentException that lists the words there are
    public static Objective parse(String word) {
        return Words.of(Objective.class, word);
    }

    /// The value to maximise of a run, limits aside; empty where it cannot be computed.
    ///
    /// A profit factor counts as it is up to 99, a larger one as 100 - 1 / (x - 98), so that no
    /// plateau is drawn off by it; a run that gained and lost nothing has none, and counts as 100,
    /// above all others.
    public OptionalDouble of(Statistics statistics) {
        double value =
                value(
                        statistics.value(statistic).orElse(Double.NaN),
                        statistics.value(Statistic.WIN_RATE).orElse(Double.NaN));
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private double value(double given, double winRate) {
        if (this != PROFIT_FACTOR) {
            return given;
        }
        if (Double.isNaN(given)) {
            return winRate > 0 ? NOTHING_LOST : Double.NaN;
        }
        return given <= AS_IT_IS
                ? given
                : Math.min(NOTHING_LOST - 1 / (given - AS_IT_IS + 1), Math.nextDown(NOTHING_LOST));
    }

    /// True where `value` is that of a run that lost nothing, which has no profit factor.
    public boolean isNothingLost(double value) {
        return this == PROFIT_FACTOR && value == NOTHING_LOST;
    }

    /// Runs by this objective, the best first; those that have no value come last.
    public Comparator<Statistics> bestFirst() {
        return Comparator.comparingDouble(run -> -of(run).orElse(Double.NEGATIVE_INFINITY));
    }

    /// Which runs may win: others have no objective value.
    ///
    /// @param minTrades fewest closed trades
    /// @param maxDrawdown deepest drawdown as a positive fraction; 1 is no limit
    public record Limits(int minTrades, double maxDrawdown) {
        public Limits {
            if (minTrades < 0) {
                throw new RefusedException("minimum trades must be >= 0, was " + minTrades);
            }
            if (!(maxDrawdown > 0 && maxDrawdown <= 1)) {
                throw new RefusedException(
                        "maximum drawdown must be in (0, 1], was " + maxDrawdown);
            }
        }

        /// At least 5 trades, any drawdown.
        public static Limits defaults() {
            return new Limits(5, 1);
        }

        boolean keeps(double[] statistics) {
            return statistics[Statistic.TRADES.ordinal()] >= minTrades
                    && -statistics[Statistic.MAX_DRAWDOWN.ordinal()] <= maxDrawdown;
        }
    }

    /// The value to maximise of a run; NaN where the run breaks a limit or has none.
    ///
    /// @param statistics one for each [Statistic], in its order
    public double of(double[] statistics, Limits limits) {
        return limits.keeps(statistics)
                ? value(statistics[statistic.ordinal()], statistics[Statistic.WIN_RATE.ordinal()])
                : Double.NaN;
    }
}
