package io.abtpro.backtest;

import java.util.Arrays;

/// The statistics of one run as it goes, to the same rules as [Performance], without a value kept
/// for each bar.
final class SweepTally {
    private static final int SHORT_HOLD = 4;
    private static final double NO_CASH = 1e-13;
    private static final double ROUNDING = 1e-9;

    private final SweepBars bars;
    private double before;
    private double high;
    private double deepest;
    private int below;
    private int longest;

    /// Index of the bar at whose close it stands, and of the last bar of the longest drawdown.
    private int at;

    private int longestEnd;
    private double sumReturn;
    private double sumSquare;
    private double sumDownside;
    private double sumEquity;
    private int barsHeld;

    private int trades;
    private int wins;
    private double gained;
    private double lost;
    private double tradeReturns;
    private double traded;
    private double fees;
    private double slippage;
    private double meanPnl;
    private double squaredPnl;

    SweepTally(SweepBars bars) {
        this.bars = bars;
    }

    void start() {
        before = bars.execution.capital();
        high = before;
        deepest = 0;
        below = 0;
        longest = 0;
        at = bars.period.fromBar() - 1;
        longestEnd = at;
        sumReturn = 0;
        sumSquare = 0;
        sumDownside = 0;
        sumEquity = 0;
        barsHeld = 0;
        trades = 0;
        wins = 0;
        gained = 0;
        lost = 0;
        tradeReturns = 0;
        traded = 0;
        fees = 0;
        slippage = 0;
        meanPnl = 0;
        squaredPnl = 0;
    }

    /// One close at which equity is `equity`.
    void point(double equity) {
        double earned = before > 0 ? equity / before - 1 : 0;
        double short_ = Math.min(0, earned - bars.riskFreePerBar);
        sumReturn += earned;
        sumSquare += earned * earned;
        sumDownside += short_ * short_;
        sumEquity += equity;
        before = equity;
        at++;
        mark(equity);
    }

    private void mark(double equity) {
        if (equity >= high) {
            high = equity;
            below = 0;
        } else {
            deepest = Math.min(deepest, equity / high - 1);
            below++;
            lasts(below, at);
        }
    }

    /// @param end index of the last bar of a drawdown of `count` bars
    private void lasts(int count, int end) {
        if (count > longest) {
            longest = count;
            longestEnd = end;
        }
    }

    /// `count` closes without a position.
    void flat(double equity, int count) {
        if (count <= 0) {
            return;
        }
        point(equity);
        double short_ = Math.min(0, -bars.riskFreePerBar);
        sumDownside += (count - 1) * (short_ * short_);
        sumEquity += (count - 1) * equity;
        at += count - 1;
        if (equity < high) {
            below += count - 1;
            lasts(below, at);
        }
    }

    /// The closes from bar `from` to bar `to` (not included) with a position. Returns the first of
    /// them at which nothing was left, at which it stops without counting that close; below 0 where
    /// there is none.
    int held(SweepPosition position, int from, int to) {
        barsHeld += to - from;
        if (to - from <= SHORT_HOLD
                || !position.isLong
                || !bars.pricesAboveZero
                || !(position.cash() <= NO_CASH * position.realised)) {
            double nothing = Account.nothingOf(position.realised);
            for (int t = from; t < to; t++) {
                double equity = position.equity(bars.close[t]);
                if (!(equity > nothing)) {
                    barsHeld -= to - t - 1;
                    return t;
                }
                point(equity);
            }
            return -1;
        }
        point(position.equity(bars.close[from]));
        int rest = from + 1;
        sumReturn += bars.returns[to] - bars.returns[rest];
        sumSquare += bars.squares[to] - bars.squares[rest];
        sumDownside += bars.downside[to] - bars.downside[rest];
        sumEquity += position.quantity * (bars.closes[to] - bars.closes[rest]);
        falls(position, rest, to);
        at = to - 1;
        before = position.equity(bars.close[to - 1]);
        return -1;
    }

    /// Drawdowns of a long position that is all of the equity. Only closes that may be a new high,
    /// or deeper under the high than any before, need their equity: a block that holds none of them
    /// is passed over.
    private void falls(SweepPosition position, int from, int to) {
        double[] close = bars.close;
        double topPrice = position.priceAt(high);
        double under = surelyUnder(topPrice);
        double least = floor(topPrice);
        int risen = from - 1 - below;
        int t = from;
        while (t < to) {
            int stop = stop(t, to, least, under);
            if (stop > 0) {
                t = stop;
                continue;
            }
            int end = Math.min(to, blockEnd(t, SweepBars.BLOCK_BITS));
            for (; t < end; t++) {
                double price = close[t];
                if (price < under || position.equity(price) < high) {
                    least = price < least ? price : least;
                    continue;
                }
                fell(position, least, t - 1 - risen, t - 1);
                high = position.equity(price);
                under = surelyUnder(price);
                least = floor(price);
                risen = t;
            }
        }
        fell(position, least, to - 1 - risen, to - 1);
        below = to - 1 - risen;
    }

