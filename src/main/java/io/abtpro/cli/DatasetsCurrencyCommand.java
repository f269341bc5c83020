package io.abtpro.cli;

import io.abtpro.jobs.Names;
import io.abtpro.report.UpkeepDocuments;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Says in what the prices of a stored dataset are.
@Command(
        name = "currency",
        description = "Say in what the prices of a dataset are: a code such as USD, or none.")
final class DatasetsCurrencyCommand implements Callable<Integer> {
    private static final String NONE = "none";

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "NAME", description = "a stored dataset")
    private String name = "";

    @Parameters(index = "1", paramLabel = "CODE", description = "such as USD, EUR or USDT; or none")
    private String code = "";

    DatasetsCurrencyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Optional<String> currency =
                NONE.equalsIgnoreCase(code) ? Optional.empty() : Optional.of(Names.currency(code));
        try (var workspace = invocation.open()) {
            String stored = DatasetArgument.stored(name, workspace);
            workspace.datasets().setCurrency(stored, currency);
            invocation.print(
                    new UpkeepDocuments.DatasetCurrency(stored, currency),
                    List.of(
                            currency.map(c -> "The prices of '%s' are in %s.".formatted(stored, c))
                                    .orElse(
                                            "In what the prices of '%s' are is not known."
                                                    .formatted(stored))));
        }
        return 0;
    }
}
