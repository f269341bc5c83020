package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.store.h2.H2Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Whatever a command says of a moment, it says it without what its file holds after that moment.
class CutTest {
    @TempDir private Path folder;

    @Test
    void everyCommandHasARow() {
        var ignored = new PrintStream(new ByteArrayOutputStream());
        CommandLine line = WorkbenchCommand.line(H2Workspace::open, ignored, ignored, new Engine() {});
        Set<String> commands = leaves("", line);
        commands.add("datasets"); // it lists by itself, beside the commands under it
        commands.add("bench"); // it measures by itself, beside the checks under it
        assertThat(CutCommands.all().keySet()).containsExactlyInAnyOrderElementsOf(commands);
    }

    private static Set<String> leaves(String name, CommandLine line) {
        Set<String> leaves = new TreeSet<>();
        line.getSubcommands().forEach((word, command) -> leaves.addAll(leaves((name + " " + word).strip(), command)));
        return leaves.isEmpty() ? Set.of(name) : leaves;
    }

    @Test
    void nothingDatedBeforeACutChangesWithWhatComesAfter() throws IOException {
        var figures = CutFigures.run(CutFigures.weekdays(480, 3), CutFigures.weekdays(480, 4), 1, 9, folder);
        figures.forEach((command, figure) -> {
            assertThat(figure.differences()).as(command).isEmpty();
            assertThat(figure.compared()).as(command).isPositive();
        });
    }
}
