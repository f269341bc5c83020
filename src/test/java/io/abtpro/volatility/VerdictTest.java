package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.diagnostics.Christoffersen;
import io.abtpro.diagnostics.Kupiec;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.report.Figures;
import io.abtpro.volatility.VolatilityEvaluation.BandQuality;
import io.abtpro.volatility.VolatilityEvaluation.Floor;

import org.junit.jupiter.api.Test;

import java.util.List;

class VerdictTest {
    private static VolatilityEvaluation evaluation(Verdict verdict) {
        var spread =
                new BandQuality(
                        0.8,
                        0.5,
                        new Kupiec(1, 0.5),
                        new Christoffersen(1, 0.5, 1, 0.5),
                        1,
                        1,
                        100,
                        0);
        return new VolatilityEvaluation(
                100, List.of(), List.of(), spread, new Floor(0.01, 0, 0), verdict);
    }

    @Test
    void aForestThatBeatsHarIsNeutralOnlyWhereItsBandsHold() {
        var beats =
                evaluation(new Verdict(true, "The forest beats HAR.", "QLIKE 0.2 against 0.3."));
        var held =
                beats.verdictWith(
                        new Verdict(
                                true,
                                "Bands hold.",
                                "Within 3 points: the 50 % band covered 50.0 %."));
        assertThat(held.holds()).isTrue();
        assertThat(held.claim()).isEqualTo("The forest beats HAR.");
        assertThat(held.numbers())
                .endsWith("against 0.3. Within 3 points: the 50 % band covered 50.0 %.");
        var off =
                beats.verdictWith(
                        new Verdict(
                                false,
                                "Bands do not hold.",
                                "More than 3 points off: the 50 % band covered 33.7 %."));
        assertThat(off.holds()).isFalse();
        assertThat(off.claim()).isEqualTo("The forest beats HAR. Bands do not hold.");
        assertThat(off.numbers()).contains("the 50 % band covered 33.7 %");
    }

    @Test
    void aForestThatDoesNotBeatHarIsAmberWhateverItsBands() {
        var worse =
                evaluation(
                        new Verdict(
                                false, "The forest is worse than HAR.", "QLIKE 0.4 against 0.3."));
        assertThat(worse.verdictWith(new Verdict(true, "Bands hold.", "")).holds()).isFalse();
    }

    @Test
    void anEndThatCannotBeToldIsSaidInWords() {
        double none = Double.POSITIVE_INFINITY;
        assertThat(Figures.band(-none, none)).isEqualTo("no ends");
        assertThat(Figures.band(0.192, none)).isEqualTo("19.2 %, no upper end");
        assertThat(Figures.band(-none, 0.5)).isEqualTo("no lower end, to 50.0 %");
    }
}
