package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.volatility.VolatilityForecast.Band;

import org.junit.jupiter.api.Test;

import java.util.List;

class BandNotesTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static List<String> notes(Band band, double predicted, int matured) {
        return BandNotes.of(List.of(band), predicted, 24, matured);
    }

    @Test
    void tooFewForecastsSayHowManyItTakesAndWhatHelps() {
        assertThat(notes(new Band(0.8, -NONE, NONE, Double.NaN, 0), 0.1, 155))
                .containsExactly(
                        "The 80 % band has no ends yet: 24 bars ahead it takes 216 forecasts with"
                                + " an outcome, there are 155; load more bars or choose a shorter"
                                + " horizon.");
    }

    @Test
    void aLevelBeyondTheErrorsNamesTheEndThatIsMissing() {
        assertThat(notes(new Band(0.95, 0.05, NONE, 0.9, 0), 0.1, 4_000))
                .singleElement()
                .asString()
                .startsWith("The 95 % band has no upper end now:")
                .contains("the last 1,920 errors", "go by a narrower band");
        assertThat(notes(new Band(0.95, -NONE, 0.5, 0.9, 0), 0.1, 4_000).getFirst())
                .contains("no lower end now");
    }

    @Test
    void aBandThatLeavesOutItsForecastSaysOnWhichSide() {
        assertThat(notes(new Band(0.5, 0.093, 0.164, 0.5, 0), 0.09, 155))
                .containsExactly(
                        "The 50 % band lies above the forecast, since outcomes were mostly higher"
                                + " than forecast; go by the band.");
        assertThat(notes(new Band(0.5, 0.05, 0.08, 0.5, 0), 0.09, 155).getFirst())
                .contains("below the forecast");
    }

    @Test
    void bandsWithBothEndsAroundTheForecastNeedNoNote() {
        assertThat(notes(new Band(0.8, 0.05, 0.2, 0.8, 0), 0.1, 500)).isEmpty();
    }
}
