package io.abtpro.report;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.ParameterSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What was run, for its document.
///
/// @param dataset its name or file; empty where neither is known
/// @param strategy its id
/// @param formulaText of a formula; empty for other strategies
public record BacktestInputs(
        String dataset,
        BarSeries series,
        String strategy,
        Optional<String> formulaText,
        ParameterSet parameters,
        Execution execution,
        Backtest.Period period,
        Optional<SizingDocument> sizing,
        Optional<GateDocument> gate) {
    /// The open of the first bar of the period.
    Instant from() {
        return open(period.fromBar());
    }

    /// The open of the last bar of the period.
    Instant to() {
        return open(period.toBar() - 1);
    }

    Optional<String> firstDay() {
        return period.fromBar() > 0 ? Optional.of(day(from())) : Optional.empty();
    }

    Optional<String> lastDay() {
        return period.toBar() < series.size() ? Optional.of(day(to())) : Optional.empty();
    }

    private Instant open(int bar) {
        return Instant.ofEpochMilli(series.openTime(bar));
    }

    private String day(Instant at) {
        return LocalDate.ofInstant(at, series.zone()).toString();
    }
}
