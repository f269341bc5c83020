package io.abtpro.diagnostics;

/// How far the Sharpe ratio of a backtest is from luck, as judged when it was run. Ratios are
/// annualised.
///
/// @param trials distinct backtests counted on the dataset, this one included
/// @param expectedBestSharpe what the best of that many skill-less trials would show
/// @param probabilisticSharpe probability that the true Sharpe ratio is above 0
/// @param deflatedSharpe probability that it is above the expected best of skill-less trials
public record Luck(
        int trials,
        double sharpe,
        double expectedBestSharpe,
        double probabilisticSharpe,
        double deflatedSharpe) {}
