package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.abtpro.jobs.bench.Workload;
import io.abtpro.jobs.bench.Workloads;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `bench` prints; its figures are no business of a test.
class BenchCommandTest {
    @TempDir private Path home;

    private Typed said = new Typed(0, "", "");

    private int run(String... words) {
        said = Typed.at(home, Stream.concat(Stream.of("bench"), Stream.of(words)).toArray(String[]::new));
        return said.code();
    }

    private JsonNode json() {
        return said.json();
    }

    @Test
    void everyRowRunsAndQuickNeverCallsATargetMet() {
        assertThat(run("--quick", "--json")).isZero();
        JsonNode document = json();
        assertThat(document.path("quick").asBoolean()).isTrue();
        assertThat(document.path("machine").path("cores").asInt()).isPositive();
        assertThat(document.path("rows")).hasSameSizeAs(Workloads.inProcess());
        for (JsonNode row : document.path("rows")) {
            assertThat(row.path("failure").isNull()).as(row.toString()).isTrue();
            assertThat(row.path("median").asDouble()).as(row.toString()).isPositive();
            assertThat(row.path("min").asDouble()).isLessThanOrEqualTo(row.path("median").asDouble());
            assertThat(row.path("max").asDouble()).isGreaterThanOrEqualTo(row.path("median").asDouble());
            assertThat(row.path("unit").asText()).isNotBlank();
            assertThat(row.path("met").isNull()).as("little work meets nothing").isTrue();
        }
    }

    @Test
    void onlyTheRowsThatWereAskedForAreMeasured() {
        assertThat(run("--quick", "--json", "--only", "backtest", "q-learning")).isZero();
        assertThat(json().path("rows").findValuesAsText("name")).containsExactly("backtest", "q-learning");
    }

    @Test
    void anUnknownRowIsAnsweredWithTheNearestAndAll() {
        assertThat(run("--only", "backtset")).isNotZero();
        assertThat(said.err())
                .contains("unknown row 'backtset'", "did you mean 'backtest'?")
                .contains(Workloads.inProcess().stream().map(Workload::name).toList());
    }

    @Test
    void growthTellsHowManyTimesTheCostIs() {
        assertThat(run("--growth", "--quick", "--json")).isZero();
        assertThat(json().path("growth")).isNotEmpty();
        assertThat(json().path("growth").findValuesAsText("grows")).contains("bars x 10", "cells x 10", "trades x 10");
    }

    @Test
    void growthHasRowsOfItsOwn() {
        assertThat(run("--growth", "--only", "backtest")).isNotZero();
        assertThat(said.err()).contains("leave out --only");
    }
}
