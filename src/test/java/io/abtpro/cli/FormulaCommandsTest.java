package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.strategies.FormulaStrategy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Formulas on the command line.
class FormulaCommandsTest extends CommandsInMemory {
    @TempDir private Path files;

    private String file(String text) throws IOException {
        Path file = files.resolve("mine.strategy");
        Files.writeString(file, text);
        return file.toString();
    }

    @Test
    void shippedStrategyIsShownAsTheTextThatItIs() {
        assertThat(run("strategies", "show", "sma-cross")).isZero();
        assertThat(out().strip()).isEqualTo(FormulaStrategy.shipped("sma-cross").strip());
    }

    @Test
    void problemsAreListedWithTheirPlacesAndEndWithCodeTwo() throws IOException {
        String wrong = file("enter long when close > atrr(14)\nexit long if close < 5\n");
        assertThat(run("strategies", "check", wrong)).isEqualTo(2);
        assertThat(out())
                .contains(
                        wrong + ", line 1, column 25: 'atrr' is not known; did you mean 'atr'?",
                        "  enter long when close > atrr(14)",
                        "  " + " ".repeat(24) + "^^^^");
        out.reset();
        assertThat(run("strategies", "check", wrong, "--json")).isEqualTo(2);
        JsonNode document = new com.fasterxml.jackson.databind.ObjectMapper().readTree(out());
        assertThat(document.get("ok").asBoolean()).isFalse();
        assertThat(document.get("errors").get(1).get("line").asInt()).isEqualTo(2);
        assertThat(document.get("errors").get(1).get("column").asInt()).isEqualTo(11);
        assertThat(document.get("errors").get(1).get("message").asText())
                .contains("'when' is expected");
    }

    @Test
    void textWithoutAProblemIsFine() throws IOException {
        assertThat(run("strategies", "check", file("enter long when close > open"))).isZero();
        assertThat(out()).contains("has no problem");
    }

    @Test
    void formulaRunsWhereAnIdStands() throws IOException {
        String mine =
                file(
                        "param n = 3 in 2..6 bars\nenter long when close > sma(n)\n"
                                + "exit long when close < sma(n)\n");
        JsonNode one = json("backtest", "S&P 500", "--strategy", mine, "--set", "n=2", "--json");
        assertThat(one.toString()).contains("mine.strategy");
        out.reset();
        JsonNode sweep =
                json("sweep", "S&P 500", "--strategy", mine, "--grid", "n=2:4:1", "--json");
        assertThat(sweep.toString()).contains("mine.strategy");
    }

    @Test
    void formulaIsAuditedOverTheWholeDataset() throws IOException {
        String mine =
                file(
                        "param n = 20 in 2..60 bars\nlet average = sma(n)\n"
                                + "enter long when close crosses above average\n");
        String sample = "sample-data/sp500-2000.csv";
        assertThat(run("strategies", "audit", mine, sample)).isZero();
        assertThat(out())
                .contains("mine.strategy on " + sample + " sees no future, 5,105 bars checked.");
        out.reset();
        JsonNode document = json("strategies", "audit", mine, "S&P 500", "--set", "n=7", "--json");
        assertThat(document.get("clean").asBoolean()).isTrue();
        assertThat(document.get("leaks").asInt()).isZero();
        assertThat(document.get("parameters").get("n").asInt()).isEqualTo(7);
        assertThat(document.get("checks").get(0).get("name").asText()).isEqualTo("average");
        assertThat(document.get("checks")).hasSize(5);
        assertThat(run("strategies", "audit", mine, "S&P 500", "--set", "m=7")).isEqualTo(2);
    }

    @Test
    void begunFormulaWorksAndIsNeverWrittenOver() {
        String begun = files.resolve("begun.strategy").toString();
        assertThat(run("strategies", "new", begun)).isZero();
        assertThat(run("strategies", "check", begun)).isZero();
        assertThat(run("strategies", "new", begun)).isEqualTo(2);
        assertThat(run("strategies", "new", files.resolve("begun.txt").toString())).isEqualTo(2);
    }
}
