package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.diagnostics.Limits;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.volatility.VolatilityForecast.Band;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class CoverageVerdictTest {
    private static Band band(double nominal, double coverage) {
        return new Band(nominal, 0.1, 0.2, coverage, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.53, false", "0.5, 0.47, false", "0.5, 0.5301, true", "0.5, 0.4699, true",
        "0.8, 0.83, false", "0.8, 0.77, false", "0.8, 0.8301, true", "0.8, 0.7699, true",
        "0.95, 0.98, false", "0.95, 0.92, false", "0.95, 0.9801, true", "0.95, 0.9199, true"
    })
    void aBandIsOffBeyondThreePointsAndNotAtThem(double nominal, double coverage, boolean off) {
        assertThat(Limits.isOff(nominal, coverage)).isEqualTo(off);
        assertThat(CoverageVerdict.of(List.of(band(nominal, coverage))).holds()).isEqualTo(!off);
    }

    @Test
    void bandsThatAreOffAreNamedWithWhatTheyCovered() {
        var verdict =
                CoverageVerdict.of(List.of(band(0.5, 0.337), band(0.8, 0.522), band(0.95, 0.94)));
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.numbers())
                .isEqualTo(
                        "More than 3 points off: the 50 % band covered 33.7 % and the 80 % band"
                                + " 52.2 %. Within 3 points: the 95 % band covered 94.0 %.");
    }

    @Test
    void aBandThatCannotBeJudgedIsNotOffAndSaysSo() {
        var verdict = CoverageVerdict.of(List.of(band(0.5, 0.5), band(0.95, Double.NaN)));
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.numbers()).endsWith("Too few outcomes to judge: the 95 % band.");
    }

    @Test
    void bandsWithoutAnEndAreSaidBesideTheCoverageThatTheyRaise() {
        var verdict =
                CoverageVerdict.of(List.of(band(0.8, 0.81), new Band(0.95, 0.1, 0.2, 0.985, 0.44)));
        assertThat(verdict.numbers())
                .isEqualTo(
                        "More than 3 points off: the 95 % band covered 98.5 % (44 % of its bands"
                            + " lacked an end, which counts as covering). Within 3 points: the 80 %"
                            + " band covered 81.0 %.");
    }

    @Test
    void withoutBandsNothingIsSaid() {
        assertThat(CoverageVerdict.of(List.of()))
                .isEqualTo(new Verdict(true, "Bands are not judged.", ""));
    }
}
