package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.volatility.VolatilityEstimator;
import io.abtpro.volatility.VolatilityFeature;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

class AuditVolatilityTest {
    private static final AuditRequest REQUEST =
            new AuditRequest(
                    _ -> {
                        throw new IllegalStateException("forecasts ask for no strategy");
                    },
                    _ -> StudyOptions.defaults(),
                    VolatilityEstimator.CLOSE_TO_CLOSE,
                    5,
                    OptionalInt.empty());

    private static BarSeries bars(int count) {
        return GeneratedBars.of(new GeneratedBars.Options(count, 5, Timeframe.parse("1d")));
    }

    @Test
    void everyFeatureForecastAndBandIsListedAndClean() {
        List<AuditStrategy.Row> rows =
                new AuditVolatility(bars(500), REQUEST).run(Progress.ignored());
        assertThat(rows).allMatch(AuditStrategy.Row::clean, "clean");
        assertThat(rows).allMatch(row -> row.checkedBars() > 1_000);
        assertThat(rows.stream().filter(row -> row.name().startsWith("volatility feature ")))
                .hasSize(VolatilityFeature.values().length);
        assertThat(rows)
                .extracting(AuditStrategy.Row::name)
                .contains(
                        "volatility forecast of the forest",
                        "volatility forecast of HAR",
                        "volatility forecast of GJR-GARCH(1,1)",
                        "80 % band, low",
                        "95 % band, high",
                        "50 % band, realised coverage");
    }

    @Test
    void twoDaysOfMinutesAreCleanAsWell() {
        var bars = GeneratedBars.of(new GeneratedBars.Options(400, 8, Timeframe.parse("5m")));
        assertThat(new AuditVolatility(bars, REQUEST).run(Progress.ignored()))
                .allMatch(AuditStrategy.Row::clean, "clean");
    }

    @Test
    void ofTooFewBarsForAForecastTheFeaturesAreAudited() {
        List<AuditStrategy.Row> rows =
                new AuditVolatility(bars(150), REQUEST).run(Progress.ignored());
        assertThat(rows).hasSize(VolatilityFeature.values().length + 1);
        assertThat(rows.getLast().sentence())
                .contains("nothing to check: a forecast 5 bars ahead needs 202 or more bars");
    }

    @Test
    void pricesWithoutALogarithmHaveNoForecastsToAudit() {
        double[] below = new double[200];
        Arrays.fill(below, -1);
        long[] times = new long[200];
        Arrays.setAll(times, t -> t * 86_400_000L);
        var series =
                BarSeries.of(
                        Timeframe.parse("1d"),
                        ZoneOffset.UTC,
                        times,
                        below,
                        below,
                        below,
                        below,
                        new double[200]);
        assertThat(new AuditVolatility(series, REQUEST).run(Progress.ignored())).isEmpty();
    }

    @Test
    void itStopsWhenItIsCancelled() {
        var cancelled =
                new Progress() {
                    @Override
                    public void report(long done, long total, String message) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        assertThatThrownBy(() -> new AuditVolatility(bars(150), REQUEST).run(cancelled))
                .isInstanceOf(CancellationException.class);
    }
}
