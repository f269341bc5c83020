package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.store.h2.H2Workspace;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

class TuneCommandTest extends TunedWalk {
    @Test
    void aTuningIsPrintedAsOneDocumentAndItsExportVerifies() throws Exception {
        importWalk();
        String file = home.resolve("tuned.json").toString();

        assertThat(tune("--json", "--export", file)).as(err).isZero();
        JsonNode tuned = json();
        assertThat(tuned.get("distinctBacktests").asInt()).isEqualTo(20);
        assertThat(tuned.at("/best/parameters/fast").isNumber()).isTrue();
        assertThat(tuned.get("holdout").isNull()).isTrue();
        assertThat(tuned.at("/calendar/class").asText()).isEqualTo("24/7");
        assertThat(tuned.get("barsPerYear").asDouble())
                .isEqualTo(tuned.at("/calendar/barsPerYear").asDouble())
                .isPositive();
        assertThat(tuned.at("/selectionBias/trials").asInt()).isGreaterThanOrEqualTo(20);

        assertThat(run("verify", file, "--json")).as(err).isZero();
        assertThat(json().get("equal").asBoolean()).isTrue();
        assertThat(json().get("ledgerSha256")).isEqualTo(tuned.get("ledgerSha256"));
    }

    @Test
    void howLongItWillTakeIsSaidBeforeAndIsNoTrial() throws Exception {
        importWalk();
        assertThat(
                        run(
                                "--json",
                                "tune",
                                "walk",
                                "--strategy",
                                "sma-cross",
                                "--method",
                                "random",
                                "--budget",
                                "20",
                                "--param",
                                "fast=5:20:5",
                                "--param",
                                "slow=30:60:5",
                                "--random-runs",
                                "0",
                                "--twins",
                                "0"))
                .as(err)
                .isZero();
        assertThat(err)
                .matches(
                        "(?s)28 cells, 20 backtests on 540 bars: (less than a second|about \\d+ s)"
                                + " here\n"
                                + ".*");
        assertThat(json().at("/selectionBias/trials").asInt())
                .as("20 cells, on training and on validation")
                .isEqualTo(40);
    }

