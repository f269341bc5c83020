package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.backtest.Execution;
import io.abtpro.jobs.RunBacktest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class BacktestCommandTest extends FakedCommands {
    @Test
    void backtestDocumentHoldsEveryFigure() throws IOException {
        JsonNode document =
                json(
                        "backtest",
                        "s&p 500",
                        "--strategy",
                        "sma-cross",
                        "--set",
                        "fast=10",
                        "--json");
        assertThat(document.get("strategy").asText()).isEqualTo("sma-cross");
        assertThat(document.get("parameters").get("fast").asDouble()).isEqualTo(10);
        assertThat(document.get("parameters").get("slow").asDouble()).isEqualTo(50);
        JsonNode metrics = document.get("metrics");
        assertThat(metrics.get("netReturn").asDouble()).isEqualTo(0.1234);
        assertThat(metrics.get("sortino").isNull()).isTrue();
        assertThat(metrics.get("trades").isIntegralNumber()).isTrue();
        assertThat(metrics.get("probabilisticSharpe").asDouble()).isEqualTo(0.9);
        assertThat(metrics.get("deflatedSharpe").asDouble()).isEqualTo(0.9);
        assertThat(metrics.get("trialsOnDataset").asInt()).isEqualTo(1);
        assertThat(document.get("buyAndHold").get("netReturn").asDouble()).isEqualTo(0.5);
        assertThat(document.get("fill").asText()).isEqualTo("next-open");
        assertThat(document.has("warning")).isFalse();
        assertThat(document.get("ledgerSha256").asText()).isEqualTo("abc123");
    }

    @Test
    void backtestIsReadable() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross")).isZero();
        assertThat(out())
                .contains("fast 20, slow 50", "12.34 %", "50.00 %", "1,234.50", "2020-01-10");
    }

    @Test
    void backtestTakesTheExecution() {
        assertThat(
                        run(
                                "backtest",
                                "S&P 500",
                                "--strategy=sma-cross",
                                "--fee-bps",
                                "5",
                                "--slippage-bps",
                                "0",
                                "--capital",
                                "1000",
                                "--side",
                                "both",
                                "--fill",
                                "same-close",
                                "--size",
                                "cash:500"))
                .as(err())
                .isZero();
        Execution execution = ((RunBacktest) engine.asked.getFirst()).execution();
        assertThat(execution)
                .isEqualTo(
                        new Execution(
                                Execution.Fill.SAME_CLOSE,
                                5,
                                0,
                                1000,
                                Execution.Side.BOTH,
                                new Execution.Sizing.FixedCash(500),
                                0));
        assertThat(out()).contains("WARNING: same-close");
    }

    @Test
    void lastDayIsInclusiveInTheExchangesZone() {
        assertThat(
                        run(
                                "backtest",
                                "S&P 500",
                                "--strategy",
                                "sma-cross",
                                "--from",
                                "2020-01-03",
                                "--to",
                                "2020-01-05"))
                .isZero();
        var period = ((RunBacktest) engine.asked.getFirst()).period();
        assertThat(period.fromBar()).isEqualTo(2);
        assertThat(period.toBar()).isEqualTo(5);
    }

    @Test
    void emptyPeriodNamesWhatThereIs() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--from", "2030-01-01"))
                .isEqualTo(2);
        assertThat(err()).contains("no bar from 2030-01-01", "2020-01-01 to 2020-01-10");
    }

    @Test
    void unknownParameterListsThoseThereAre() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "fsat=3"))
                .isEqualTo(2);
        assertThat(err())
                .contains(
                        "unknown parameter 'fsat' of sma-cross; did you mean 'fast'?",
                        "slow (3 to 400 bars");
    }

    @Test
    void parameterOutsideItsRangeIsRefused() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "fast=500"))
                .isEqualTo(2);
        assertThat(err()).contains("fast must be in 2 to 200 bars, whole, default 20, was 500");
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "fast=2.5"))
                .isEqualTo(2);
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "fast=NaN"))
                .isEqualTo(2);
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "stopLoss=0"))
                .isZero();
    }

    @Test
    void unknownDatasetNamesTheNearest() {
        assertThat(run("backtest", "S&P 50", "--strategy", "sma-cross")).isEqualTo(2);
        assertThat(err())
                .contains("there is no dataset and no file 'S&P 50'; did you mean 'S&P 500'?");
    }

    @Test
    void fileIsBacktestedWithoutStoringAndItsTrialIsCounted() throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), "x");
        JsonNode document = json("backtest", file.toString(), "--strategy", "sma-cross", "--json");
        assertThat(document.get("bars").asInt()).isEqualTo(5);
        assertThat(document.get("metrics").get("trialsOnDataset").asInt()).isEqualTo(1);
        assertThat(workspace.all()).hasSize(1);
    }

    @Test
    void tradesAndEquityAreWritten() throws IOException {
        Path trades = folder.resolve("new/trades.csv");
        Path equity = folder.resolve("equity.csv");
        assertThat(
                        run(
                                "backtest",
                                "S&P 500",
                                "--strategy",
                                "sma-cross",
                                "--trades",
                                trades.toString(),
                                "--equity",
                                equity.toString()))
                .as(err())
                .isZero();
        assertThat(Files.readAllLines(trades))
                .containsExactly(
                        "side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees,netPnl,exitReason,entryKnownAt,exitKnownAt",
                        "long,2020-01-01T05:00:00Z,101.0,2020-01-02T05:00:00Z,102.5,10.0,0.4,14.6,stop-loss,"
                            + "2020-01-01T05:00:00Z,2020-01-04T05:00:00Z");
        assertThat(Files.readAllLines(equity))
                .startsWith("time,equity,buyAndHold,drawdown")
                .hasSize(4);
    }

    @Test
    void impossibleExecutionIsRefused() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--size", "200%"))
                .isEqualTo(2);
        assertThat(err()).contains("size must be in (0, 1] of equity, was 2.0");
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--side", "shrot"))
                .isEqualTo(2);
        assertThat(err()).contains("--side must be one of long, short, both");
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--capital", "1,000"))
                .isEqualTo(2);
        assertThat(err()).contains("--capital must be a number, was '1,000'");
    }
}
