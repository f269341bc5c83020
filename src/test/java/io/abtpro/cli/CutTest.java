package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.Weekdays;
import io.abtpro.store.h2.H2Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Whatever a command says of a moment, it says it without what its file holds after that moment.
class CutTest {
    private static final Map<String, String> UNTYPED =
            Map.ofEntries(
                    Map.entry("--help", "prints"),
                    Map.entry("--version", "prints"),
                    Map.entry("--home", "given to all"),
                    Map.entry("--json", "given to all"),
                    Map.entry("--verbose", "prints more of a failure"),
                    Map.entry("--open-holdout", "shows what was sealed, as it says"),
                    Map.entry(
                            "--in-sample",
                            "lists scores of models that knew what came after, as it says"),
                    Map.entry("--currency", "says what prices are quoted in"),
                    Map.entry("--scale", "judges the whole run"),
                    Map.entry("--evaluate", "judges the whole run"),
                    Map.entry("--model", "leaves out what other trainings scored"),
                    Map.entry("--adjust", "scales by a column of the file"),
                    Map.entry("--allow-large", "a bound of packed files"),
                    Map.entry("--date-format", "given, not told by the file"),
                    Map.entry("--ta4j", "the export in another form"),
                    Map.entry("--freqtrade", "the export in another form"));

    @TempDir private Path folder;

    /// Every command; several words are a command within a command.
    static Set<String> commands() {
        var ignored = new PrintStream(new ByteArrayOutputStream());
        CommandLine line =
                WorkbenchCommand.line(Typed.services(H2Workspace::open), ignored, ignored);
        Set<String> commands = leaves("", line);
        commands.add("datasets"); // it lists by itself, beside the commands under it
        commands.add("strategies"); // it lists by itself, beside the commands under it
        commands.add("bench"); // it measures by itself, beside the checks under it
        return commands;
    }

    @Test
    void everyCommandHasARow() {
        assertThat(CutCommands.all().keySet()).containsExactlyInAnyOrderElementsOf(commands());
    }

    /// A new option is typed in a row, or stands here with the reason why it can tell nothing of
    /// the future.
    private static void everyOptionWasTyped(Set<String> commands, Set<String> typed) {
        var ignored = new PrintStream(new ByteArrayOutputStream());
        CommandLine line =
                WorkbenchCommand.line(Typed.services(H2Workspace::open), ignored, ignored);
        for (String command : commands) {
            CommandLine of = line;
            for (String word : command.split(" ", 0)) {
                of = Objects.requireNonNull(of.getSubcommands().get(word));
            }
            Set<String> left = new TreeSet<>();
            of.getCommandSpec().options().forEach(option -> left.add(option.longestName()));
            left.removeIf(option -> typed.contains(command + " " + option));
            // One class reads the options of all three.
            left.removeIf(
                    option ->
                            command.startsWith("score ") && typed.contains("score list " + option));
            left.removeAll(UNTYPED.keySet());
            assertThat(left).as("options of %s that no row types", command).isEmpty();
        }
    }

    private static Set<String> leaves(String name, CommandLine line) {
        Set<String> leaves = new TreeSet<>();
        line.getSubcommands()
                .forEach(
                        (word, command) ->
                                leaves.addAll(leaves((name + " " + word).strip(), command)));
        return leaves.isEmpty() ? Set.of(name) : leaves;
    }

    @Test
    void nothingDatedBeforeACutChangesWithWhatComesAfter() throws IOException {
        Set<String> typed = new HashSet<>();
        var figures = CutFigures.run(Weekdays.of(480, 3), Weekdays.of(480, 4), 1, 9, folder, typed);
        figures.forEach(
                (command, figure) -> {
                    assertThat(figure.differences()).as(command).isEmpty();
                    assertThat(figure.compared()).as(command).isPositive();
                });
        everyOptionWasTyped(figures.keySet(), typed);
    }
}
