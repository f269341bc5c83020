package io.abtpro.cli;

import io.abtpro.failures.RefusedException;
import io.abtpro.report.FormulaTextDocument;
import io.abtpro.strategies.FormulaStrategy;
import io.abtpro.strategies.StrategyCatalog;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;

/// Writes a formula that works, to begin with.
@Command(name = "new", description = "Write a formula that works, to begin with.")
final class StrategiesNewCommand implements Callable<Integer> {
    private static final String EXAMPLE =
            """
            # What is known at a bar's close decides; '#' starts a comment.
            strategy "RSI pullback in an uptrend"
            about    "Buys weakness while the close is above its long average."
            param trend = 200 in 50..400 step 10 bars "Trend average"
            param dip   = 40  in 5..50   step 1       "RSI below"
            let up = close > sma(trend)
            enter long when up and rsi(14) crosses below dip
            exit  long when rsi(14) > 60 or not up
            """;

    private final Invocation invocation;

    @Parameters(paramLabel = "FILE", description = "a new file, NAME.strategy")
    private Path file = Path.of("");

    StrategiesNewCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        if (!file.toString().endsWith(FormulaStrategy.SUFFIX)) {
            throw new UsageException(
                    "a formula's file must be named NAME%s, was '%s'"
                            .formatted(FormulaStrategy.SUFFIX, file));
        }
        try {
            Files.writeString(file, EXAMPLE, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new RefusedException(
                    "%s is there already; choose another name".formatted(file), there);
        }
        invocation.print(
                FormulaTextDocument.of(StrategyCatalog.fromFormula(file)),
                List.of(
                        "Wrote %s; 'backtest DATASET --strategy %s' runs it."
                                .formatted(file, file)));
        return 0;
    }
}
