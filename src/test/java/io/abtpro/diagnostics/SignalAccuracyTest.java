package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class SignalAccuracyTest {
    private static final Instant NOW = Instant.parse("2024-03-15T20:00:00Z");
    private static final long DAY = 86_400_000L;

    private static long daysAgo(int days) {
        return NOW.toEpochMilli() - days * DAY;
    }

    @Test
    void aScoreIsRightAboveOneHalfAndWonOrNotAboveAndLost() {
        SignalAccuracy accuracy =
                SignalAccuracy.of(
                        new double[] {0.9, 0.9, 0.5, 0.5, 0.1},
                        new boolean[] {true, false, true, false, false});
        assertThat(accuracy.n()).isEqualTo(5);
        assertThat(accuracy.correct()).isEqualTo(3);
        assertThat(accuracy.accuracy()).isCloseTo(0.6, within(1e-15));
        assertThat(accuracy.interval()).isEqualTo(WilsonInterval.of95(3, 5));
        assertThat(accuracy.brier())
                .isCloseTo((0.01 + 0.81 + 0.25 + 0.25 + 0.01) / 5, within(1e-15));
    }

    @Test
    void onlyOutcomesKnownInTheSpanCount() {
        double[] scores = {0.9, 0.9, 0.9, 0.9, 0.9};
        boolean[] won = {true, false, true, false, true};
        long[] known = {daysAgo(31), daysAgo(30), daysAgo(29), daysAgo(0), daysAgo(0) + 1};
        SignalAccuracy accuracy = SignalAccuracy.inWindow(scores, won, known, 30, NOW);
        assertThat(accuracy.n()).isEqualTo(2);
        assertThat(accuracy.correct()).isEqualTo(1);
    }

    @Test
    void anOutcomeThatIsNotKnownYetChangesNothing() {
        SignalAccuracy accuracy =
                SignalAccuracy.inWindow(
                        new double[] {0.9, 0.9},
                        new boolean[] {true, false},
                        new long[] {daysAgo(1), Long.MAX_VALUE},
                        30,
                        NOW);
        assertThat(accuracy.n()).isEqualTo(1);
        assertThat(accuracy.accuracy()).isEqualTo(1);
    }

    @Test
    void withoutOutcomesItKnowsNothing() {
        SignalAccuracy none =
                SignalAccuracy.inWindow(new double[0], new boolean[0], new long[0], 30, NOW);
        assertThat(none.n()).isZero();
        assertThat(none.accuracy()).isNaN();
        assertThat(none.brier()).isNaN();
        assertThat(none.interval()).isEqualTo(new WilsonInterval(0, 1));
    }

    @Test
    void aSpanOfNoDaysIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                SignalAccuracy.inWindow(
                                        new double[0], new boolean[0], new long[0], 0, NOW))
                .withMessageContaining("days must be at least 1, was 0");
    }
}
