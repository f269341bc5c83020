package io.abtpro.cli;

import io.abtpro.bars.Timeframe;
import io.abtpro.jobs.ResampleBars;
import io.abtpro.jobs.StoredDocuments;
import io.abtpro.store.DatasetRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Makes longer bars of a dataset and stores them.
@Command(
        name = "resample",
        description =
                "Store longer bars made from a dataset, in the calendar of the exchange's zone.")
final class ResampleCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "DATASET", description = "a stored name, or a file")
    private String dataset = "";

    @Option(
            names = "--to",
            paramLabel = "T",
            required = true,
            description = "the new timeframe, such as 1h, 1d, 1w or 1mo")
    private Optional<Timeframe> timeframe = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "N",
            description = "name of the new dataset; the old name and the timeframe where not given")
    private Optional<String> name = Optional.empty();

    ResampleCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        try (var workspace = invocation.open()) {
            var argument = DatasetArgument.find(dataset, workspace);
            String symbol =
                    workspace
                            .datasets()
                            .find(argument.name())
                            .map(DatasetRecord::symbol)
                            .orElse("");
            DatasetRecord made =
                    invocation.run(
                            new ResampleBars(
                                    workspace,
                                    argument.series(),
                                    argument.name(),
                                    symbol,
                                    timeframe.orElseThrow(),
                                    name));
            List<String> lines = new ArrayList<>(List.of("Stored as '%s'".formatted(made.name())));
            lines.addAll(DatasetText.lines(made));
            invocation.print(StoredDocuments.resampled(made), lines);
        }
        return 0;
    }
}
