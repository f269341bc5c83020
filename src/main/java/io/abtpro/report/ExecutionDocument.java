package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Execution.Sizing;

import java.util.Locale;
import java.util.Optional;

/// How a run was filled, charged and sized: all that is needed to run it again.
///
/// @param size of an entry, in the form that `--size` takes
/// @param fractionOfEquity, fixedQuantity, fixedCash the same as a number, whichever it is
/// @param from first day of the period; left out where the period begins with the data
/// @param to last day of the period; left out where it ends with the data
public record ExecutionDocument(
        String fill,
        double feeBps,
        double slippageBps,
        double capital,
        String side,
        String size,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> fractionOfEquity,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> fixedQuantity,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> fixedCash,
        double riskFreeRate,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> from,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> to,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<SizingDocument> sizedByVolatility,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<GateDocument> gatedByScore) {
    static ExecutionDocument of(BacktestInputs inputs) {
        return of(
                inputs.execution(),
                inputs.firstDay(),
                inputs.lastDay(),
                inputs.sizing(),
                inputs.gate());
    }

    /// Of a run over all bars, neither sized nor gated.
    static ExecutionDocument of(Execution execution) {
        return of(
                execution, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ExecutionDocument of(
            Execution execution,
            Optional<String> firstDay,
            Optional<String> lastDay,
            Optional<SizingDocument> sized,
            Optional<GateDocument> gated) {
        Sizing sizing = execution.sizing();
        return new ExecutionDocument(
                word(execution.fill()),
                execution.feeBps(),
                execution.slippageBps(),
                execution.capital(),
                word(execution.side()),
                size(sizing),
                sizing instanceof Sizing.FractionOfEquity(double fraction)
                        ? Optional.of(fraction)
                        : Optional.empty(),
                sizing instanceof Sizing.FixedQuantity(double quantity)
                        ? Optional.of(quantity)
                        : Optional.empty(),
                sizing instanceof Sizing.FixedCash(double cash)
                        ? Optional.of(cash)
                        : Optional.empty(),
                execution.riskFreeRate(),
                firstDay,
                lastDay,
                sized,
                gated);
    }

    private static String size(Sizing sizing) {
        return switch (sizing) {
            case Sizing.FractionOfEquity(double fraction) -> plain("%,d", 100 * fraction) + "%";
            case Sizing.FixedQuantity(double quantity) -> "qty:" + plain("%d", quantity);
            case Sizing.FixedCash(double cash) -> "cash:" + plain("%d", cash);
        };
    }

    private static String plain(String whole, double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, whole, (long) value)
                : Double.toString(value);
    }

    /// The word that a user types for a constant.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
