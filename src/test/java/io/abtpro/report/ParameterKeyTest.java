package io.abtpro.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.strategies.ParameterSet;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;

class ParameterKeyTest {
    /// Scores that are stored already are found by it.
    @Test
    void theKeyIsWrittenAsTheFirstWorkbenchesWroteIt() {
        var values = new LinkedHashMap<String, Double>();
        values.put("slow", 50.0);
        values.put("fast", 20.5);
        values.put("most", 1e7);
        assertThat(ParameterKey.of(new ParameterSet(values)))
                .isEqualTo("{\"fast\":20.5,\"most\":1.0E7,\"slow\":50.0}");
    }
}
