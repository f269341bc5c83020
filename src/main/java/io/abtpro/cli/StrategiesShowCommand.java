package io.abtpro.cli;

import io.abtpro.report.FormulaTextDocument;
import io.abtpro.strategies.FormulaStrategy;
import io.abtpro.strategies.StrategyCatalog;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Prints a strategy as a formula.
@Command(name = "show", description = "Print a strategy as a formula, to be changed and saved.")
final class StrategiesShowCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "id of the catalogue, or a file NAME.strategy")
    private String id = "";

    StrategiesShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var formula =
                StrategyCatalog.get(id) instanceof FormulaStrategy own
                        ? own
                        : FormulaStrategy.of(id, FormulaStrategy.shipped(id));
        invocation.print(FormulaTextDocument.of(formula), formula.text().lines().toList());
        return 0;
    }
}
