package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.diagnostics.Luck;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class BacktestCommandTest extends CommandsInMemory {
    private static final BarSeries MADE_UP =
            GeneratedBars.of(new GeneratedBars.Options(600, 4, Timeframe.parse("1d")));

    /// The run of `sma-cross` over the made-up bars with `fast` bars, by the job itself.
    private static RunBacktest.Report reported(double fast) throws Exception {
        var strategy = StrategyCatalog.get("sma-cross");
        return new RunBacktest(
                        new Columns(MADE_UP),
                        strategy,
                        strategy.space().defaults().with("fast", fast),
                        Execution.defaults(),
                        Backtest.Period.all(MADE_UP),
                        Optional.of(new FakeWorkspace()))
                .run(Progress.ignored());
    }

    @Test
    void backtestDocumentHoldsEveryFigure() throws Exception {
        workspace.with("Made up", MADE_UP);
        JsonNode document =
                json(
                        "backtest",
                        "made up",
                        "--strategy",
                        "sma-cross",
                        "--set",
                        "fast=10",
                        "--json");
        BacktestResult expected = reported(10).result();
        Luck luck = reported(10).luck().orElseThrow();
        assertThat(document.get("strategy").asText()).isEqualTo("sma-cross");
        assertThat(document.get("parameters").get("fast").asDouble()).isEqualTo(10);
        assertThat(document.get("parameters").get("slow").asDouble()).isEqualTo(50);
        JsonNode metrics = document.get("metrics");
        assertThat(metrics.get("netReturn").asDouble())
                .isNotZero()
                .isEqualTo(expected.statistics().value(Statistic.NET_RETURN).orElseThrow());
        assertThat(metrics.get("trades").isIntegralNumber()).isTrue();
        assertThat(metrics.get("trades").asInt()).isEqualTo(expected.trades().size()).isPositive();
        assertThat(metrics.get("probabilisticSharpe").asDouble())
                .isEqualTo(luck.probabilisticSharpe());
        assertThat(metrics.get("deflatedSharpe").asDouble()).isEqualTo(luck.deflatedSharpe());
        assertThat(metrics.get("trialsOnDataset").asInt()).isEqualTo(1);
        assertThat(document.get("buyAndHold").get("netReturn").asDouble())
                .isEqualTo(expected.buyAndHold().value(Statistic.NET_RETURN).orElseThrow());
        assertThat(document.get("fill").asText()).isEqualTo("next-open");
        assertThat(document.has("warning")).isFalse();
        assertThat(document.get("ledgerSha256").asText()).isEqualTo(expected.ledgerSha256());
    }

    @Test
    void aFigureThatThereIsNotIsNull() throws IOException {
        JsonNode none = json("backtest", "S&P 500", "--strategy", "sma-cross", "--json");
        assertThat(none.get("metrics").get("trades").asInt()).isZero();
        assertThat(none.get("metrics").get("profitFactor").isNull()).isTrue();
    }

    @Test
    void backtestIsReadable() throws Exception {
        workspace.with("Made up", MADE_UP);
        assertThat(run("backtest", "Made up", "--strategy", "sma-cross")).isZero();
        BacktestResult expected = reported(20).result();
        assertThat(out())
                .contains("fast 20, slow 50")
                .contains(figure(Statistic.NET_RETURN, expected.statistics()))
                .contains(figure(Statistic.NET_RETURN, expected.buyAndHold()))
                .contains(figure(Statistic.FEES, expected.statistics()))
                .contains(
                        Times.date(
                                Instant.ofEpochMilli(MADE_UP.openTime(MADE_UP.size() - 1)),
                                MADE_UP.zone()));
    }

    private static String figure(Statistic statistic, Statistics of) {
        return Invocation.onTerminal(Figures.of(statistic, of.value(statistic)));
    }

    @Test
    void backtestTakesTheExecution() {
        String[] options = {
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
            "cash:500"
        };
        assertThat(parsed(new PlanOptions(), options).plan().execution())
                .isEqualTo(
                        new Execution(
                                Execution.Fill.SAME_CLOSE,
                                5,
                                0,
                                1000,
                                Execution.Side.BOTH,
                                new Execution.Sizing.FixedCash(500),
                                0));
        List<String> words = new ArrayList<>(List.of("backtest", "S&P 500"));
        words.addAll(List.of(options));
        assertThat(run(words.toArray(String[]::new))).as(err()).isZero();
        assertThat(out()).contains("WARNING: same-close");
    }

    private static <T> T parsed(T options, String... words) {
        var line = new CommandLine(options);
        Converters.register(line);
        line.parseArgs(words);
        return options;
    }

    @Test
    void lastDayIsInclusiveInTheExchangesZone() {
        Backtest.Period period =
                parsed(new PeriodOptions(), "--from", "2020-01-03", "--to", "2020-01-05")
                        .period(FakeWorkspace.days(10));
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
                        "slow (3 to 500 bars");
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
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (int day = 6; day <= 10; day++) {
            lines.add("2020-01-%02d,2,2,2,2,10".formatted(day));
        }
        Path file = Files.write(folder.resolve("prices.csv"), lines);
        JsonNode document = json("backtest", file.toString(), "--strategy", "sma-cross", "--json");
        assertThat(document.get("bars").asInt()).isEqualTo(5);
        assertThat(document.get("metrics").get("trialsOnDataset").asInt()).isEqualTo(1);
        assertThat(workspace.all()).hasSize(1);
    }

    @Test
    void tradesAndEquityAreWritten() throws Exception {
        workspace.with("Made up", MADE_UP);
        Path trades = folder.resolve("new/trades.csv");
        Path equity = folder.resolve("equity.csv");
        Path months = folder.resolve("months.csv");
        assertThat(
                        run(
                                "backtest",
                                "Made up",
                                "--strategy",
                                "sma-cross",
                                "--trades",
                                trades.toString(),
                                "--equity",
                                equity.toString(),
                                "--months",
                                months.toString()))
                .as(err())
                .isZero();
        BacktestResult expected = reported(20).result();
        Trade first = expected.trades().getFirst();
        List<String> lines = Files.readAllLines(trades);
        assertThat(lines).hasSize(1 + expected.trades().size());
        assertThat(lines.getFirst())
                .isEqualTo(
                        "side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees,netPnl,"
                                + "exitReason,entryKnownAt,exitKnownAt");
        assertThat(lines.get(1))
                .startsWith(
                        "long,%s,%s,%s,%s,%s,%s,%s,"
                                .formatted(
                                        Instant.ofEpochMilli(first.entryTime()),
                                        first.entryPrice(),
                                        Instant.ofEpochMilli(first.exitTime()),
                                        first.exitPrice(),
                                        first.quantity(),
                                        first.fees(),
                                        first.netPnl()));
        List<String> earned = Files.readAllLines(months);
        assertThat(earned.getFirst()).isEqualTo("month,netReturn,buyAndHold,wholeMonth");
        double growth =
                earned.stream()
                        .skip(1)
                        .mapToDouble(line -> 1 + Double.parseDouble(line.split(",", 0)[1]))
                        .reduce(1, (a, b) -> a * b);
        assertThat(growth - 1)
                .isCloseTo(
                        expected.statistics().value(Statistic.NET_RETURN).orElseThrow(),
                        within(1e-12));
        assertThat(Files.readAllLines(equity))
                .startsWith("time,equity,buyAndHold,drawdown")
                .hasSize(1 + MADE_UP.size());
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
