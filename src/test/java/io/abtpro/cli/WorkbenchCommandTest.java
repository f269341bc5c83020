package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.store.StoreException;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Foreseeing;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

class WorkbenchCommandTest extends CommandsInMemory {
    private static final BarSeries MADE_UP =
            GeneratedBars.of(new GeneratedBars.Options(420, 3, Timeframe.parse("1d")));

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

    private int runOver(Function<Path, Workspace> workspaces, String... args) {
        return WorkbenchCommand.run(
                args,
                Typed.services(workspaces),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void tooLittleMemoryIsSaidWithWhatToDo() {
        int code =
                runOver(
                        _ -> {
                            throw new OutOfMemoryError("Java heap space");
                        },
                        "datasets",
                        "--json");
        assertThat(code).isEqualTo(3);
        assertThat(err())
                .matches("this takes more memory than the [\\d,]+ MB allowed; allow more, .*\\s*");
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
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return WorkbenchCommand.line(Typed.services(workspace::openedAt), nowhere, nowhere);
    }

    @Test
    void unknownCommandNamesTheNearest() {
        assertThat(run("backtset")).isEqualTo(2);
        assertThat(err()).contains("unknown command 'backtset'; did you mean 'backtest'?");
    }

    @Test
    void unknownOptionNamesTheNearest() {
        assertThat(run("backtest", "S&P 500", "--strategy", "sma-cross", "--fe-bps", "1"))
                .isEqualTo(2);
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
        assertThat(err())
                .isEqualToIgnoringNewLines(
                        "unknown strategy 'sma-cros'; did you mean 'sma-cross'?");
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
    void lockedWorkspaceIsAFailure() {
        int code =
                runOver(
                        _ -> {
                            throw new StoreException(
                                    "the workspace is open in another window; close it");
                        },
                        "datasets");
        assertThat(code).isEqualTo(3);
        assertThat(err())
                .isEqualToIgnoringNewLines("the workspace is open in another window; close it");
    }

    @Test
    void cleanAuditIsNoError() throws IOException {
        workspace.with("Made up", MADE_UP.slice(0, 350));
        JsonNode document = json(audit("--json"));
        assertThat(document.get("clean").asBoolean()).isTrue();
        assertThat(document.get("checks").findValues("checkedBars"))
                .isNotEmpty()
                .allMatch(bars -> bars.asInt() > 0);
    }

    @Test
    void leakIsExitCodeOneAndIsNamed() {
        workspace.with("Made up", MADE_UP.slice(0, 160));
        CommandLine line =
                WorkbenchCommand.line(
                        Typed.services(workspace::openedAt),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        line.registerConverter(Strategy.class, id -> new Foreseeing(StrategyCatalog.get(id)));
        assertThat(line.execute(audit())).isEqualTo(1);
        assertThat(out())
                .containsPattern("LEAK +long entries of zscore-reversion .* looks ahead: at bar ")
                .containsPattern("ok +long exits of zscore-reversion ")
                .containsPattern("\\d+ of \\d+ see the future");
    }

    private static String[] audit(String... more) {
        List<String> words = new ArrayList<>(List.of("audit", "Made up"));
        words.addAll(List.of("--strategy", "zscore-reversion", "--set", "period=4"));
        words.addAll(List.of("--set", "entry=0.7"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /// The demo imports those samples alone that are not there yet.
    private void samples() {
        for (String name :
                List.of("BTC/USD Bitstamp", "Apple", "Nasdaq-100", "ETH/USD BinanceUS")) {
            workspace.with(name, MADE_UP);
        }
    }

    @Test
    void demoWritesItsResultsAndLeavesNoWorkspace() throws IOException {
        samples();
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
        assertThat(document.get("error").asText())
                .isEqualTo(err().strip())
                .contains("did you mean 'sma-cross'?");
        assertThat(document.get("exitCode").asInt()).isEqualTo(2);
    }

    @Test
    void demoUsesAGivenWorkspace() {
        samples();
        assertThat(run("demo", "--out", folder.toString(), "--home", "kept")).as(err()).isZero();
        assertThat(workspace.folder()).isEqualTo(Path.of("kept"));
        assertThat(out())
                .containsPattern("sma-cross on S&P 500: net return -?[\\d,.]+ %, Sharpe .* trades")
                .contains("wrote ");
    }
}
