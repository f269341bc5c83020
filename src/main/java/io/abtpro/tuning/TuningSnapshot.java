package io.abtpro.tuning;

import java.util.Locale;
import java.util.OptionalInt;

/// A search as it stood at one moment: all that its charts draw. Arrays are the receiver's own.
///
/// @param done, total episodes of Q-learning, else backtests
/// @param epsilon NaN for other methods
/// @param rewards net log return of each episode; empty for other methods
/// @param errors mean absolute temporal-difference error of each episode; empty for other methods
/// @param bestSoFar best objective after each distinct backtest; NaN while none met the limits
/// @param comparison what luck found with as many backtests
/// @param compared distinct backtests that luck has made by now
/// @param slice the landscape over two ranges
/// @param start, now cells of the agent's episode; empty for other methods
/// @param path cells of the agent's last episode in order; empty for other methods
/// @param best the best cell so far; empty while none met the limits
public record TuningSnapshot(
        Method method,
        int done,
        int total,
        int distinctBacktests,
        double epsilon,
        EpisodeSeries rewards,
        EpisodeSeries errors,
        StepCurve bestSoFar,
        LuckBenchmark.Curves comparison,
        int compared,
        Slice slice,
        OptionalInt start,
        OptionalInt now,
        int[] path,
        OptionalInt best) {
    private static final int FAR_BEHIND = 256;
    private static final int FAR_SHARE = 4;

    /// A grid looked at along ranges `x` and `y`, the others folded: sums of visits, largest of
    /// values.
    ///
    /// @param objective best objective, shape `[y][x]`, NaN where nothing met the limits or was
    ///   tried
    /// @param visits of the agent, shape `[y][x]`
    /// @param values largest Q-value, shape `[y][x]`, NaN where the agent never was
    public record Slice(int x, int y, double[][] objective, int[][] visits, double[][] values) {}

    /// True while luck is brought to where the search stands, as after the search was resumed.
    public boolean isCatchingUp() {
        return isCatchingUp(distinctBacktests, compared);
    }

    /// True where luck made so few backtests against those of the search that it is brought along,
    /// rather than following.
    public static boolean isCatchingUp(int backtests, int compared) {
        return backtests - compared > Math.max(FAR_BEHIND, backtests / FAR_SHARE);
    }

    /// "baselines catch up, 1,200 of 3,400 backtests".
    public static String catchingUp(int backtests, int compared) {
        return String.format(
                Locale.ROOT, "baselines catch up, %,d of %,d backtests", compared, backtests);
    }

    /// Epsilon of an episode, in (0, 1]; NaN for other methods.
    public double epsilonAt(int episode) {
        return Double.isNaN(epsilon) ? Double.NaN : QLearningSearch.epsilon(episode, total);
    }

    /// The search now, looked at along two ranges; `x` may equal `y` where there is only one.
    public static TuningSnapshot of(Tuner tuner, LuckBenchmark comparison, int x, int y) {
        TrialLog log = tuner.log();
        int best = log.best();
        QLearningSearch learning = tuner.search() instanceof QLearningSearch q ? q : null;
        int[] path = learning == null ? new int[0] : learning.path();
        return new TuningSnapshot(
                tuner.options().method(),
                tuner.done(),
                tuner.total(),
                log.size(),
                learning == null
                        ? Double.NaN
                        : QLearningSearch.epsilon(tuner.done(), tuner.total()),
                learning == null ? EpisodeSeries.empty() : learning.rewards(),
                learning == null ? EpisodeSeries.empty() : learning.errors(),
                log.bestSoFar(),
                comparison.curves(),
                comparison.size(),
                tuner.slice(x, y).slice(log, tuner.search()),
                learning == null ? OptionalInt.empty() : OptionalInt.of(learning.startCell()),
                path.length == 0 ? OptionalInt.empty() : OptionalInt.of(path[path.length - 1]),
                path,
                best < 0 ? OptionalInt.empty() : OptionalInt.of(log.cell(best)));
    }
}
