package io.abtpro.cli;

import io.abtpro.formula.FormulaText;
import io.abtpro.formula.Problem;
import io.abtpro.report.FormulaCheckDocument;
import io.abtpro.strategies.FormulaStrategy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Reads a formula and lists what is wrong with it.
@Command(
        name = "check",
        description = "Read a formula and list what is wrong; exit code 2 where anything is.")
final class StrategiesCheckCommand implements Callable<Integer> {
    private static final int WRONG = 2;

    private final Invocation invocation;

    @Parameters(paramLabel = "FILE", description = "a file NAME.strategy")
    private Path file = Path.of("");

    StrategiesCheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        FormulaText read = FormulaText.read(FormulaStrategy.text(file));
        invocation.print(FormulaCheckDocument.of(read), lines(read));
        return read.problems().isEmpty() ? 0 : WRONG;
    }

    private List<String> lines(FormulaText read) {
        if (read.problems().isEmpty()) {
            return List.of("%s has no problem.".formatted(file));
        }
        List<String> lines = new ArrayList<>();
        List<String> text = read.text().lines().toList();
        for (Problem problem : read.problems()) {
            lines.add("%s, %s".formatted(file, problem.sentence()));
            if (problem.line() <= text.size()) {
                lines.add("  " + text.get(problem.line() - 1).replace('\t', ' '));
                lines.add("  " + " ".repeat(problem.column() - 1) + "^".repeat(problem.length()));
            }
        }
        return lines;
    }
}
