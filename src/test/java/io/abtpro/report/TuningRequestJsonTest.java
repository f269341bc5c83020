package io.abtpro.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.failures.RefusedException;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class TuningRequestJsonTest {
    private static TuningRequest request(boolean parallel) {
        TuningOptions options = TuningOptions.defaults(Method.GRID).withParallel(parallel);
        return new TuningRequest(
                "sma-cross",
                Optional.empty(),
                Optional.empty(),
                new ParameterSet(Map.of("fast", 5.0, "slow", 20.0)),
                List.of(
                        new ParameterRange("fast", 2, 10, 0.1),
                        new ParameterRange("slow", 20, 40, 5)),
                options,
                Splits.at(1_000, 0, 600, 800, 0),
                new TuningAnalysis.Walk(5, 50));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRequestComesBackAsItWas(boolean parallel) {
        assertThat(TuningRequestJson.read(TuningRequestJson.write(request(parallel))))
                .isEqualTo(request(parallel));
    }

    @Test
    void aRequestThatAnEarlierWorkbenchKeptIsRead() {
        String earlier =
                TuningRequestJson.write(request(true))
                        .replace("\"schemaVersion\":1,", "")
                        .replace(",\"parallel\":true", "");
        assertThat(earlier).doesNotContain("schemaVersion", "parallel");
        assertThat(TuningRequestJson.read(earlier)).isEqualTo(request(true));
    }

    @Test
    void whatCannotBeReadIsSaid() {
        String newer =
                TuningRequestJson.write(request(true))
                        .replace("\"schemaVersion\":1", "\"schemaVersion\":2");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> TuningRequestJson.read(newer))
                .withMessageContaining("newer workbench");
        for (String damaged :
                List.of(
                        "",
                        "{}",
                        "[]",
                        "{\"strategy\":1",
                        newer.replace("\"ranges\"", "\"x\"").replace(":2,", ":1,"))) {
            assertThatExceptionOfType(RefusedException.class)
                    .as(damaged)
                    .isThrownBy(() -> TuningRequestJson.read(damaged))
                    .withMessageContaining("cannot be read");
        }
    }
}
