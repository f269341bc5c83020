package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.holdout.SealedHoldout;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The scoring commands beside the sealed holdout of a tuning.
class SealedScoresTest {
    private static final Path SAMPLE = Path.of("sample-data/sp500-2000.csv");
    private static final String[] CROSS = {"--strategy", "sma-cross", "--side", "both"};

    @TempDir private Path home;
    private String out = "";
    private String err = "";

    private int run(String... words) {
        var said = Typed.at(home.resolve("ws"), words);
        out = said.out();
        err = said.err();
        return said.code();
    }

    private int score(String kind, String dataset, String... more) {
        List<String> words = new ArrayList<>(List.of("score", kind, dataset));
        words.addAll(List.of(CROSS));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return Typed.json(out);
    }

    private void tune() {
        assertThat(
                        run(
                                "tune",
                                "SP",
                                "--strategy",
                                "sma-cross",
                                "--method",
                                "random",
                                "--budget",
                                "5",
                                "--param",
                                "fast=5:20:5",
                                "--param",
                                "slow=30:60:10",
                                "--twins",
                                "0",
                                "--random-runs",
                                "0"))
                .as(err)
                .isZero();
    }

    private List<SealedHoldout> sealed() {
        try (Workspace workspace = H2Workspace.open(home.resolve("ws"))) {
            return SealedHoldout.of(
                    workspace.tunings(), workspace.datasets().bars("SP"), "sma-cross");
        }
    }

    private List<Tunings.HoldoutOpening> openings() {
        try (Workspace workspace = H2Workspace.open(home.resolve("ws"))) {
            return workspace.tunings().openings(workspace.datasets().bars("SP").sha256());
        }
    }

    private int trials() {
        try (Workspace workspace = H2Workspace.open(home.resolve("ws"))) {
            return workspace.runs().trialCount(workspace.datasets().bars("SP").sha256());
        }
    }

    @BeforeEach
    void importSample() {
        assertThat(run("import", SAMPLE.toString(), "--name", "SP")).as(err).isZero();
    }

    @Test
    void anEvaluationIsThatOfADatasetThatEndsBeforeTheSeal() throws IOException {
        tune();
        SealedHoldout holdout = sealed().getFirst();
        Path before = home.resolve("before.csv");
        Files.write(before, Files.readAllLines(SAMPLE).subList(0, 1 + holdout.holdout().fromBar()));
        assertThat(score("evaluate", before.toString(), "--json")).as(err).isZero();
        JsonNode expected = json();
        assertThat(expected.get("endsBefore").isNull()).isTrue();
        assertThat(err).doesNotContain("holdout");

        assertThat(score("evaluate", "SP", "--json")).as(err).isZero();
        assertThat(json().get("endsBefore").asText()).isEqualTo(holdout.from().toString());
        for (String figures : List.of("signals", "judged", "auc", "shadow", "confusion")) {
            assertThat(json().get(figures)).as(figures).isEqualTo(expected.get(figures));
        }
        // A part of a dataset has the dataset's year; but for that factor the runs are the same.
        double years =
                json().get("barsPerYear").asDouble() / expected.get("barsPerYear").asDouble();
        Map<String, Double> factors =
                Map.of(
                        "annualisedVolatility",
                        Math.sqrt(years),
                        "sharpe",
                        Math.sqrt(years),
                        "sortino",
                        Math.sqrt(years),
                        "turnover",
                        years);
        for (String run : List.of("gated", "ungated")) {
            json().get(run)
                    .properties()
                    .forEach(
                            figure ->
                                    assertThat(figure.getValue().asDouble())
                                            .as(run + " " + figure.getKey())
                                            .isCloseTo(
                                                    expected.get(run)
                                                                    .get(figure.getKey())
                                                                    .asDouble()
                                                            * factors.getOrDefault(
                                                                    figure.getKey(), 1.0),
                                                    withinPercentage(1e-9)));
        }
        assertThat(err)
                .contains("SP is scored before " + holdout.from().toString().substring(0, 10))
                .contains("sealed holdout")
                .contains("--open-holdout");
        assertThat(openings()).isEmpty();
    }

