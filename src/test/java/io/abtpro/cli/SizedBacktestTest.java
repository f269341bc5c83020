package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SizedBacktestTest {
    @TempDir private Path folder;
    private Typed said = new Typed(0, "", "");
    private String file = "";

    @BeforeEach
    void generate() {
        file = folder.resolve("made.csv").toString();
        assertThat(run("generate", "--bars", "800", "--seed", "7", "--out", file)).isZero();
    }

    private int run(String... arguments) {
        said = Typed.at(folder.resolve("home"), arguments);
        return said.code();
    }

    private JsonNode json(String... arguments) {
        assertThat(run(arguments)).as(said.err()).isZero();
        return said.json();
    }

    @Test
    void theSizedRunStandsBesideTheUnsizedOne() {
        JsonNode document =
                json(
                        "--json",
                        "backtest",
                        file,
                        "--strategy",
                        "sma-cross",
                        "--set",
                        "fast=5",
                        "--set",
                        "slow=20",
                        "--target-volatility",
                        "5%",
                        "--size-cap",
                        "0.8",
                        "--volatility-horizon",
                        "5");
        JsonNode sizing = document.get("execution").get("sizedByVolatility");
        assertThat(sizing.get("target").asDouble()).isEqualTo(0.05);
        assertThat(sizing.get("cap").asDouble()).isEqualTo(0.8);
        assertThat(sizing.get("horizon").asInt()).isEqualTo(5);
        double sized = document.get("metrics").get("annualisedVolatility").asDouble();
        double unsized = document.get("unsized").get("annualisedVolatility").asDouble();
        assertThat(sized).isPositive().isLessThan(unsized);
        assertThat(document.get("bars").asInt()).isLessThan(800);
        assertThat(document.get("metrics").get("trades"))
                .isEqualTo(document.get("unsized").get("trades"));
    }

    @Test
    void theTableNamesBoth() {
        assertThat(run("backtest", file, "--strategy", "sma-cross", "--target-volatility", "0.1"))
                .isZero();
        assertThat(said.out())
                .contains(
                        "Sized",
                        "Unsized",
                        "each entry sized to 10.00 % a year by the forecast 24 bars ahead");
    }

    @Test
    void aCapWithoutATargetAndATargetOfNothingAreUsageErrors() {
        assertThat(run("backtest", file, "--strategy", "sma-cross", "--size-cap", "2"))
                .isEqualTo(2);
        assertThat(said.err()).contains("give --target-volatility as well");
        assertThat(run("backtest", file, "--strategy", "sma-cross", "--target-volatility", "0"))
                .isEqualTo(2);
        assertThat(said.err()).contains("target volatility must be above 0, was 0.0");
    }
}
