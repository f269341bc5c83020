package io.abtpro.backtest;

import io.abtpro.math.Moments;

import java.util.List;
import java.util.Optional;

/// What a run gave. Arrays have one element for each bar of the period, first bar of the period
/// first.
///
/// @param trades in order of entry
/// @param equity marked at each close, shape `[bars of the period]`
/// @param buyAndHoldEquity the same capital bought at the first fill of the period and held, same
///   costs
/// @param statistics of the run
/// @param buyAndHold the same figures for buying and holding
/// @param returnMoments of the simple returns of equity from close to close, the first against
///   `capital`
/// @param capital before the first bar
/// @param barsPerYear of the series: what its figures are made yearly by
/// @param ledgerSha256 hash of the trades in order
public record BacktestResult(
        List<Trade> trades,
        double[] equity,
        double[] buyAndHoldEquity,
        Statistics statistics,
        Statistics buyAndHold,
        Moments returnMoments,
        double capital,
        double barsPerYear,
        Backtest.Period period,
        String ledgerSha256) {
    public BacktestResult {
        trades = List.copyOf(trades);
    }

    /// The trade that took all that was left; none follows it. Empty where something was left to
    /// the end.
    public Optional<Trade> ruin() {
        return trades.isEmpty() || trades.getLast().exitReason() != Trade.ExitReason.RUIN
                ? Optional.empty()
                : Optional.of(trades.getLast());
    }

    /// Simple returns of equity from close to close, computed anew, shape `[bars of the period]`.
    public double[] barReturns() {
        return BarReturns.each(equity, capital);
    }
}
