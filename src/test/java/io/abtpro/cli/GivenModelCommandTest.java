package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.scoring.OnnxModels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// Scores of a model that was trained elsewhere.
class GivenModelCommandTest {
    @TempDir private Path home;

    @Test
    void everySignalAfterItsTrainingIsListedAlsoThoseBeforeAnyOutcomeIsKnown() throws Exception {
        Path model = Files.write(home.resolve("rsi.onnx"), OnnxModels.ofRsi());
        Typed said =
                Typed.at(
                        home.resolve("ws"),
                        "--json",
                        "score",
                        "list",
                        "sample-data/aapl.csv",
                        "--strategy",
                        "sma-cross",
                        "--set",
                        "fast=5",
                        "--set",
                        "slow=20",
                        "--side",
                        "both",
                        "--learner",
                        model.toString(),
                        "--trained-until",
                        "1980-01-01",
                        "--last",
                        "0");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode signals = said.json();
        assertThat(signals.size()).isGreaterThan(10);
        for (JsonNode signal : signals) {
            double sum = signal.get("base").asDouble();
            for (JsonNode factor : signal.get("factors")) {
                sum += factor.asDouble();
            }
            assertThat(sum).isCloseTo(signal.get("score").asDouble(), within(1e-9));
        }
    }
}
