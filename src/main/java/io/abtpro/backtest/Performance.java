package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.math.Moments;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Computes every [Statistic] of a run; the formulas are those of the enum.
///
/// The risk-free rate of one bar is the annual rate / bars a year. Growth is by calendar time, all
/// else by bars. Max drawdown is 0 or negative. What has no value (a ratio over zero, a deviation
/// of fewer than two values) is NaN here and absent in [Statistics].
final class Performance {
    private static final double SAME = 1e-9;

    private final Map<Statistic, Double> values = new EnumMap<>(Statistic.class);
    private final Backtest.Path path;
    private final double capital;
    private final Year year;
    private final Moments moments;

    private Performance(Backtest.Path path, Execution execution, Year year, Moments moments) {
        this.moments = moments;
        this.path = path;
        this.capital = execution.capital();
        this.year = year;
    }

    /// `deviation`, or NaN where values that differ by no more than rounding are all the same: a
    /// ratio over it would be huge and mean nothing.
    static double real(double deviation, double mean) {
        return deviation > SAME * Math.abs(mean) ? deviation : Double.NaN;
    }

    /// Every statistic of a run, and the moments of its bar returns.
    ///
    /// @param series, period the bars of the run
    static Performance of(
            Backtest.Path path, Execution execution, BarSeries series, Backtest.Period period) {
        Year year = Year.of(series, period);
        double riskFree = execution.riskFreeRate() / year.barsPerYear();
        Drawdowns falls = Drawdowns.of(path.equity(), execution.capital());
        BarReturns returns =
                BarReturns.of(path.equity(), execution.capital(), riskFree, falls.deepest() > -1);
        var performance = new Performance(path, execution, year, returns.moments());
        performance.growth(falls);
        performance.values.put(
                Statistic.LONGEST_DRAWDOWN_DAYS,
                Drawdowns.days(series, period, falls.longest(), period.fromBar() + falls.end()));
        performance.returns(returns, riskFree);
        performance.ledger(path.trades());
        return performance;
    }

    Statistics statistics() {
        return new Statistics(values);
    }

    /// Of the bar returns.
    Moments moments() {
        return moments;
    }

    private void growth(Drawdowns falls) {
        double[] equity = path.equity();
        double growth = equity[equity.length - 1] / capital;
        double cagr = Math.pow(growth, 1 / year.years()) - 1;
        values.put(Statistic.NET_RETURN, growth - 1);
        values.put(Statistic.CAGR, cagr);
        values.put(Statistic.MAX_DRAWDOWN, falls.deepest());
        values.put(Statistic.LONGEST_DRAWDOWN, (double) falls.longest());
        values.put(Statistic.CALMAR, cagr / Math.abs(falls.deepest()));
        values.put(Statistic.EXPOSURE, (double) path.barsHeld() / equity.length);
    }

    private void returns(BarReturns returns, double riskFree) {
        double annual = Math.sqrt(year.barsPerYear());
        double deviation = moments.standardDeviation();
        double excess = moments.mean() - riskFree;
        values.put(Statistic.ANNUALISED_VOLATILITY, deviation * annual);
        values.put(Statistic.SHARPE, excess / real(deviation, moments.mean()) * annual);
        values.put(Statistic.SORTINO, excess / returns.downside() * annual);
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
        Moments won = Moments.of(pnl);
        values.put(Statistic.TRADES, (double) count);
        values.put(Statistic.WIN_RATE, wins / count);
        values.put(Statistic.PROFIT_FACTOR, gained / Math.abs(lost));
        values.put(Statistic.EXPECTANCY, won.mean());
        values.put(Statistic.AVERAGE_TRADE, returns / count);
        values.put(
                Statistic.SQN,
                Math.sqrt(count) * won.mean() / real(won.standardDeviation(), won.mean()));
        values.put(
                Statistic.TURNOVER,
                traded / Moments.mean(path.equity()) / path.equity().length * year.barsPerYear());
        values.put(Statistic.FEES, fees);
        values.put(Statistic.SLIPPAGE, slippage);
    }
}
