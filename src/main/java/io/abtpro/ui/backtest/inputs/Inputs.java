package io.abtpro.ui.backtest.inputs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;
import io.abtpro.scoring.SignalSource;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.volatility.VolatilityTarget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything that decides a result besides the data.
///
/// @param from first day that may be traded; the first of the data where empty
/// @param to last day that may be traded; the last of the data where empty
/// @param target the volatility that positions are sized to; empty for their full size
/// @param gate from which score on entries are taken; empty for all
public record Inputs(
        Strategy strategy,
        ParameterSet parameters,
        Execution execution,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<VolatilityTarget> target,
        Optional<GateInput> gate) {
    public Inputs(
            Strategy strategy,
            ParameterSet parameters,
            Execution execution,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {
        this(strategy, parameters, execution, from, to, Optional.empty(), Optional.empty());
    }

    /// The defaults of `strategy` on all of the data.
    public static Inputs of(Strategy strategy) {
        return new Inputs(
                strategy,
                strategy.space().defaults(),
                Execution.defaults(),
                Optional.empty(),
                Optional.empty());
    }

    /// Strategy, parameters and side in words, such as "sma-cross, fast 20, slow 50, long".
    String words() {
        return parameters.values().entrySet().stream()
                .map(e -> e.getKey() + " " + ParameterText.plain(e.getValue()))
                .collect(
                        Collectors.joining(
                                ", ",
                                strategy.id() + ", ",
                                ", " + execution.side().name().toLowerCase(Locale.ROOT)));
    }

    Inputs withStrategy(Strategy other) {
        return new Inputs(other, other.space().defaults(), execution, from, to, target, gate);
    }

    Inputs withParameter(String name, double value) {
        return new Inputs(
                strategy, parameters.with(name, value), execution, from, to, target, gate);
    }

    public Inputs withExecution(Execution other) {
        return new Inputs(strategy, parameters, other, from, to, target, gate);
    }

    Inputs withPeriod(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new Inputs(strategy, parameters, execution, first, last, target, gate);
    }

    Inputs withTarget(Optional<VolatilityTarget> other) {
        return new Inputs(strategy, parameters, execution, from, to, other, gate);
    }

    Inputs withGate(Optional<GateInput> other) {
        return new Inputs(strategy, parameters, execution, from, to, target, other);
    }

    /// The signals of these inputs on the bars of `columns`.
    public SignalSource signals(Columns columns) {
        return new SignalSource("", columns, strategy, parameters, execution);
    }

    /// The bars of the period.
    ///
    /// @throws IllegalArgumentException if no bar lies in it
    public Backtest.Period period(BarSeries series) {
        int fromBar = from.map(day -> firstOf(series, day)).orElse(0);
        int toBar = to.map(day -> firstOf(series, day.plusDays(1))).orElse(series.size());
        if (toBar <= fromBar) {
            throw new RefusedException(
                    "the period holds no bar; the data runs from %s to %s"
                            .formatted(day(series, 0), day(series, series.size() - 1)));
        }
        return new Backtest.Period(fromBar, toBar);
    }

    private static int firstOf(BarSeries series, LocalDate day) {
        return series.firstAtOrAfter(day.atStartOfDay(series.zone()).toInstant().toEpochMilli());
    }

    /// The day of bar `t` in the exchange's zone.
    public static LocalDate day(BarSeries series, int t) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(series.openTime(t)), series.zone());
    }
}