    /// Where the blocks from bar `t` on end whose closes all lie from `least` to `under`; 0 where
    /// `t` is in no such block.
    private int stop(int t, int to, double least, double under) {
        if ((t & (1 << SweepBars.WIDE_BITS) - 1) == 0
                && t + (1 << SweepBars.WIDE_BITS) <= to
                && bars.wideBlocks.isBetween(t >> SweepBars.WIDE_BITS, least, under)) {
            return t + (1 << SweepBars.WIDE_BITS);
        }
        return bars.blocks.isBetween(t >> SweepBars.BLOCK_BITS, least, under)
                ? Math.min(to, blockEnd(t, SweepBars.BLOCK_BITS))
                : 0;
    }

    private static int blockEnd(int t, int bits) {
        return (t >> bits) + 1 << bits;
    }

    /// A price at which a long position is worth less than at `price`, whatever is lost to
    /// rounding.
    private static double surelyUnder(double price) {
        return price - ROUNDING * Math.abs(price);
    }

    /// A price above which no close falls deeper from a high at `topPrice` than was fallen before.
    private double floor(double topPrice) {
        return topPrice + (deepest + ROUNDING) * Math.abs(topPrice);
    }

    /// @param least of the closes under the high, or the floor where none was under it
    /// @param end index of the last bar under the high
    private void fell(SweepPosition position, double least, int count, int end) {
        if (count > 0) {
            deepest = Math.min(deepest, position.equity(least) / high - 1);
            lasts(count, end);
        }
    }

    /// The last bar counts as held though the position is closed at its close.
    void heldToTheEnd() {
        barsHeld++;
    }

    void trade(
            SweepPosition position,
            double exitPrice,
            double exitSlippage,
            double exitFee,
            double netPnl) {
        trades++;
        wins += netPnl > 0 ? 1 : 0;
        gained += Math.max(0, netPnl);
        lost += Math.min(0, netPnl);
        tradeReturns += netPnl / (position.entryPrice * position.quantity);
        traded += position.quantity * (position.entryPrice + Math.abs(exitPrice));
        fees += position.entryFee + exitFee;
        slippage += position.entrySlippage + exitSlippage;
        double distance = netPnl - meanPnl;
        meanPnl += distance / trades;
        squaredPnl += distance * (netPnl - meanPnl);
    }

    /// Writes every [Statistic] in its order; NaN where there is none.
    void write(double finalEquity, double[] out, int offset) {
        int n = bars.bars();
        double annual = Math.sqrt(bars.barsPerYear);
        double mean = sumReturn / n;
        double deviation =
                n < 2 ? Double.NaN : Math.sqrt(Math.max(0, sumSquare - n * mean * mean) / (n - 1));
        double excess = mean - bars.riskFreePerBar;
        double growth = finalEquity / bars.execution.capital();
        double cagr = Math.pow(growth, 1 / bars.years) - 1;
        double pnlDeviation = trades < 2 ? Double.NaN : Math.sqrt(squaredPnl / (trades - 1));
        double meanTrade = trades == 0 ? Double.NaN : meanPnl;
        Arrays.fill(out, offset, offset + Statistic.values().length, Double.NaN);
        put(out, offset, Statistic.NET_RETURN, growth - 1);
        put(out, offset, Statistic.CAGR, cagr);
        put(out, offset, Statistic.ANNUALISED_VOLATILITY, deviation * annual);
        put(out, offset, Statistic.SHARPE, excess / Performance.real(deviation, mean) * annual);
        put(out, offset, Statistic.SORTINO, excess / Math.sqrt(sumDownside / n) * annual);
        put(out, offset, Statistic.CALMAR, cagr / Math.abs(deepest));
        put(out, offset, Statistic.MAX_DRAWDOWN, deepest);
        put(out, offset, Statistic.LONGEST_DRAWDOWN, longest);
        put(
                out,
                offset,
                Statistic.LONGEST_DRAWDOWN_DAYS,
                Drawdowns.days(bars.series, bars.period, longest, longestEnd));
        put(out, offset, Statistic.EXPOSURE, (double) barsHeld / n);
        put(out, offset, Statistic.TRADES, trades);
        put(out, offset, Statistic.WIN_RATE, (double) wins / trades);
        put(out, offset, Statistic.PROFIT_FACTOR, gained / Math.abs(lost));
        put(out, offset, Statistic.EXPECTANCY, meanTrade);
        put(out, offset, Statistic.AVERAGE_TRADE, tradeReturns / trades);
        put(
                out,
                offset,
                Statistic.SQN,
                Math.sqrt(trades) * meanTrade / Performance.real(pnlDeviation, meanTrade));
        put(out, offset, Statistic.TURNOVER, traded / (sumEquity / n) / n * bars.barsPerYear);
        put(out, offset, Statistic.FEES, fees);
        put(out, offset, Statistic.SLIPPAGE, slippage);
    }

    private static void put(double[] out, int offset, Statistic statistic, double value) {
        out[offset + statistic.ordinal()] = Double.isFinite(value) ? value : Double.NaN;
    }
}
