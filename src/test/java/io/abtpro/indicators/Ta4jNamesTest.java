package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.failures.RefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ta4jNamesTest {
    private static boolean ran;

    /// A class that no strategy file may wake.
    static final class Sleeper {
        static {
            ran = true;
        }

        private Sleeper() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rules\":[{\"type\":\"io.abtpro.indicators.Ta4jNamesTest$Sleeper\"}]}",
                "{\"rules\":[{\"type\":\"io.abtpro.indicators.Ta4jNamesTest\\u0024Sleeper\"}]}",
                "{\"parameters\":{\"argType\":\" io.abtpro.indicators.Ta4jNamesTest$Sleeper \"}}",
                "{\"type\":\"[Lio.abtpro.indicators.Ta4jNamesTest$Sleeper;\"}",
                "{\"type\":\"java.lang.Runtime\"}",
                "{type:Sleeper}",
                "{'type':'Sleeper'}",
                "{\"type\":\"open end}"
            })
    void aNameOutsideOfTa4jIsRefusedBeforeAnythingIsLoaded(String json) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new Ta4jJson(json));
        assertThat(ran).isFalse();
    }

    @Test
    void namesOfTa4jNumbersAndSentencesPass() {
        assertThatCode(
                        () ->
                                Ta4jNames.check(
                                        "{\"label\":\"my v1.2"
                                            + " strategy\",\"type\":\"org.ta4j.core.rules.AndRule\","
                                            + "\"x\":-1.5e-3,\"y\":[true,null],"
                                            + "\"t\":\"SMAIndicator\",\"n\":\"java.lang.Integer\"}"))
                .doesNotThrowAnyException();
    }
}
