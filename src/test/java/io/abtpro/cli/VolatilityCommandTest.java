package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class VolatilityCommandTest extends CommandsInMemory {
    @Test
    void volatilityIsADocumentWithRangeBandBaselinesAndEvaluation() throws IOException {
        workspace.with(
                "Made up",
                GeneratedBars.of(new GeneratedBars.Options(800, 4, Timeframe.parse("1d"))));
        JsonNode document = json("volatility", "Made up", "--horizon", "5", "--evaluate", "--json");
        assertThat(document.get("predicted").asDouble()).isPositive();
        assertThat(document.get("confidence").asDouble()).isBetween(0.0, 1.0);
        assertThat(document.get("range").get("low").asDouble())
                .isLessThan(document.get("range").get("high").asDouble());
        assertThat(document.get("band").get("nominal").asDouble()).isEqualTo(0.8);
        assertThat(document.get("band").get("coverage").asDouble()).isBetween(0.7, 0.9);
        assertThat(document.get("horizon").asInt()).isEqualTo(5);
        assertThat(document.get("baselines").fieldNames())
                .toIterable()
                .contains("lastValue", "ewma", "har", "garch");
        assertThat(document.get("evaluation").get("models").get("forest").get("qlike").asDouble())
                .isPositive();
        assertThat(document.get("evaluation").get("verdict").asText()).contains("HAR");
        assertThat(document.get("coverageVerdict").asText())
                .contains("the 50 % band ", "the 80 % band ");
        assertThat(document.get("coverageOff").isBoolean()).isTrue();
        assertThat(document.get("bandNotes").isArray()).isTrue();
    }

    @Test
    void anEndOfABandThatCannotBeToldIsNoNumber() throws IOException {
        workspace.with(
                "Brief",
                GeneratedBars.of(new GeneratedBars.Options(400, 4, Timeframe.parse("1d"))));
        JsonNode document = json("volatility", "Brief", "--evaluate", "--json");
        JsonNode widest = document.get("bands").get(2);
        assertThat(widest.get("low").isNull() && widest.get("high").isNull()).isTrue();
        assertThat(document.get("bandNotes").get(1).asText())
                .startsWith("The 95 % band has no ends yet: 24 bars ahead it takes 936");
        out.reset();
        assertThat(run("volatility", "Brief", "--evaluate")).isZero();
        assertThat(out())
                .contains(
                        "none",
                        "load more bars or choose a shorter horizon.",
                        "Too few outcomes to judge");
    }

    @Test
    void volatilityWithoutEvaluationSaysTheForecastAlone() {
        workspace.with(
                "Made up",
                GeneratedBars.of(new GeneratedBars.Options(800, 4, Timeframe.parse("1d"))));
        assertThat(run("volatility", "Made up", "--horizon", "5")).isZero();
        assertThat(out())
                .contains("Volatility of the next 5 bars of Made up", "80 % band", "GARCH(1,1)")
                .doesNotContain("QLIKE");
    }

    @Test
    void theEstimatorOfVolatilityIsAChoice() throws IOException {
        workspace.with(
                "Made up",
                GeneratedBars.of(new GeneratedBars.Options(800, 4, Timeframe.parse("1d"))));
        JsonNode ranged =
                json(
                        "volatility",
                        "Made up",
                        "--horizon",
                        "5",
                        "--estimator",
                        "yang-zhang",
                        "--json");
        assertThat(ranged.get("estimator").asText()).isEqualTo("yang-zhang");
        BarSeries bars = GeneratedBars.of(new GeneratedBars.Options(800, 4, Timeframe.parse("1d")));
        double closes = 0;
        for (int t = 795; t < 800; t++) {
            closes += Math.pow(Math.log(bars.close(t) / bars.close(t - 1)), 2) / 5;
        }
        double closeToClose = bars.year().volatility(closes);
        assertThat(ranged.get("realisedUpToNow").asDouble())
                .isPositive()
                .isNotEqualTo(closeToClose);
    }

    @Test
    void anUnknownEstimatorIsAUsageErrorThatListsThem() {
        assertThat(run("volatility", "S&P 500", "--estimator", "guess")).isEqualTo(2);
        assertThat(err())
                .contains("--estimator must be one of close-to-close, parkinson", "was 'guess'");
    }

    @Test
    void aHorizonBeyondSixtyBarsIsAUsageError() {
        assertThat(run("volatility", "S&P 500", "--horizon", "61")).isEqualTo(2);
        assertThat(err()).contains("--horizon must be a whole number in 1 to 60, was '61'");
    }

    @Test
    void volatilityOfTooFewBarsSaysHowManyAreNeeded() {
        assertThat(run("volatility", "S&P 500")).isNotZero();
        assertThat(err()).contains("needs 221 or more bars, had 10");
    }
}
