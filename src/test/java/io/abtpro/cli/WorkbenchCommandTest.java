package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.abtpro.store.StoreException;
import io.abtpro.strategies.Strategy;

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
import java.util.List;

class WorkbenchCommandTest extends FakedCommands {
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
        var full =
                new Engine() {
                    @Override
                    public List<Strategy> strategies() {
                        throw new OutOfMemoryError("Java heap space");
                    }
                };
        int code =
                WorkbenchCommand.run(
                        new String[] {"strategies", "--json"},
                        workspace::openedAt,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        full);
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
        return WorkbenchCommand.line(workspace::openedAt, nowhere, nowhere, engine);
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
                WorkbenchCommand.run(
                        new String[] {"datasets"},
                        _ -> {
                            throw new StoreException(
                                    "the workspace is open in another window; close it");
                        },
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        engine);
        assertThat(code).isEqualTo(3);
        assertThat(err())
                .isEqualToIgnoringNewLines("the workspace is open in another window; close it");
    }

    @Test
    void cleanAuditIsNoError() throws IOException {
        JsonNode document = json("audit", "S&P 500", "--strategy", "sma-cross", "--json");
        assertThat(document.get("clean").asBoolean()).isTrue();
        assertThat(document.get("checks").get(0).get("checkedBars").asInt()).isEqualTo(10);
    }

    @Test
    void leakIsExitCodeOneAndIsNamed() {
        assertThat(run("audit", "S&P 500", "--strategy", "sma-cross", "--set", "fast=13"))
                .isEqualTo(1);
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
        assertThat(document.get("error").asText())
                .isEqualTo(err().strip())
                .contains("did you mean 'sma-cross'?");
        assertThat(document.get("exitCode").asInt()).isEqualTo(2);
    }

    @Test
    void demoUsesAGivenWorkspace() {
        assertThat(run("demo", "--out", folder.toString(), "--home", "kept")).as(err()).isZero();
        assertThat(workspace.folder()).isEqualTo(Path.of("kept"));
        assertThat(out()).contains("sma-cross on S&P 500: net return 12.34 %", "wrote ");
    }
}
