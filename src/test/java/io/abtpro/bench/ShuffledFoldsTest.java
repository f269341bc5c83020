package io.abtpro.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class ShuffledFoldsTest {
    @ParameterizedTest
    @CsvSource({"2,2", "10,3", "103,5", "1000,10", "7,7"})
    void everyRowIsTestedOnceAndTrainsAllOtherFolds(int rows, int folds) {
        List<ShuffledFolds.Fold> cut = ShuffledFolds.of(rows, folds, 42);
        assertThat(cut).hasSize(folds);
        assertThat(cut.stream().flatMapToInt(fold -> Arrays.stream(fold.test())).sorted().toArray())
                .isEqualTo(IntStream.range(0, rows).toArray());
        for (ShuffledFolds.Fold fold : cut) {
            assertThat(fold.test().length).isBetween(rows / folds, rows / folds + 1);
            assertThat(
                            IntStream.concat(
                                            Arrays.stream(fold.train()), Arrays.stream(fold.test()))
                                    .sorted()
                                    .toArray())
                    .isEqualTo(IntStream.range(0, rows).toArray());
        }
    }

    @Test
    void aSeedGivesTheSameFoldsAndAnotherSeedOthers() {
        assertThat(ShuffledFolds.of(100, 5, 1).getFirst().test())
                .isEqualTo(ShuffledFolds.of(100, 5, 1).getFirst().test())
                .isNotEqualTo(ShuffledFolds.of(100, 5, 2).getFirst().test());
    }

    @Test
    void rowsAreMixedInTime() {
        int[] test = ShuffledFolds.of(1000, 5, 3).getFirst().test();
        assertThat(Arrays.stream(test).average().orElseThrow()).isBetween(450.0, 550.0);
    }

    @Test
    void fewerRowsThanFoldsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShuffledFolds.of(4, 5, 1))
                .withMessageContaining("4 rows cannot be cut into 5 folds");
    }
}