    @Test
    void aSeedMayBeAnyLongAndStandsInTheDocumentAsItIs() throws Exception {
        importWalk();
        for (long seed : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1}) {
            assertThat(tune("--json", "--seed=" + seed)).as(err).isZero();
            assertThat(json().get("seed").longValue()).isEqualTo(seed);
        }
        assertThat(tune("--seed", "9223372036854775808")).isEqualTo(2);
        assertThat(err).contains("--seed must be a whole number in");
    }

    @Test
    void anotherLedgerEndsWithExitCodeOne() throws Exception {
        importWalk();
        Path file = home.resolve("tuned.json");
        assertThat(tune("--export", file.toString())).as(err).isZero();
        Files.writeString(
                file, Files.readString(file).replace("\"slippageBps\" : 1", "\"slippageBps\" : 9"));

        assertThat(run("verify", file.toString())).isEqualTo(1);
        assertThat(out).contains("differ");
    }

    @Test
    void theHoldoutIsOpenedOnlyOnRequestAndTheSecondTimeIsSaid() throws Exception {
        importWalk();
        assertThat(tune()).isZero();
        assertThat(out).contains("(sealed)").doesNotContain("HOLDOUT OPENED");
        assertThat(tune("--open-holdout")).isZero();
        assertThat(out).contains("HOLDOUT OPENED: ");
        assertThat(tune("--open-holdout")).isZero();
        assertThat(out).contains("it was opened once before");
        assertThat(tune()).isZero();
        assertThat(out).contains("(spent: opened 2 times before this)");
    }

    @Test
    void aSweepLooksAtASealedHoldoutOnlyOnRequest() {
        importWalk();
        assertThat(tune()).as(err).isZero();
        String[] sweep = {
            "sweep",
            "walk",
            "--strategy",
            "sma-cross",
            "--grid",
            "fast=5:20:5",
            "--grid",
            "slow=30:60:5"
        };
        assertThat(run(sweep)).isEqualTo(2);
        assertThat(err).contains("reaches into the sealed holdout").contains("--open-holdout");

        assertThat(
                        run(
                                Stream.concat(Arrays.stream(sweep), Stream.of("--open-holdout"))
                                        .toArray(String[]::new)))
                .as(err)
                .isZero();
        assertThat(tune()).isZero();
        assertThat(out).contains("(spent: opened once before this)");
    }

    @Test
    void tuningsAreListed() throws Exception {
        importWalk();
        assertThat(run("tunings")).isZero();
        assertThat(out).contains("Nothing was tuned");
        tune();
        assertThat(run("tunings", "--json")).isZero();
        assertThat(json().get(0).get("status").asText()).isEqualTo("COMPLETED");
        assertThat(run("tunings", "--resume", "1")).isEqualTo(2);
        assertThat(err).contains("tuning 1 is completed");
    }

    @Test
    void aRangeThatCannotBeReadIsExplained() {
        importWalk();
        assertThat(tune("--param", "fast=5")).isEqualTo(2);
        assertThat(err).contains("name=from:to:step");
        assertThat(tune("--param", "fats=5:9:1")).isEqualTo(2);
        assertThat(err).contains("unknown parameter 'fats'");
    }

    @Test
    void aSweepShowsTheBestCellsAsTheBacktestCommandDoesAndCountsThem() throws Exception {
        importWalk();
        Path file = home.resolve("cells.csv");
        assertThat(
                        run(
                                "sweep",
                                "walk",
                                "--strategy",
                                "sma-cross",
                                "--grid",
                                "fast=5:20:5",
                                "--grid",
                                "slow=10:40:10",
                                "--top",
                                "3",
                                "--out",
                                file.toString(),
                                "--json"))
                .as(err)
                .isZero();
        JsonNode sweep = json();
        assertThat(sweep.get("cells").asInt()).isEqualTo(12);
        assertThat(sweep.get("trialsOnDataset").asInt()).isEqualTo(12);
        assertThat(Files.readAllLines(file)).hasSize(13);
        assertThat(sweep.at("/calendar/why").asText()).startsWith("24/7");
        JsonNode best = sweep.at("/top/0");
        assertThat(
                        run(
                                "backtest",
                                "walk",
                                "--strategy",
                                "sma-cross",
                                "--set",
                                "fast=" + best.at("/parameters/fast"),
                                "--set",
                                "slow=" + best.at("/parameters/slow"),
                                "--json"))
                .isZero();
        assertThat(json().get("barsPerYear")).isEqualTo(sweep.get("barsPerYear"));
        assertThat(json().at("/metrics/sharpe").asDouble())
                .isCloseTo(
                        best.at("/metrics/sharpe").asDouble(),
                        org.assertj.core.api.Assertions.within(1e-9));
        assertThat(json().at("/metrics/trialsOnDataset").asInt()).isEqualTo(12);
    }

    @Test
    void aPlainBacktestThatReachesIntoASealedHoldoutIsRefusedUntilItIsOpenedByItsOption()
            throws Exception {
        importWalk();
        assertThat(run("backtest", "walk", "--strategy", "sma-cross")).isZero();
        assertThat(tune()).as(err).isZero();
        assertThat(run("backtest", "walk", "--strategy", "sma-cross")).isEqualTo(2);
        assertThat(err).contains("sealed holdout").contains("--to ").contains("--open-holdout");
        String remedy = err.replaceAll("(?s).*--to (\\d{4}-\\d{2}-\\d{2}).*", "$1");
        assertThat(run("backtest", "walk", "--strategy", "sma-cross", "--to", remedy))
                .as(err)
                .isZero();
        assertThat(run("backtest", "walk", "--strategy", "ema-cross"))
                .as("another strategy was not tuned")
                .isZero();
        assertThat(
                        run(
                                "backtest",
                                "walk",
                                "--strategy",
                                "sma-cross",
                                "--set",
                                "fast=50",
                                "--set",
                                "slow=20",
                                "--open-holdout"))
                .isEqualTo(2);
        assertThat(err).contains("fast must be below slow");
        assertThat(run("backtest", "walk", "--strategy", "sma-cross"))
                .as("what cannot run opens nothing")
                .isEqualTo(2);
        assertThat(run("backtest", "walk", "--strategy", "sma-cross", "--open-holdout"))
                .as(err)
                .isZero();
        assertThat(run("backtest", "walk", "--strategy", "sma-cross")).as("it is spent").isZero();
        try (var workspace = H2Workspace.open(home.resolve("ws"))) {
            assertThat(workspace.tunings().openings(workspace.datasets().all().getFirst().sha256()))
                    .hasSize(1);
        }
    }

    @Test
    void theNullOfTheNoiseFloorIsSaidInWordsBesideIt() throws Exception {
        importWalk();
        String[] tune = {
            "tune",
            "walk",
            "--strategy",
            "sma-cross",
            "--method",
            "random",
            "--budget",
            "20",
            "--param",
            "fast=5:20:5",
            "--param",
            "slow=30:60:5",
            "--twins",
            "19",
            "--random-runs",
            "2",
            "--min-trades",
            "1"
        };
        assertThat(
                        run(
                                Stream.concat(Stream.of("--json"), Arrays.stream(tune))
                                        .toArray(String[]::new)))
                .as(err)
                .isZero();
        assertThat(json().at("/baseline/noiseNull/name").asText()).isEqualTo("mirrored-bars");
        assertThat(json().at("/baseline/noiseNull/keeps").asText())
                .contains("volatility")
                .contains("drift");
        assertThat(json().at("/baseline/noiseNull/destroys").asText()).contains("direction");
        assertThat(json().at("/selectionBias/pboError").isNumber()).isTrue();

        assertThat(run(tune)).as(err).isZero();
        assertThat(out)
                .contains("Twins keep the size and place of every move")
                .contains("\u00b1")
                .contains("so the two differ")
                .doesNotContain("NaN");
    }
}
