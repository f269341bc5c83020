package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.diagnostics.Luck;
import io.abtpro.diagnostics.Overfitting;
import io.abtpro.diagnostics.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class WinnerVerdictTest {
    private static final Optional<Overfitting.Result> RARE = overfitting(0.1);

    private static Optional<Luck> luck(double deflated) {
        return Optional.of(new Luck(1200, 1.5, 0.9, 0.99, deflated));
    }

    private static Optional<Overfitting.Result> overfitting(double probability) {
        return Optional.of(new Overfitting.Result(probability, 0.12, new double[70]));
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, 0.5, true, true", "0.9499, 0.5, true, false", "NaN, 0.5, true, false",
        "0.95, 0.501, true, false", "0.95, NaN, true, false", "0.95, 0.5, false, false"
    })
    void aWinnerHoldsOnlyWhereEveryFigureIsWithinItsLimit(
            double deflated, double probability, boolean aboveNoise, boolean holds) {
        Verdict verdict =
                WinnerVerdict.of(
                        luck(deflated), overfitting(probability), Optional.of(aboveNoise), false);
        assertThat(verdict.holds()).isEqualTo(holds);
        assertThat(verdict.claim()).isEqualTo(holds ? "Holds so far." : "Probably luck.");
    }

    @Test
    void aFloorThatWasNotAskedForSpeaksNeitherForNorAgainst() {
        Verdict verdict = WinnerVerdict.of(luck(0.97), RARE, Optional.empty(), false);
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.numbers()).doesNotContain("noise floor");
    }

    @Test
    void everyFigureIsSaidWithItsLimit() {
        assertThat(WinnerVerdict.of(luck(0.97), RARE, Optional.of(false), true).sentence())
                .isEqualTo(
                        "Probably luck. In 10 % of 70 ways to split the training bars, the winner"
                            + " of one half ended at or below the median of the other (PBO 0.10"
                            + " \u00b1 0.12). After 1,200 trials, the best on training has a"
                            + " deflated Sharpe of 0.97; above 0.95 would be evidence. It is not"
                            + " above the noise floor. The holdout of these bars was opened before:"
                            + " it is spent.");
    }

    @Test
    void whatIsNotKnownIsSaidAndSpeaksAgainst() {
        Verdict verdict =
                WinnerVerdict.of(Optional.empty(), Optional.empty(), Optional.empty(), false);
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.numbers())
                .startsWith("The probability of overfitting is not known")
                .contains("a deflated Sharpe of \u2013");
    }
}
