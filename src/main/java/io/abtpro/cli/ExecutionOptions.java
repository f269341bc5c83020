package io.abtpro.cli;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.report.Figures;

import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Optional;

/// How signals become trades.
final class ExecutionOptions {
    @Option(
            names = "--fee-bps",
            paramLabel = "X",
            description = "fee on each leg in basis points; 2 where not given")
    private Optional<Double> feeBps = Optional.empty();

    @Option(
            names = "--slippage-bps",
            paramLabel = "X",
            description = "slippage on each fill in basis points; 1 where not given")
    private Optional<Double> slippageBps = Optional.empty();

    @Option(
            names = "--capital",
            paramLabel = "X",
            description = "starting capital; 100,000 where not given")
    private Optional<Double> capital = Optional.empty();

    @Option(
            names = "--side",
            paramLabel = "S",
            description = "long, short or both; long where not given")
    private Optional<Execution.Side> side = Optional.empty();

    @Option(
            names = "--fill",
            paramLabel = "F",
            description = "next-open or same-close; next-open where not given")
    private Optional<Execution.Fill> fill = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "S",
            description = "a share of equity such as 100%%, qty:N or cash:N")
    private Optional<Sizing> size = Optional.empty();

    @Option(
            names = "--risk-free",
            paramLabel = "X",
            description = "annual risk-free rate as a fraction; 0 where not given")
    private Optional<Double> riskFree = Optional.empty();

    Execution execution() {
        Execution defaults = Execution.defaults();
        return new Execution(
                fill.orElse(defaults.fill()),
                feeBps.orElse(defaults.feeBps()),
                slippageBps.orElse(defaults.slippageBps()),
                capital.orElse(defaults.capital()),
                side.orElse(defaults.side()),
                size.orElse(defaults.sizing()),
                riskFree.orElse(defaults.riskFreeRate()));
    }

    /// The form of `--size`.
    static Sizing sizing(String text) {
        String form = text.strip().toLowerCase(Locale.ROOT);
        if (form.endsWith("%")) {
            String share = form.substring(0, form.length() - 1);
            return new Sizing.FractionOfEquity(Choice.number(share) / 100);
        }
        if (form.startsWith("qty:")) {
            return new Sizing.FixedQuantity(Choice.number(form.substring(4)));
        }
        if (form.startsWith("cash:")) {
            return new Sizing.FixedCash(Choice.number(form.substring(5)));
        }
        throw new WrongValue("must be 100%% of equity, qty:N or cash:N, was '%s'".formatted(text));
    }

    /// The form of `sizing` that the option takes.
    static String word(Sizing sizing) {
        return switch (sizing) {
            case Sizing.FractionOfEquity share -> Figures.exact(100 * share.fraction()) + "%";
            case Sizing.FixedQuantity fixed ->
                    "qty:" + Figures.exact(fixed.quantity()).replace(",", "");
            case Sizing.FixedCash fixed -> "cash:" + Figures.exact(fixed.cash()).replace(",", "");
        };
    }
}
