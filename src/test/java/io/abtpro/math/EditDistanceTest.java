package io.abtpro.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "sma, sma, 0",
        "sma, ema, 1",
        "kitten, sitting, 3",
        "flaw, lawn, 2",
        "intention, execution, 5"
    })
    void theDistanceIsTheFewestChangesThatTurnOneWordIntoTheOther(String a, String b, int edits) {
        assertThat(EditDistance.between(a, b)).isEqualTo(edits);
        assertThat(EditDistance.between(b, a)).isEqualTo(edits);
    }
}
