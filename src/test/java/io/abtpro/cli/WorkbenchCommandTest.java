package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abtpro.strategies.Strategy;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.bars.TradingYear;
import io.abtpro.jobs.ImportFile;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.loading.LoadOptions;
import io.abtpro.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

class WorkbenchCommandTest {
    private final FakeWorkspace workspace = new FakeWorkspace().with("S&P 500", FakeEngine.days(10));
    private final FakeEngine engine = new FakeEngine();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder = Path.of("");

    private int run(String... args) {
        return WorkbenchCommand.run(
                args,
                workspace::openedAt,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                engine);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json(String... args) throws IOException {
        assertThat(run(args)).as(err()).isZero();
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(out());
    }

    @Test
    void noCommandShowsTheHelpAndIsAUsageError() {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).contains("backtest", "import", "--home");
        assertThat(out()).isEmpty();
    }

    @Test
    void globalOptionsAloneAreAUsageError() {
        assertThat(run("--json")).isEqualTo(2);
        assertThat(err()).contains("command");
        assertThat(out()).contains("\"exitCode\": 2");
    }

    @Test
    void tooLittleMemoryIsSaidWithWhatToDo() {
        var full = new Engine() {
            @Override
            public List<Strategy> strategies() {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        int code = WorkbenchCommand.run(
                new String[] {"strategies", "--json"}, workspace::openedAt,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), full);
        assertThat(code).isEqualTo(3);
        assertThat(err()).matches("this takes more memory than the [\\d,]+ MB allowed; allow more, .*\\s*");
        assertThat(out()).contains("\"exitCode\": 3");
    }

    @Test
    void helpIsNoError() {
        assertThat(run("backtest", "--help")).isZero();
        assertThat(out()).contains("--strategy", "--fee-bps");
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : commands().getSubcommands().keySet()) {
            assertThat(run(command, "--help")).as(command).isZero();
        }
        assertThat(out()).doesNotContain("%%").doesNotContain("%s");
    }

