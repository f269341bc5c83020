package io.abtpro.scoring;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where signals come from: a strategy with its parameters on the bars of one symbol.
///
/// @param symbol as shown, such as "S&P 500"
/// @param columns the indicator columns of its series
/// @param execution costs, fill and sides of the trades that decide an outcome
/// @param dataset the bars that the series is the beginning of, or all of: trials are counted on
///   them
public record SignalSource(
        String symbol,
        Columns columns,
        Strategy strategy,
        ParameterSet parameters,
        Execution execution,
        BarSeries dataset) {
    /// The signals on all bars of a dataset.
    public SignalSource(
            String symbol,
            Columns columns,
            Strategy strategy,
            ParameterSet parameters,
            Execution execution) {
        this(symbol, columns, strategy, parameters, execution, columns.series());
    }

    public BarSeries series() {
        return columns.series();
    }

    /// The trades of the strategy over the whole series that it ended itself, in order of their
    /// exits.
    ///
    /// A position closed only because the data ends is left out: it had not closed.
    List<Trade> closedTrades() {
        var result =
                Backtest.run(
                        series(),
                        strategy.signals(columns, parameters),
                        strategy.protection(parameters),
                        execution,
                        Backtest.Period.all(series()));
        return result.trades().stream()
                .filter(trade -> trade.exitReason() != Trade.ExitReason.END_OF_DATA)
                .toList();
    }

    /// The same source without bar `bar` of its series and all that follow.
    public SignalSource before(int bar) {
        return new SignalSource(
                symbol,
                new Columns(series().slice(0, bar)),
                strategy,
                parameters,
                execution,
                dataset);
    }

    /// The open of the first bar of the dataset that is left out; empty where none is.
    public Optional<Instant> endsBefore() {
        int bars = series().size();
        return bars < dataset.size()
                ? Optional.of(Instant.ofEpochMilli(dataset.openTime(bars)))
                : Optional.empty();
    }

    /// The same source on other bars, such as the first part of its own.
    public SignalSource on(BarSeries bars) {
        return new SignalSource(symbol, new Columns(bars), strategy, parameters, execution);
    }
}
