package io.abtpro.backtest;

import java.util.List;

/// What a run gave. Arrays have one element for each bar of the period, first bar of the period first.
///
/// @param trades in order of entry
/// @param equity marked at each close, shape `[bars of the period]`
/// @param buyAndHoldEquity the same capital bought at the first fill of the period and held, same costs
/// @param statistics of the run
/// @param buyAndHold the same figures for buying and holding
/// @param barReturns simple returns of equity from close to close, shape `[bars of the period]`, first is against capital
/// @param barsPerYear the annualisation factor used, from the times of the bars
/// @param ledgerSha256 hash of the trades in order
public record BacktestResult(
        List<Trade> trades,
        double[] equity,
        double[] buyAndHoldEquity,
        Statistics statistics,
        Statistics buyAndHold,
        double[] barReturns,
        double barsPerYear,
        Backtest.Period period,
        String ledgerSha256) {
    public BacktestResult {
        trades = List.copyOf(trades);
    }
}