    @Test
    void everyDescriptionIsAFormatTheHelpCanPrint() {
        for (CommandLine command : commands().getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (option.userObject() instanceof Field field) {
                    for (String line : field.getAnnotation(Option.class).description()) {
                        assertThatCode(() -> line.formatted()).as(line).doesNotThrowAnyException();
                    }
                }
            }
        }
    }

    private CommandLine commands() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return WorkbenchCommand.line(workspace::openedAt, nowhere, nowhere, engine);
    }

    @Test
    void unknownCommandNamesTheNearest() {
        assertThat(run("backtset")).isEqualTo(2);
        assertThat(err()).contains("unknown command 'backtset'; did you mean 'backtest'?");
    }

    @Test
    void unknownOptionNamesTheNearest() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--fe-bps", "1")).isEqualTo(2);
        assertThat(err()).contains("unknown option '--fe-bps'; did you mean '--fee-bps'?");
        assertThat(out()).isEmpty();
    }

    @Test
    void missingStrategyIsAUsageError() {
        assertThat(run("backtest", "S&P 500")).isEqualTo(2);
        assertThat(err()).contains("--strategy");
    }

    @Test
    void unknownStrategyNamesTheNearest() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cros")).isEqualTo(2);
        assertThat(err()).isEqualToIgnoringNewLines("unknown strategy 'sma-cros'; did you mean 'sma-cross'?");
    }

    @Test
    void homeIsTheWorkspaceBeforeAndAfterTheCommand() {
        assertThat(run("--home", "a", "datasets")).isZero();
        assertThat(workspace.folder()).isEqualTo(Path.of("a"));
        assertThat(run("datasets", "--home", "b")).isZero();
        assertThat(workspace.folder()).isEqualTo(Path.of("b"));
        assertThat(workspace.isClosed()).isTrue();
    }

    @Test
    void datasetsAreListed() throws IOException {
        assertThat(run("datasets")).isZero();
        assertThat(out()).contains("S&P 500", "2020-01-01", "2020-01-10", "clean");
        out.reset();
        JsonNode list = json("--json", "datasets");
        assertThat(list.get(0).get("dataset").asText()).isEqualTo("S&P 500");
        assertThat(list.get(0).get("bars").asInt()).isEqualTo(10);
    }

    @Test
    void strategiesAreListedWithTheirRanges() throws IOException {
        JsonNode strategy = json("strategies", "--json").get(0);
        assertThat(strategy.get("id").asText()).isEqualTo("sma-cross");
        assertThat(strategy.get("description").asText()).contains("\"above\"");
        JsonNode fast = strategy.get("parameters").get(0);
        assertThat(fast.get("name").asText()).isEqualTo("fast");
        assertThat(fast.get("max").asDouble()).isEqualTo(200);
        assertThat(fast.get("default").asDouble()).isEqualTo(20);
    }

    @Test
    void strategiesAreReadable() {
        assertThat(run("strategies")).isZero();
        assertThat(out()).contains("sma-cross: Moving average crossover", "2 to 200 bars, whole, default 20");
    }

    @Test
    void indicatorsAreListed() throws IOException {
        assertThat(json("indicators", "--json").get(0).get("id").asText()).isEqualTo("sma");
        out.reset();
        assertThat(run("indicators")).isZero();
        assertThat(out()).contains("Simple moving average", "period 20");
    }

    @Test
    void importTakesEveryDecision() throws IOException {
        JsonNode document =
                json(
                        "import", "p.csv", "--name", "Prices", "--symbol", "XYZ", "--zone", "america/new_york",
                        "--bar-label", "end", "--timeframe", "5m", "--separator", "tab", "--decimal", ",",
                        "--date-format", "day-first", "--header", "2", "--calendar", "24/5", "--skip-bad-rows", "--allow-large",
                        "--json");
        var job = (ImportFile) engine.asked.getFirst();
        assertThat(job.options().symbol()).contains("XYZ");
        assertThat(job.options().allowLarge()).isTrue();
        assertThat(job.options().zone()).contains(ZoneId.of("America/New_York"));
        assertThat(job.options().barLabel()).contains(LoadOptions.BarLabel.END);
        assertThat(job.options().timeframe().map(Object::toString)).contains("5m");
        assertThat(job.options().separator()).contains('\t');
        assertThat(job.options().decimalMark()).contains(',');
        assertThat(job.options().dateFormat()).contains("day-first");
        assertThat(job.options().headerLine()).contains(2);
        assertThat(job.skipBadRows()).isTrue();
        assertThat(job.calendar()).contains(TradingYear.Kind.FIVE_DAYS);
        assertThat(document.at("/calendar/class").isTextual()).isTrue();
        assertThat(document.at("/calendar/barsPerYear").isNumber()).isTrue();
        assertThat(document.at("/calendar/why").isTextual()).isTrue();
        assertThat(document.get("dataset").asText()).isEqualTo("Prices");
        assertThat(document.get("quality").get("summary").asText()).isEqualTo("clean");
        assertThat(document.fieldNames())
                .toIterable()
                .contains("symbol", "timeframe", "zone", "bars", "rejected", "from", "to", "sha256", "dialect", "rows", "leftOut");
    }

    @Test
    void badFileIsAFailureOnStandardError() {
        assertThat(run("import", "bad.csv", "--json")).isEqualTo(3);
        assertThat(err()).contains("bad.csv:2: high 1 is below low 2");
        assertThat(out()).contains("\"exitCode\": 3");
    }

    @Test
    void wrongImportDecisionNamesWhatIsAllowed() {
        assertThat(run("import", "p.csv", "--zone", "America/New_Yrok")).isEqualTo(2);
        assertThat(err()).contains("--zone must be a zone", "did you mean 'America/New_York'?");
        assertThat(run("import", "p.csv", "--bar-label", "strat")).isEqualTo(2);
        assertThat(err()).contains("--bar-label must be one of start, end, was 'strat'; did you mean 'start'?");
        assertThat(run("import", "p.csv", "--calendar", "forex")).isEqualTo(2);
        assertThat(err()).contains("--calendar must be exchange, 24/5, 24/7 or observed, was 'forex'");
        assertThat(run("import", "p.csv", "--timeframe", "5x")).isEqualTo(2);
        assertThat(err()).contains("timeframe must be a number and a unit");
    }

    @Test
    void lockedWorkspaceIsAFailure() {
        int code =
                WorkbenchCommand.run(
                        new String[] {"datasets"},
                        _ -> {
                            throw new StoreException("the workspace is open in another window; close it");
                        },
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        engine);
        assertThat(code).isEqualTo(3);
        assertThat(err()).isEqualToIgnoringNewLines("the workspace is open in another window; close it");
    }

    @Test
    void backtestDocumentHoldsEveryFigure() throws IOException {
        JsonNode document =
                json("backtest", "s&p 500", "--strategy", "sma-cross", "--set", "fast=10", "--json");
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
        assertThat(out()).contains("fast 20, slow 50", "12.34 %", "50.00 %", "1,234.50", "2020-01-10");
    }

    @Test
    void backtestTakesTheExecution() {
        assertThat(
                        run(
                                "backtest", "S&P 500", "--strategy=sma-cross", "--fee-bps", "5", "--slippage-bps",
                                "0", "--capital", "1000", "--side", "both", "--fill", "same-close", "--size",
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
                                "backtest", "S&P 500", "--strategy", "sma-cross", "--from", "2020-01-03", "--to",
                                "2020-01-05"))
                .isZero();
        var period = ((RunBacktest) engine.asked.getFirst()).period();
        assertThat(period.fromBar()).isEqualTo(2);
        assertThat(period.toBar()).isEqualTo(5);
    }

    @Test
    void emptyPeriodNamesWhatThereIs() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--from", "2030-01-01")).isEqualTo(2);
        assertThat(err()).contains("no bar from 2030-01-01", "2020-01-01 to 2020-01-10");
    }

    @Test
    void unknownParameterListsThoseThereAre() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "fsat=3")).isEqualTo(2);
        assertThat(err())
                .contains("unknown parameter 'fsat' of sma-cross; did you mean 'fast'?", "slow (3 to 400 bars");
    }

    @Test
    void parameterOutsideItsRangeIsRefused() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "fast=500")).isEqualTo(2);
        assertThat(err()).contains("fast must be in 2 to 200 bars, whole, default 20, was 500");
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "fast=2.5")).isEqualTo(2);
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "fast=NaN")).isEqualTo(2);
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--set", "stopLoss=0")).isZero();
    }

    @Test
    void unknownDatasetNamesTheNearest() {
        assertThat(run("backtest", "S&P 50", "--strategy", "sma-cross")).isEqualTo(2);
        assertThat(err()).contains("there is no dataset and no file 'S&P 50'; did you mean 'S&P 500'?");
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
                                "backtest", "S&P 500", "--strategy", "sma-cross", "--trades", trades.toString(),
                                "--equity", equity.toString()))
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
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--size", "200%")).isEqualTo(2);
        assertThat(err()).contains("size must be in (0, 1] of equity, was 2.0");
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--side", "shrot")).isEqualTo(2);
        assertThat(err()).contains("--side must be one of long, short, both");
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--capital", "1,000")).isEqualTo(2);
        assertThat(err()).contains("--capital must be a number, was '1,000'");
    }

    @Test
    void longerBarsAreStoredBesideTheOldOnes() throws IOException {
        JsonNode document = json("resample", "S&P 500", "--to", "1w", "--json");
        assertThat(document.get("dataset").asText()).isEqualTo("S&P 500 1w");
        assertThat(document.get("timeframe").asText()).isEqualTo("1w");
        assertThat(workspace.all()).hasSize(2);
        assertThat(run("resample", "S&P 500", "--to", "1h")).isEqualTo(2);
        assertThat(err()).contains("timeframe must be a whole multiple of 1d, was 1h");
        assertThat(run("resample", "S&P 500")).isEqualTo(2);
        assertThat(err()).contains("--to");
    }

    @Test
    void barsAreGenerated() throws IOException {
        Path file = folder.resolve("deep/bars.csv");
        JsonNode document =
                json("generate", "--bars", "1_000", "--seed", "7", "--out", file.toString(), "--json");
        assertThat(file).hasContent("1000 7 1m");
        assertThat(document.get("bars").asInt()).isEqualTo(1000);
        assertThat(document.get("timeframe").asText()).isEqualTo("1m");
    }

    @Test
    void barsToGenerateMustBeACount() {
        assertThat(run("generate", "--bars", "0", "--seed", "7", "--out", "x.csv")).isEqualTo(2);
        assertThat(err()).contains("--bars must be a whole number in 1 to 100,000,000, was '0'");
    }

    @Test
    void volatilityIsADocumentWithRangeBandBaselinesAndEvaluation() throws IOException {
        workspace.with("Made up", GeneratedBars.of(new GeneratedBars.Options(800, 4, Timeframe.parse("1d"))));
        JsonNode document = json("volatility", "Made up", "--horizon", "5", "--evaluate", "--json");
        assertThat(document.get("predicted").asDouble()).isPositive();
        assertThat(document.get("confidence").asDouble()).isBetween(0.0, 1.0);
        assertThat(document.get("range").get("low").asDouble()).isLessThan(document.get("range").get("high").asDouble());
        assertThat(document.get("band").get("nominal").asDouble()).isEqualTo(0.8);
        assertThat(document.get("band").get("coverage").asDouble()).isBetween(0.7, 0.9);
        assertThat(document.get("horizon").asInt()).isEqualTo(5);
        assertThat(document.get("baselines").fieldNames())
                .toIterable()
                .contains("lastValue", "ewma", "har", "garch");
        assertThat(document.get("evaluation").get("models").get("forest").get("qlike").asDouble()).isPositive();
        assertThat(document.get("evaluation").get("verdict").asText()).contains("HAR");
        assertThat(document.get("coverageVerdict").asText()).contains("the 50 % band ", "the 80 % band ");
        assertThat(document.get("coverageOff").isBoolean()).isTrue();
        assertThat(document.get("bandNotes").isArray()).isTrue();
    }

    @Test
    void anEndOfABandThatCannotBeToldIsNoNumber() throws IOException {
        workspace.with("Brief", GeneratedBars.of(new GeneratedBars.Options(400, 4, Timeframe.parse("1d"))));
        JsonNode document = json("volatility", "Brief", "--evaluate", "--json");
        JsonNode widest = document.get("bands").get(2);
        assertThat(widest.get("low").isNull() && widest.get("high").isNull()).isTrue();
        assertThat(document.get("bandNotes").get(1).asText()).startsWith("The 95 % band has no ends yet: 24 bars ahead it takes 936");
        out.reset();
        assertThat(run("volatility", "Brief", "--evaluate")).isZero();
        assertThat(out()).contains("none", "load more bars or choose a shorter horizon.", "Too few outcomes to judge");
    }

    @Test
    void volatilityWithoutEvaluationSaysTheForecastAlone() {
        workspace.with("Made up", GeneratedBars.of(new GeneratedBars.Options(800, 4, Timeframe.parse("1d"))));
        assertThat(run("volatility", "Made up", "--horizon", "5")).isZero();
        assertThat(out()).contains("Volatility of the next 5 bars of Made up", "80 % band", "GARCH(1,1)").doesNotContain("QLIKE");
    }

    @Test
    void theEstimatorOfVolatilityIsAChoice() throws IOException {
        workspace.with("Made up", GeneratedBars.of(new GeneratedBars.Options(800, 4, Timeframe.parse("1d"))));
        JsonNode ranged = json("volatility", "Made up", "--horizon", "5", "--estimator", "yang-zhang", "--json");
        assertThat(ranged.get("estimator").asText()).isEqualTo("yang-zhang");
        BarSeries bars = GeneratedBars.of(new GeneratedBars.Options(800, 4, Timeframe.parse("1d")));
        double closes = 0;
        for (int t = 795; t < 800; t++) {
            closes += Math.pow(Math.log(bars.close(t) / bars.close(t - 1)), 2) / 5;
        }
        double closeToClose = bars.year().volatility(closes);
        assertThat(ranged.get("realisedUpToNow").asDouble()).isPositive().isNotEqualTo(closeToClose);
    }

    @Test
    void anUnknownEstimatorIsAUsageErrorThatListsThem() {
        assertThat(run("volatility", "S&P 500", "--estimator", "guess")).isEqualTo(2);
        assertThat(err()).contains("--estimator must be one of close-to-close, parkinson", "was 'guess'");
    }

    @Test
    void aHorizonBeyondSixtyBarsIsAUsageError() {
        assertThat(run("volatility", "S&P 500", "--horizon", "61")).isEqualTo(2);
        assertThat(err()).contains("--horizon must be a whole number in 1 to 60, was '61'");
    }

    @Test
    void volatilityOfTooFewBarsSaysHowManyAreNeeded() {
        assertThat(run("volatility", "S&P 500")).isNotZero();
        assertThat(err()).contains("needs 221 or more bars, had 10");
    }

    @Test
    void cleanAuditIsNoError() throws IOException {
        JsonNode document = json("audit", "S&P 500", "--strategy", "sma-cross", "--json");
        assertThat(document.get("clean").asBoolean()).isTrue();
        assertThat(document.get("checks").get(0).get("checkedBars").asInt()).isEqualTo(10);
    }

    @Test
    void leakIsExitCodeOneAndIsNamed() {
        assertThat(run("audit", "S&P 500", "--strategy", "sma-cross", "--set", "fast=13")).isEqualTo(1);
        assertThat(out()).contains("LEAK", "signals", "bar 3 sees bar 4", "1 of 2 see the future");
    }

    @Test
    void demoWritesItsResultsAndLeavesNoWorkspace() throws IOException {
        JsonNode document = json("demo", "--out", folder.resolve("demo").toString(), "--json");
        assertThat(folder.resolve("demo"))
                .isDirectoryContaining("glob:**s-p-500-result.json")
                .isDirectoryContaining("glob:**s-p-500-trades.csv")
                .isDirectoryContaining("glob:**s-p-500-equity.csv")
                .isDirectoryContaining("glob:**btc-usd-bitstamp.png");
        assertThat(document.get("runs")).hasSize(2);
        assertThat(document.get("runs").get(0).get("files")).hasSize(4);
        assertThat(workspace.folder()).doesNotExist();
    }

    @Test
    void failureWithJsonIsADocumentToo() throws IOException {
        assertThat(run("--json", "backtest", "S&P 500", "--strategy", "sma-cros")).isEqualTo(2);
        JsonNode document = new ObjectMapper().readTree(out());
        assertThat(document.get("error").asText()).isEqualTo(err().strip()).contains("did you mean 'sma-cross'?");
        assertThat(document.get("exitCode").asInt()).isEqualTo(2);
    }

    @Test
    void demoUsesAGivenWorkspace() {
        assertThat(run("demo", "--out", folder.toString(), "--home", "kept")).as(err()).isZero();
        assertThat(workspace.folder()).isEqualTo(Path.of("kept"));
        assertThat(out()).contains("sma-cross on S&P 500: net return 12.34 %", "wrote ");
    }
}
