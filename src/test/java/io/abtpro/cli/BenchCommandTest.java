package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.bench.Bench;
import io.abtpro.bench.Check;
import io.abtpro.bench.Workload;
import io.abtpro.store.h2.H2Upkeep;
import io.abtpro.store.h2.H2Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// What `bench` prints; its figures are no business of a test.
class BenchCommandTest {
    @TempDir private Path home;

    private Typed said = new Typed(0, "", "");

    private int run(String... words) {
        return run(Bench.inProcess(), words);
    }

    private int run(Bench bench, String... words) {
        List<String> args = new ArrayList<>(List.of("--home", home.toString(), "bench"));
        args.addAll(List.of(words));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                WorkbenchCommand.run(
                        args.toArray(String[]::new),
                        new Services(H2Workspace::open, new H2Upkeep(Clock.systemUTC()), bench),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        said =
                new Typed(
                        code,
                        out.toString(StandardCharsets.UTF_8),
                        err.toString(StandardCharsets.UTF_8));
        return code;
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
        assertThat(document.path("rows")).hasSameSizeAs(Bench.inProcess().workloads());
        for (JsonNode row : document.path("rows")) {
            assertThat(row.path("failure").isNull()).as(row.toString()).isTrue();
            assertThat(row.path("median").asDouble()).as(row.toString()).isPositive();
            assertThat(row.path("min").asDouble())
                    .isLessThanOrEqualTo(row.path("median").asDouble());
            assertThat(row.path("max").asDouble())
                    .isGreaterThanOrEqualTo(row.path("median").asDouble());
            assertThat(row.path("unit").asText()).isNotBlank();
            assertThat(row.path("met").isNull()).as("little work meets nothing").isTrue();
        }
    }

    @Test
    void onlyTheRowsThatWereAskedForAreMeasured() {
        assertThat(run("--quick", "--json", "--only", "backtest", "q-learning")).isZero();
        assertThat(json().path("rows").findValuesAsText("name"))
                .containsExactly("backtest", "q-learning");
    }

    @Test
    void anUnknownRowIsAnsweredWithTheNearestAndAll() {
        assertThat(run("--only", "backtset")).isNotZero();
        assertThat(said.err())
                .contains("unknown row 'backtset'", "did you mean 'backtest'?")
                .contains(Bench.inProcess().workloads().stream().map(Workload::name).toList());
    }

    @Test
    void growthTellsHowManyTimesTheCostIs() {
        assertThat(run("--growth", "--quick", "--json")).isZero();
        assertThat(json().path("growth")).isNotEmpty();
        assertThat(json().path("growth").findValuesAsText("grows"))
                .contains("bars x 10", "cells x 10", "trades x 10");
    }

    @Test
    void growthHasRowsOfItsOwn() {
        assertThat(run("--growth", "--only", "backtest")).isNotZero();
        assertThat(said.err()).contains("leave out --only");
    }

    @Test
    void checksAreListedWithTheirArguments() {
        assertThat(run("checks", "--json")).isZero();
        assertThat(json().findValuesAsText("name"))
                .containsExactlyElementsOf(
                        Bench.inProcess().checks().stream().map(Check::name).toList());
        assertThat(run("checks")).isZero();
        assertThat(said.out()).contains("noise-floor", "series=200 bars=1000");
    }

    @Test
    void aCheckRunsWithWhatWasGivenAndWhatIsUsual() {
        assertThat(run("checks", "--quick", "--json", "outcomes-time", "3000")).isZero();
        assertThat(json().path("check").asText()).isEqualTo("outcomes-time");
        assertThat(json().path("arguments").path("bars").asText()).isEqualTo("3000");
        assertThat(json().path("holds").asBoolean()).isTrue();
        assertThat(json().path("lines")).hasSize(5);
    }

    @Test
    void aCheckThatFindsSomethingEndsWithOne() {
        var found =
                new Check(
                        "found",
                        "nothing good",
                        List.of(),
                        given -> {
                            given.out().accept("a row is lost");
                            return false;
                        });
        var bench =
                new Bench() {
                    @Override
                    public List<Workload> workloads() {
                        return List.of();
                    }

                    @Override
                    public List<Check> checks() {
                        return List.of(found);
                    }
                };
        assertThat(run(bench, "checks", "found")).isOne();
        assertThat(said.out()).isEqualTo("a row is lost" + System.lineSeparator());
    }

    @Test
    void anUnknownCheckAndAWrongArgumentAreRefusedInASentence() {
        assertThat(run("checks", "noise-flor")).isEqualTo(2);
        assertThat(said.err()).contains("unknown check 'noise-flor'; did you mean 'noise-floor'?");
        assertThat(run("checks", "noise-floor", "many")).isEqualTo(2);
        assertThat(said.err()).contains("series must be a whole number, was 'many'");
        assertThat(run("checks", "grid-time", "1", "2", "3")).isEqualTo(2);
        assertThat(said.err()).contains("grid-time takes at most bars, rounds, was given 3: 1 2 3");
    }
}
