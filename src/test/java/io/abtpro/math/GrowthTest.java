package io.abtpro.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void aShareIsRoundedUpAsWholeNumbersSay() {
        for (int parts : new int[] {1, 2, 5, 8, 10, 20, 25, 100}) {
            for (int count = 0; count < 3_000; count++) {
                assertThat(Growth.next(count, 1, 1.0 / parts))
                        .as("%d and a part of %d", count, parts)
                        .isEqualTo(count + Math.max(1, (count + parts - 1) / parts));
            }
        }
    }

    @Test
    void withoutAShareEachStepIsTheLeast() {
        assertThat(Growth.next(1_000_000, 42, 0)).isEqualTo(1_000_042);
        assertThat(Growth.next(70, 25, 0.1)).isEqualTo(95);
    }
}
