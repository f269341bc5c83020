package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that a tuning writes, and what is said where it cannot.
class TuneFilesTest extends TunedWalk {

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
}
