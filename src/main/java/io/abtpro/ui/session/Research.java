package io.abtpro.ui.session;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;
import io.abtpro.report.Figures;
import io.abtpro.report.StrategyWords;
import io.abtpro.scoring.SignalSource;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.volatility.VolatilityTarget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// Everything that decides a result besides the data; every tab works on the same.
///
/// @param from first day that may be traded; the first of the data where empty
/// @param to last day that may be traded; the last of the data where empty
/// @param target the volatility that positions are sized to; empty for their full size
/// @param gate from which score on entries are taken; empty for all
public record Research(
        Strategy strategy,
        ParameterSet parameters,
        Execution execution,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<VolatilityTarget> target,
        Optional<GateInput> gate) {
    public Research(
            Strategy strategy,
            ParameterSet parameters,
            Execution execution,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {
        this(strategy, parameters, execution, from, to, Optional.empty(), Optional.empty());
    }

    /// The defaults of `strategy` on all of the data.
    public static Research of(Strategy strategy) {
        return new Research(
                strategy,
                strategy.space().defaults(),
                Execution.defaults(),
                Optional.empty(),
                Optional.empty());
    }

    /// Strategy, parameters and side in words, such as "sma-cross 20, 50 · long"; what is switched
    /// off is left out, and what can be is named, as in "sma-cross 20, 50, stopLoss 5 · long".
    public String words() {
        return words(strategy, parameters) + " \u00b7 " + side();
    }

    /// Strategy and parameters in words, such as "sma-cross 20, 50".
    public static String words(Strategy strategy, ParameterSet parameters) {
        return StrategyWords.of(strategy, parameters);
    }

    /// "long", "short" or "both sides".
    public String side() {
        return execution.side() == Execution.Side.BOTH
                ? "both sides"
                : execution.side().name().toLowerCase(Locale.ROOT);
    }

    /// What a leg costs and where it fills, such as "2 + 1 bp · next open".
    public String costs() {
        return "%s + %s bp \u00b7 %s"
                .formatted(
                        Figures.exact(execution.feeBps()),
                        Figures.exact(execution.slippageBps()),
                        execution.fill().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /// With another strategy, at its defaults.
    public Research withStrategy(Strategy other) {
        return withStrategy(other, other.space().defaults());
    }

    public Research withStrategy(Strategy other, ParameterSet itsParameters) {
        return new Research(other, itsParameters, execution, from, to, target, gate);
    }

    public Research withParameter(String name, double value) {
        return withStrategy(strategy, parameters.with(name, value));
    }

    public Research withExecution(Execution other) {
        return new Research(strategy, parameters, other, from, to, target, gate);
    }

    public Research withPeriod(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new Research(strategy, parameters, execution, first, last, target, gate);
    }

    public Research withTarget(Optional<VolatilityTarget> other) {
        return new Research(strategy, parameters, execution, from, to, other, gate);
    }

    public Research withGate(Optional<GateInput> other) {
        return new Research(strategy, parameters, execution, from, to, target, other);
    }

    /// The signals of this research on the bars of `columns`.
    public SignalSource signals(Columns columns) {
        return new SignalSource("", columns, strategy, parameters, execution);
    }

    /// The bars of the period.
    ///
    /// @throws IllegalArgumentException if no bar lies in it
    public Backtest.Period period(BarSeries series) {
        int fromBar = from.map(day -> firstOf(series, day)).orElse(0);
        int toBar = endOf(series);
        if (toBar <= fromBar) {
            throw new RefusedException(
                    "the period holds no bar; the data runs from %s to %s"
                            .formatted(day(series, 0), day(series, series.size() - 1)));
        }
        return new Backtest.Period(fromBar, toBar);
    }

    /// The first bar after the period.
    public int endOf(BarSeries series) {
        return to.map(day -> firstOf(series, day.plusDays(1))).orElse(series.size());
    }

    private static int firstOf(BarSeries series, LocalDate day) {
        return series.firstAtOrAfter(day.atStartOfDay(series.zone()).toInstant().toEpochMilli());
    }

    /// The day of bar `t` in the exchange's zone.
    public static LocalDate day(BarSeries series, int t) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(series.openTime(t)), series.zone());
    }
}
