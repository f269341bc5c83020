package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class LimitsTest {
    @Test
    void whatIsNotKnownIsNoEvidence() {
        assertThat(Limits.isEvidence(Double.NaN)).isFalse();
        assertThat(Limits.isNotOverfitted(Double.NaN)).isFalse();
        assertThat(Limits.isSignificant(Double.NaN)).isFalse();
        assertThat(Limits.isOff(0.8, Double.NaN)).isFalse();
    }

    @Test
    void aRunIsAboveLuckFromTheLimitOn() {
        assertThat(Luck.verdict(Optional.of(new Luck(1, 1.25, 0, 0.95, 0.95))).sentence())
                .isEqualTo(
                        "Above luck. 1 backtest was run on this dataset. The best of that many"
                                + " without skill would show a Sharpe of 0.00; this run shows 1.25."
                                + " Deflated Sharpe 0.95, probabilistic 0.95.");
        Verdict below = Luck.verdict(Optional.of(new Luck(2, -0.001, 0.5, 0.4, 0.9499)));
        assertThat(below.holds()).isFalse();
        assertThat(below.sentence())
                .startsWith("Not above luck. 2 backtests were run")
                .contains("this run shows 0.00.");
        assertThat(Luck.verdict(Optional.of(new Luck(1, 0.22, 0, 0.83, 0.83))).sentence())
                .as("above the expected and not above luck: why")
                .contains("this run shows 0.22, which chance reaches in 17 of 100 cases.");
    }

    @Test
    void withoutASharpeRatioNothingIsSaidAboutLuck() {
        assertThat(Luck.verdict(Optional.empty()).holds()).isFalse();
        assertThat(Luck.verdict(Optional.empty()).claim()).isEqualTo("No Sharpe ratio.");
    }
}
