package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.failures.FailureLog;
import io.abtpro.failures.RefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// Runs alone: the log of the process is set to a folder of its own.
@Isolated
class LogFileTest {
    @TempDir Path home;

    private String log() throws IOException {
        return Files.readString(home.resolve("log/workbench.log"));
    }

    @Test
    void aFaultOfTheProgramIsKeptWithItsTraceAndThatOfItsCause() throws IOException {
        LogFile.keepIn(home);
        FailureLog.note(
                "the command 'x'",
                new IllegalStateException("outer", new ArithmeticException("inner")));
        assertThat(log())
                .contains(
                        "SEVERE",
                        "the command 'x' failed",
                        "IllegalStateException: outer",
                        "Caused by",
                        "ArithmeticException: inner")
                .contains("at " + LogFileTest.class.getName());
    }

    @Test
    void ofARefusalNothingIsKeptThatTheUsersFileMayHold() throws IOException {
        LogFile.keepIn(home);
        FailureLog.note(
                "the command 'import'",
                new RefusedException("line 7: the close must be a number, was 'secret'"));
        assertThat(log())
                .contains("the command 'import' was refused: RefusedException", "at ")
                .doesNotContain("secret", "line 7");
    }

    @Test
    void ofARefusalItsCauseIsKeptByItsKindAndPlaceButNotByItsWords() throws IOException {
        LogFile.keepIn(home);
        FailureLog.note(
                "the command 'import'",
                new RefusedException("line 7", new ArithmeticException("secret")));
        assertThat(log())
                .contains("Caused by: java.lang.ArithmeticException")
                .doesNotContain("secret", "line 7");
    }

    @Test
    void aFullLogIsPutAsideAndFiveAreKept() throws IOException {
        var file = new LogFile(home, 4_000);
        for (int i = 0; i < 60; i++) {
            file.publish(new LogRecord(Level.SEVERE, "note %03d %s".formatted(i, "x".repeat(400))));
        }
        try (var logs = Files.list(home.resolve("log"))) {
            assertThat(logs.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "workbench.log",
                            "workbench.log.1",
                            "workbench.log.2",
                            "workbench.log.3",
                            "workbench.log.4");
        }
        assertThat(log()).contains("note 059").doesNotContain("note 040");
        assertThat(Files.size(home.resolve("log/workbench.log.4"))).isBetween(3_000L, 4_000L);
    }

    @Test
    void noWorkspaceIsMadeForALog() {
        LogFile.keepIn(home.resolve("none"));
        FailureLog.note("the window", new IllegalStateException("x"));
        assertThat(home.resolve("none")).doesNotExist();
    }

    /// The entry point itself ends the process, so the command line is run as it does.
    @Test
    void aCommandThatFailsSaysASentenceAndItsTraceOnlyWhereAsked() {
        assertThat(said("--home", home.toString(), "datasets", "delete", "none"))
                .contains("no dataset 'none'")
                .doesNotContain("\tat ");
        assertThat(said("--home", home.toString(), "datasets", "delete", "none", "--verbose"))
                .contains("no dataset 'none'", "\tat io.abtpro.");
    }

    private static String said(String... arguments) {
        var err = new ByteArrayOutputStream();
        int code =
                io.abtpro.cli.WorkbenchCommand.run(
                        arguments,
                        io.abtpro.cli.Typed.services(io.abtpro.store.h2.H2Workspace::open),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).as(Arrays.toString(arguments)).isEqualTo(2);
        return err.toString(StandardCharsets.UTF_8);
    }
}
