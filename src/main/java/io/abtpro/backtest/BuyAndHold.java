package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;

import org.jspecify.annotations.Nullable;

import java.lang.ref.SoftReference;

/// All of the capital, bought at the first open (or close) of the period and sold at its last
/// close.
///
/// The newest is kept, since it is the same for every parameter set of a strategy.
///
/// @param equity marked at each close, shape `[bars of the period]`; shared, not to be written to
record BuyAndHold(double[] equity, Statistics statistics) {
    private record Kept(
            BarSeries series, Execution execution, Backtest.Period period, BuyAndHold held) {
        boolean isOf(BarSeries other, Execution otherExecution, Backtest.Period otherPeriod) {
            return series == other
                    && execution.equals(otherExecution)
                    && period.equals(otherPeriod);
        }
    }

    private static volatile SoftReference<@Nullable Kept> newest = new SoftReference<>(null);

    static BuyAndHold of(BarSeries series, Execution execution, Backtest.Period period) {
        Kept kept = newest.get();
        if (kept == null || !kept.isOf(series, execution, period)) {
            kept = new Kept(series, execution, period, computed(series, execution, period));
            newest = new SoftReference<>(kept);
        }
        return kept.held();
    }

    private static BuyAndHold computed(
            BarSeries series, Execution execution, Backtest.Period period) {
        Backtest.Path path = path(series, execution, period);
        return new BuyAndHold(
                path.equity(), Performance.of(path, execution, series, period).statistics());
    }

    private static Backtest.Path path(
            BarSeries series, Execution execution, Backtest.Period period) {
        var allIn =
                new Execution(
                        execution.fill(),
                        execution.feeBps(),
                        execution.slippageBps(),
                        execution.capital(),
                        Execution.Side.LONG,
                        new Execution.Sizing.FractionOfEquity(1),
                        execution.riskFreeRate());
        var account = new Account(series, allIn);
        int from = period.fromBar();
        boolean atOpen = execution.fill() == Execution.Fill.NEXT_OPEN;
        account.enter(
                true, from, atOpen ? series.open(from) : series.close(from), 1, Protection.NONE);
        double[] equity = new double[period.bars()];
        int last = period.toBar() - 1;
        int ruin = account.mark(equity, from, last + 1, from);
        int barsHeld = account.isFlat() ? 0 : Math.min(ruin + 1 - from, period.bars());
        if (ruin <= last) {
            account.exit(ruin, series.close(ruin), Trade.ExitReason.RUIN);
            account.mark(equity, ruin, last + 1, from);
        }
        account.exit(last, series.close(last), Trade.ExitReason.END_OF_DATA);
        equity[equity.length - 1] = account.equity(series.close(last));
        return new Backtest.Path(account.trades(), equity, barsHeld);
    }
}
