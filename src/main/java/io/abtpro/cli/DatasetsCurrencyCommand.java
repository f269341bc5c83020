package io.abtpro.cli;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.report.UpkeepDocuments;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Says what the prices of a stored dataset are quoted in.
@Command(name = "currency", description = "Say what a dataset's prices are quoted in.")
final class DatasetsCurrencyCommand implements Callable<Integer> {
    private static final String NONE = "none";

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "DATASET", description = "a stored dataset")
    private String dataset = "";

    @Parameters(
            index = "1",
            paramLabel = "CODE",
            description = "of ISO 4217, such as USD; none where it is not known")
    private String code = "";

    DatasetsCurrencyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Optional<QuoteCurrency> currency =
                code.equals(NONE) ? Optional.empty() : Optional.of(QuoteCurrency.of(code));
        try (var workspace = invocation.open()) {
            String stored = DatasetArgument.stored(dataset, workspace);
            workspace.datasets().quote(stored, currency);
            String said =
                    currency.map(c -> "'%s' is quoted in %s.".formatted(stored, c.code()))
                            .orElse("The currency of '%s' is not known.".formatted(stored));
            invocation.print(
                    new UpkeepDocuments.QuotedDataset(stored, currency.map(QuoteCurrency::code)),
                    List.of(said));
        }
        return 0;
    }
}
