package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Scores of signals of several datasets.
class SeveralSymbolsTest {
    private static final Path SAMPLE = Path.of("sample-data/sp500-2000.csv");

    @TempDir private Path home;

    private Typed evaluate(String... datasets) {
        List<String> words = new ArrayList<>(List.of("--json", "score", "evaluate"));
        words.addAll(List.of(datasets));
        words.addAll(
                List.of("--strategy", "bollinger-reversion", "--learner", "logistic-regression"));
        return Typed.at(home.resolve("ws"), words.toArray(String[]::new));
    }

    @BeforeEach
    void importSamples() {
        assertThat(Typed.at(home.resolve("ws"), "import", SAMPLE.toString(), "--name", "SP").code())
                .isZero();
        assertThat(
                        Typed.at(
                                        home.resolve("ws"),
                                        "import",
                                        "sample-data/aapl.csv",
                                        "--name",
                                        "AAPL")
                                .code())
                .isZero();
    }

    @Test
    void theVerdictNamesTheGateOfEverySymbol() {
        Typed said = evaluate("SP", "AAPL");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode document = said.json();
        assertThat(document.get("verdict").asText())
                .contains(" On SP the gate at 0.60 ", " On AAPL the gate at 0.60 ");
        assertThat(document.get("symbol").asText()).as("whose runs stand beside").isEqualTo("SP");
        assertThat(document.get("symbols").findValuesAsText("symbol"))
                .containsExactly("SP", "AAPL");
        assertThat(document.at("/symbols/0/gated")).isEqualTo(document.get("gated"));
    }

    @Test
    void theSameBarsTwiceAreNoEvidenceTwice() throws Exception {
        Typed twice = evaluate("SP", "SP");
        assertThat(twice.code()).isEqualTo(Failures.USAGE);
        assertThat(twice.err())
                .contains("'SP' has the bars of 'SP': the same signals would count twice");
        Path copy = Files.copy(SAMPLE, home.resolve("copy.csv"));
        assertThat(evaluate("AAPL", "SP", copy.toString()).err())
                .contains("copy.csv' has the bars of 'SP'");
    }
}
