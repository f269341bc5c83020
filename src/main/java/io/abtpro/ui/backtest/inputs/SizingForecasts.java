package io.abtpro.ui.backtest.inputs;

import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.KeptWalks;
import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.jobs.VolatilitySizing;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityTarget;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The volatility forecasts by which positions are sized: handed over by the Volatility tab, or
/// made when first needed.
final class SizingForecasts {
    private static final int HORIZON = 24;

    private final Session session;
    private final Runnable arrived;
    private final Consumer<String> refused;
    private Optional<VolatilityForecasts> forecasts = Optional.empty();
    private Optional<BarSeries> asked = Optional.empty();

    /// @param arrived told when forecasts have come that were asked for
    /// @param refused told why there can be none
    SizingForecasts(Session session, Runnable arrived, Consumer<String> refused) {
        this.session = session;
        this.arrived = arrived;
        this.refused = refused;
    }

    void take(VolatilityForecasts given) {
        forecasts = Optional.of(given);
    }

    /// How entries on `series` are sized; empty while the forecasts are being made.
    Optional<VolatilitySizing> sizing(BarSeries series, VolatilityTarget target) {
        Optional<VolatilityForecasts> known = forecasts.filter(f -> f.areOf(series));
        if (known.isEmpty() && asked.filter(s -> s == series).isEmpty()) {
            startForecast(series);
        }
        return known.map(f -> new VolatilitySizing(f, target));
    }

    /// In words, how the forecasts are made by which positions are sized.
    String statement(BarSeries series) {
        return forecasts
                .filter(f -> f.areOf(series))
                .map(
                        f ->
                                ("By the forest's forecast %d bars ahead, known at"
                                                + " the signal's close; from %s, the first.")
                                        .formatted(
                                                f.options().horizon(),
                                                Research.day(series, f.firstBar())))
                .orElse("");
    }

    private void startForecast(BarSeries series) {
        asked = Optional.of(series);
        var job =
                VolatilityForecasts.job(
                        series,
                        ForecastOptions.defaults(HORIZON),
                        new KeptWalks(session.workspace().results()));
        var _ =
                session.jobs()
                        .start(
                                "Forecast volatility for position sizes",
                                job,
                                made -> {
                                    forgetAsked();
                                    take(made);
                                    arrived.run();
                                },
                                cause -> {
                                    forgetAsked();
                                    if (cause instanceof CancellationException) {
                                        refused.accept(
                                                "Forecasting was cancelled, so nothing is run."
                                                    + " Switch sizing off, or change an input to"
                                                    + " forecast again.");
                                    } else if (cause instanceof IllegalArgumentException) {
                                        refused.accept(String.valueOf(cause.getMessage()));
                                    } else {
                                        session.fail(cause);
                                    }
                                });
    }

    private void forgetAsked() {
        asked = Optional.empty();
    }
}
