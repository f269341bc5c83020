package io.abtpro.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

class SentenceTest {
    @Test
    void theMessageIsSaid() {
        assertThat(Sentence.of(new IllegalArgumentException("fast must be below slow")))
                .isEqualTo("fast must be below slow");
    }

    @Test
    void whatWasThrownInAParallelStreamKeepsItsMessage() {
        Throwable thrown =
                catchThrowable(
                        () ->
                                IntStream.range(0, 1000)
                                        .parallel()
                                        .forEach(
                                                _ -> {
                                                    throw new CancellationException("stopped");
                                                }));
        assertThat(Sentence.of(thrown)).isEqualTo("stopped");
    }

    @Test
    void aCancellationWithoutAMessageIsNoNameOfAClass() {
        assertThat(Sentence.of(new CancellationException())).isEqualTo("cancelled by the user");
    }

    @Test
    void aWrapperSaysWhatItsCauseSays() {
        assertThat(Sentence.of(new UncheckedIOException(new NoSuchFileException("bars.csv"))))
                .isEqualTo("bars.csv");
        assertThat(Sentence.of(new RuntimeException(new IllegalStateException("two", null))))
                .isEqualTo("two");
    }

    @Test
    void whatHasNoMessageIsNamed() {
        assertThat(Sentence.of(new NullPointerException())).isEqualTo("NullPointerException");
    }
}
