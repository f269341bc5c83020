package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {
    /// The source prints four decimals.
    private static final double PRINTED = 5e-5;

    /// Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81 of 263, 15 of 148.
    @Test
    void publishedIntervalsAreReproduced() {
        var first = WilsonInterval.of95(81, 263);
        assertThat(first.low()).isCloseTo(0.2553, within(PRINTED));
        assertThat(first.high()).isCloseTo(0.3662, within(PRINTED));
        var second = WilsonInterval.of95(15, 148);
        assertThat(second.low()).isCloseTo(0.0624, within(PRINTED));
        assertThat(second.high()).isCloseTo(0.1605, within(PRINTED));
    }

    @Test
    void withoutAnOutcomeEveryShareIsPossible() {
        assertThat(WilsonInterval.of95(0, 0)).isEqualTo(new WilsonInterval(0, 1));
    }

    @Test
    void lossesMirrorWins() {
        var wins = WilsonInterval.of95(7, 20);
        var losses = WilsonInterval.of95(13, 20);
        assertThat(1 - losses.high()).isCloseTo(wins.low(), within(1e-15));
        assertThat(1 - losses.low()).isCloseTo(wins.high(), within(1e-15));
    }

    @Test
    void moreWinsThanOutcomesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WilsonInterval.of95(3, 2))
                .withMessage("wins must be in [0, n], was 3 of 2");
    }
}
