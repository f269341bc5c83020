package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.store.h2.H2Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class TuneCommandTest {
    private static final String[] TUNE = {
        "--method",
        "random",
        "--budget",
        "20",
        "--param",
        "fast=5:20:5",
        "--param",
        "slow=30:60:5",
        "--twins",
        "2",
        "--random-runs",
        "2",
        "--min-trades",
        "1"
    };

    @TempDir Path home;
    private String out = "";
    private String err = "";

    private int run(String... args) {
        var said = Typed.at(home.resolve("ws"), args);
        out = said.out();
        err = said.err();
        return said.code();
    }

    private int tune(String... more) {
        List<String> args = new ArrayList<>(List.of("tune", "walk", "--strategy", "sma-cross"));
        args.addAll(List.of(TUNE));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private void importWalk() {
        String csv = home.resolve("walk.csv").toString();
        assertThat(
                        run(
                                "generate",
                                "--bars",
                                "900",
                                "--seed",
                                "3",
                                "--timeframe",
                                "1h",
                                "--out",
                                csv))
                .isZero();
        assertThat(run("import", csv, "--name", "walk")).as(err).isZero();
    }

    private JsonNode json() throws Exception {
        return Typed.json(out);
    }

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
    void anExportOfATuningOfAFileVerifiesOnThatFileWhileItIsTheSame() throws Exception {
        Path csv = home.resolve("bars.csv");
        assertThat(
                        run(
                                "generate",
                                "--bars",
                                "900",
                                "--seed",
                                "3",
                                "--timeframe",
                                "1h",
                                "--out",
                                csv.toString()))
                .isZero();
        List<String> args =
                new ArrayList<>(List.of("tune", csv.toString(), "--strategy", "sma-cross"));
        args.addAll(List.of(TUNE));
        String file = home.resolve("tuned.json").toString();
        args.addAll(List.of("--export", file));
        assertThat(run(args.toArray(String[]::new))).as(err).isZero();

        assertThat(run("verify", file)).as(err).isZero();
        assertThat(out).contains("bit for bit");

        List<String> lines = Files.readAllLines(csv);
        Files.write(csv, lines.subList(0, lines.size() - 1));
        assertThat(run("verify", file)).isEqualTo(3);
        assertThat(err).contains("nor has a file of that name; import the same file again");
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
    void whatAFormatCannotHoldIsSaidBeforeTheSearchAndTheOtherFilesAreWritten() {
        importWalk();
        Path export = home.resolve("t.json");
        Path ta4j = home.resolve("ta4j.json");
        Path freqtrade = home.resolve("ft.json");
        assertThat(
                        tune(
                                "--set",
                                "stopLoss=4",
                                "--export",
                                export.toString(),
                                "--ta4j",
                                ta4j.toString(),
                                "--freqtrade",
                                freqtrade.toString()))
                .as(err)
                .isZero();
        assertThat(err.lines().findFirst().orElseThrow())
                .contains("ta4j.json is left out: ta4j strategy JSON has no stops");
        assertThat(err.lines().filter(line -> line.contains("left out")))
                .as("said once")
                .hasSize(1);
        assertThat(export).exists();
        assertThat(freqtrade).exists();
        assertThat(ta4j).doesNotExist();
    }

    @Test
    void aShortSideThatTa4jCannotHoldIsSaidBeforeTheSearch() {
        importWalk();
        Path ta4j = home.resolve("ta4j.json");
        assertThat(tune("--side", "both", "--ta4j", ta4j.toString())).as(err).isZero();
        assertThat(err.lines().findFirst().orElseThrow()).contains("will hold the long side alone");
        assertThat(ta4j).exists();
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsFoundBeforeAnythingIsDone() throws Exception {
        importWalk();
        Path blocked = Files.writeString(home.resolve("blocked"), "a file, no folder");
        String inside = blocked.resolve("x.json").toString();
        for (String option : List.of("--export", "--ta4j", "--freqtrade")) {
            assertThat(tune(option, inside)).isNotZero();
            assertThat(err).contains(option).contains("cannot be written").doesNotContain("cells");
        }
        assertThat(
                        run(
                                "sweep",
                                "walk",
                                "--strategy",
                                "sma-cross",
                                "--grid",
                                "fast=5:10:5",
                                "--out",
                                inside))
                .isNotZero();
        assertThat(run("backtest", "walk", "--strategy", "sma-cross", "--trades", inside))
                .isNotZero();
        assertThat(run("backtest", "walk", "--strategy", "sma-cross", "--equity", inside))
                .isNotZero();
        assertThat(run("generate", "--bars", "10", "--seed", "1", "--out", inside)).isNotZero();
        assertThat(run("--json", "backtest", "walk", "--strategy", "sma-cross")).as(err).isZero();
        assertThat(json().at("/metrics/trialsOnDataset").asInt())
                .as("nothing was tried before")
                .isEqualTo(1);
    }

    @Test
    void neitherTheDatasetNorAnotherFileOfTheSameRunIsWrittenOver() {
        importWalk();
        String csv = home.resolve("walk.csv").toString();
        assertThat(run("backtest", csv, "--strategy", "sma-cross", "--trades", csv)).isEqualTo(2);
        assertThat(err).contains("--trades would write over the dataset");
        String file = home.resolve("one.json").toString();
        assertThat(tune("--export", file, "--freqtrade", file)).isEqualTo(2);
        assertThat(err).contains("--export and --freqtrade both write");
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