    @Test
    void anEvaluationIsCountedOnTheDatasetThatWasTuned() {
        tune();
        int before = trials();
        assertThat(score("evaluate", "SP")).as(err).isZero();
        assertThat(trials()).isEqualTo(before + 2);
        assertThat(score("evaluate", "SP")).as(err).isZero();
        assertThat(trials()).isEqualTo(before + 2);
    }

    @Test
    void noSignalIsListedNorKeptFromTheSealOn() throws IOException {
        tune();
        Instant seal = sealed().getFirst().from();
        assertThat(score("list", "SP", "--last", "0", "--in-sample", "--json")).as(err).isZero();
        assertThat(err).contains("--open-holdout");
        List<Instant> times = new ArrayList<>();
        json().forEach(signal -> times.add(Instant.parse(signal.get("time").asText())));
        assertThat(times).isNotEmpty().allSatisfy(time -> assertThat(time).isBeforeOrEqualTo(seal));

        assertThat(score("train", "SP", "--json")).as(err).isZero();
        assertThat(json().get("endsBefore").asText()).isEqualTo(seal.toString());
        assertThat(json().get("signals").asInt()).isEqualTo(times.size());
        try (Workspace workspace = H2Workspace.open(home.resolve("ws"))) {
            assertThat(workspace.signalScores().newestOutcome().orElseThrow())
                    .isBeforeOrEqualTo(seal);
            assertThat(workspace.trainings().all().getFirst().started().trainingJson())
                    .contains(workspace.datasets().bars("SP").sha256());
        }
    }

    @Test
    void theHoldoutIsScoredOnRequestAndTheOpeningIsLoggedOnce() throws IOException {
        assertThat(score("evaluate", "SP", "--json")).as(err).isZero();
        JsonNode whole = json();
        tune();
        SealedHoldout holdout = sealed().getFirst();
        assertThat(score("evaluate", "SP", "--open-holdout", "--threshold", "2")).isEqualTo(2);
        assertThat(openings()).as("nothing was scored").isEmpty();

        assertThat(score("evaluate", "SP", "--open-holdout", "--json")).as(err).isZero();
        assertThat(json()).isEqualTo(whole);
        assertThat(openings())
                .singleElement()
                .satisfies(
                        opening -> {
                            assertThat(opening.from()).isEqualTo(holdout.from());
                            assertThat(opening.to()).isEqualTo(holdout.to());
                            assertThat(opening.strategy()).isEqualTo("sma-cross");
                        });
        assertThat(score("evaluate", "SP", "--open-holdout", "--json")).as(err).isZero();
        assertThat(score("evaluate", "SP", "--json")).as("it is spent").isZero();
        assertThat(json()).isEqualTo(whole);
        assertThat(openings()).hasSize(1);
    }

    @Test
    void eachOfSeveralDatasetsEndsByItsOwnSeals() throws IOException {
        List<String> lines = Files.readAllLines(SAMPLE);
        Path other = home.resolve("other.csv");
        Files.write(other, lines.subList(0, lines.size() - 1));
        assertThat(run("import", other.toString(), "--name", "OTHER")).as(err).isZero();
        tune();
        String seal = sealed().getFirst().from().toString();
        assertThat(score("evaluate", "OTHER", "SP", "--json")).as(err).isZero();
        assertThat(json().get("endsBefore").isNull()).isTrue();
        assertThat(json().at("/symbols/0/endsBefore").isNull()).isTrue();
        assertThat(json().at("/symbols/1/endsBefore").asText()).isEqualTo(seal);
        assertThat(err).contains("SP is scored before").doesNotContain("OTHER is scored");
        assertThat(score("train", "OTHER", "SP", "--json")).as(err).isZero();
        assertThat(json().at("/symbols/1/endsBefore").asText()).isEqualTo(seal);
    }

    @Test
    void aStrategyThatWasNotTunedIsScoredToTheLastBar() throws IOException {
        tune();
        assertThat(
                        run(
                                "score",
                                "evaluate",
                                "SP",
                                "--strategy",
                                "bollinger-reversion",
                                "--side",
                                "both",
                                "--json"))
                .as(err)
                .isZero();
        assertThat(json().get("endsBefore").isNull()).isTrue();
        assertThat(err).doesNotContain("holdout");
    }
}
