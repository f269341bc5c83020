package io.abtpro.backtest;

import io.abtpro.math.Moments;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Computes every [Statistic] of a run; the formulas are those of the enum.
///
/// The risk-free rate of one bar is the annual rate / bars a year. Max drawdown is 0 or negative. What has no value
/// (a ratio over zero, a deviation of fewer than two values) is NaN here and absent in [Statistics].
final class Performance {
    /// Only a fall that is not surely smaller than the deepest is worth a division.
    private static final double ROUNDING = 1e-12;

    private final Map<Statistic, Double> values = new EnumMap<>(Statistic.class);
    private final Backtest.Path path;
    private final double capital;
    private final double years;

    private Performance(Backtest.Path path, Execution execution, double barsPerYear) {
        this.path = path;
        this.capital = execution.capital();
        this.years = path.equity().length / barsPerYear;
    }

    static Statistics of(Backtest.Path path, double[] barReturns, Execution execution, double barsPerYear) {
        var performance = new Performance(path, execution, barsPerYear);
        performance.growth();
        performance.returns(barReturns, execution.riskFreeRate() / barsPerYear, barsPerYear);
        performance.ledger(path.trades());
        return new Statistics(performance.values);
    }

    private void growth() {
        double[] equity = path.equity();
        double growth = equity[equity.length - 1] / capital;
        double cagr = Math.pow(growth, 1 / years) - 1;
        double fall = drawdowns(equity);
        values.put(Statistic.NET_RETURN, growth - 1);
        values.put(Statistic.CAGR, cagr);
        values.put(Statistic.MAX_DRAWDOWN, fall);
        values.put(Statistic.CALMAR, cagr / Math.abs(fall));
        values.put(Statistic.EXPOSURE, (double) path.barsHeld() / equity.length);
    }

    /// Keeps the longest drawdown, counted in bars below the high, and returns the deepest.
    private double drawdowns(double[] equity) {
        double high = capital;
        double deepest = 0;
        int below = 0;
        int longest = 0;
        for (double value : equity) {
            if (value >= high) {
                high = value;
                below = 0;
            } else {
                if (value < high * (1 + deepest + ROUNDING)) {
                    deepest = Math.min(deepest, value / high - 1);
                }
                below++;
                longest = Math.max(longest, below);
            }
        }
        values.put(Statistic.LONGEST_DRAWDOWN, (double) longest);
        return deepest;
    }

    private void returns(double[] barReturns, double riskFree, double barsPerYear) {
        Moments moments = Moments.of(barReturns);
        double annual = Math.sqrt(barsPerYear);
        double deviation = moments.standardDeviation();
        double excess = moments.mean() - riskFree;
        values.put(Statistic.ANNUALISED_VOLATILITY, deviation * annual);
        values.put(Statistic.SHARPE, excess / deviation * annual);
        values.put(Statistic.SORTINO, excess / downside(barReturns, riskFree) * annual);
    }

    private static double downside(double[] barReturns, double riskFree) {
        double even = 0;
        double odd = 0;
        int pairs = barReturns.length / 2;
        for (int i = 0; i < pairs; i++) {
            even += squareBelow(barReturns[2 * i], riskFree);
            odd += squareBelow(barReturns[2 * i + 1], riskFree);
        }
        double rest = barReturns.length % 2 == 0 ? 0 : squareBelow(barReturns[barReturns.length - 1], riskFree);
        return Math.sqrt((even + odd + rest) / barReturns.length);
    }

    private static double squareBelow(double barReturn, double riskFree) {
        double below = Math.min(0, barReturn - riskFree);
        return below * below;
    }

    private void ledger(List<Trade> trades) {
        int count = trades.size();
        double[] pnl = new double[count];
        double wins = 0;
        double gained = 0;
        double lost = 0;
        double returns = 0;
        double traded = 0;
        double fees = 0;
        double slippage = 0;
        for (int i = 0; i < count; i++) {
            Trade trade = trades.get(i);
            pnl[i] = trade.netPnl();
            wins += pnl[i] > 0 ? 1 : 0;
            gained += Math.max(0, pnl[i]);
            lost += Math.min(0, pnl[i]);
            returns += trade.netReturn();
            traded += trade.quantity() * (trade.entryPrice() + Math.abs(trade.exitPrice()));
            fees += trade.fees();
            slippage += trade.slippageCost();
        }
        Moments moments = Moments.of(pnl);
        values.put(Statistic.TRADES, (double) count);
        values.put(Statistic.WIN_RATE, wins / count);
        values.put(Statistic.PROFIT_FACTOR, gained / Math.abs(lost));
        values.put(Statistic.EXPECTANCY, moments.mean());
        values.put(Statistic.AVERAGE_TRADE, returns / count);
        values.put(Statistic.SQN, Math.sqrt(count) * moments.mean() / moments.standardDeviation());
        values.put(Statistic.TURNOVER, traded / Moments.mean(path.equity()) / years);
        values.put(Statistic.FEES, fees);
        values.put(Statistic.SLIPPAGE, slippage);
    }
}
