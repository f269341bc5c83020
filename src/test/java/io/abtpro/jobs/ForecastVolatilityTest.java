package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.store.VolatilityPredictions;
import io.abtpro.store.VolatilityPredictions.Prediction;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.WalkForward;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class ForecastVolatilityTest {
    private static final BarSeries BARS =
            GeneratedBars.of(new GeneratedBars.Options(1_000, 3, Timeframe.parse("1d")));
    private static final ForecastOptions QUICK =
            ForecastOptions.defaults(5)
                    .withForest(new RegressionForestLearner(10, 8, 5, 42))
                    .withBaselines(List.of(Baseline.EWMA, Baseline.HAR));

    @TempDir private Path folder;

    private static ForecastVolatility.Report run(
            BarSeries bars, Optional<VolatilityPredictions> keeping) {
        return new ForecastVolatility(bars, "TEST", QUICK, true, keeping).run(Progress.ignored());
    }

    @Test
    void aForecastIsKeptAndGetsWhatCameOnceItsHorizonIsOver() {
        try (Workspace workspace = H2Workspace.open(folder)) {
            var store = workspace.volatilityPredictions();
            var first = run(BARS.slice(0, 990), Optional.of(store)).forecast();
            assertThat(store.of("TEST").getFirst().actual()).isNaN();
            run(BARS.slice(0, 994), Optional.of(store));
            assertThat(store.of("TEST").getFirst().actual()).isNaN();
            run(BARS, Optional.of(store));
            List<Prediction> kept = store.of("TEST");
            assertThat(kept).hasSize(3);
            assertThat(kept.getFirst().predicted()).isEqualTo(first.predicted());
            assertThat(kept.getFirst().featuresJson()).contains("\"rv_24\":");
            double sum = 0;
            for (int t = 990; t < 995; t++) {
                double r = Math.log(BARS.close(t) / BARS.close(t - 1));
                sum += r * r / 5;
            }
            assertThat(kept.getFirst().actual())
                    .isCloseTo(BARS.year().volatility(sum), within(1e-12));
            assertThat(kept.get(2).actual()).isNaN();
        }
    }

    @Test
    void theSameForecastIsKeptOnce() {
        try (Workspace workspace = H2Workspace.open(folder)) {
            var store = Optional.of(workspace.volatilityPredictions());
            run(BARS, store);
            run(BARS, store);
            assertThat(store.get().of("TEST")).hasSize(1);
        }
    }

    @Test
    void theForecastIsTheLastOfTheWalkItIsJudgedBy() {
        var report = run(BARS, Optional.empty());
        var forecast = report.forecast();
        double annual = Math.sqrt(forecast.year().barsPerYear());
        assertThat(forecast.predicted()).isEqualTo(report.walk().predicted()[999] * annual);
        assertThat(forecast.bands()).extracting("nominal").containsExactly(0.5, 0.8, 0.95);
        assertThat(forecast.bands().get(1).low()).isLessThan(forecast.bands().get(1).high());
        assertThat(forecast.bands().get(1).coverage())
                .isEqualTo(report.evaluation().orElseThrow().bands().get(1).coverage());
        assertThat(forecast.knownAt().toEpochMilli()).isEqualTo(BARS.knownAt(999));
    }

    @Test
    void aFanForecastsEveryHorizonFromTheSameBar() {
        var seldom = QUICK.withRefitEvery(1_000);
        var options = List.of(seldom.withHorizon(1), seldom, seldom.withHorizon(60));
        var fan = new ForecastFan(BARS, options, KeptWalks.none()).run(Progress.ignored());
        assertThat(fan).extracting(ForecastFan.Step::horizon).containsExactly(1, 5, 60);
        assertThat(fan)
                .extracting("forecast.knownAt")
                .containsOnly(fan.getFirst().forecast().knownAt());
        assertThat(fan.get(1).forecast().predicted())
                .isEqualTo(
                        new ForecastVolatility(BARS, "", seldom, false, Optional.empty())
                                .run(Progress.ignored())
                                .forecast()
                                .predicted());
    }

    @Test
    void everyStepOfAFanIsAsFreshAsTheForecastItStandsAround() {
        var main = run(BARS, Optional.empty());
        var fan = ForecastFan.around(main, KeptWalks.none());
        assertThat(fan.options())
                .extracting("horizon")
                .containsExactly(1, 2, 3, 8, 12, 24, 36, 48, 60);
        for (ForecastOptions options : fan.options()) {
            var walk = WalkForward.of(BARS, options, (_, _) -> {});
            assertThat(walk.lastFit()).isBetween(main.walk().lastFit() - 5, BARS.size() - 1);
            assertThat(walk.fits()).isBetween(6, 9);
        }
    }

    @Test
    void horizonsWithTooFewBarsAreLeftOutOfTheFan() {
        BarSeries few = BARS.slice(0, 260);
        var main =
                new ForecastVolatility(few, "", QUICK, false, Optional.empty())
                        .run(Progress.ignored());
        var fan = ForecastFan.around(main, KeptWalks.none());
        assertThat(fan.options())
                .extracting("horizon")
                .containsExactly(1, 2, 3, 8, 12, 24, 36, 48, 60);
        var shorter =
                new ForecastVolatility(BARS.slice(0, 230), "", QUICK, false, Optional.empty())
                        .run(Progress.ignored());
        assertThat(ForecastFan.around(shorter, KeptWalks.none()).options())
                .extracting("horizon")
                .containsExactly(1, 2, 3, 8, 12, 24);
        assertThat(ForecastFan.around(shorter, KeptWalks.none()).run(Progress.ignored()))
                .hasSize(6);
    }
}
