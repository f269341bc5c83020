package io.abtpro.cli;

import io.abtpro.jobs.BacktestPlan;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityTarget;

import picocli.CommandLine.Option;

import java.util.Optional;

/// Whether each entry is sized by the volatility forecast at its signal, and how.
final class SizingOptions {
    @Option(
            names = "--target-volatility",
            paramLabel = "X",
            description =
                    "size each entry so that the volatility forecast at its signal comes to this a"
                        + " year, such as 10%% or 0.1; the run starts with the first forecast, and"
                        + " the unsized run is shown beside it")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--size-cap",
            paramLabel = "Y",
            description =
                    "largest size of an entry, as a multiple of its unsized one; 1 where not given."
                            + " What equity cannot pay is cut: there is no leverage")
    private Optional<Double> cap = Optional.empty();

    @Option(
            names = "--volatility-horizon",
            paramLabel = "N",
            description =
                    "bars ahead that the volatility is forecast for sizes, 1 to 60; 24 where not"
                            + " given")
    private String horizon = "24";

    /// The wanted volatility; empty where entries are not sized.
    Optional<VolatilityTarget> target() {
        if (target.isEmpty()) {
            if (cap.isPresent()) {
                throw new UsageException(
                        "--size-cap caps sizes by volatility; give --target-volatility as well");
            }
            return Optional.empty();
        }
        double wanted = fraction(target.get());
        double most = cap.orElse(1.0);
        try {
            return Optional.of(new VolatilityTarget(wanted, most));
        } catch (IllegalArgumentException outside) {
            throw new UsageException(String.valueOf(outside.getMessage()), outside);
        }
    }

    private static double fraction(String text) {
        String form = text.strip();
        return form.endsWith("%")
                ? Choice.number("--target-volatility", form.substring(0, form.length() - 1)) / 100
                : Choice.number("--target-volatility", form);
    }

    /// How entries are sized; empty where they are not.
    Optional<BacktestPlan.Sizing> sizing() {
        return target().map(this::sizing);
    }

    /// How entries are sized for this target.
    BacktestPlan.Sizing sizing(VolatilityTarget wanted) {
        return new BacktestPlan.Sizing(wanted, ForecastOptions.defaults(horizon()));
    }

    /// Bars ahead that the volatility is forecast.
    int horizon() {
        return (int) Choice.wholeNumber("--volatility-horizon", horizon, 1, 60);
    }
}
