package io.abtpro.cli;

import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.jobs.GenerateBars;
import io.abtpro.report.Figures;
import io.abtpro.report.UpkeepDocuments;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Writes made-up bars to a CSV file.
@Command(
        name = "generate",
        description = "Write made-up bars: the same for the same seed, anywhere.")
final class GenerateCommand implements Callable<Integer> {
    private static final int MOST_BARS = 100_000_000;

    private final Invocation invocation;

    @Option(names = "--bars", required = true, paramLabel = "N", description = "how many bars")
    private String bars = "";

    @Option(
            names = "--seed",
            required = true,
            paramLabel = "S",
            description = "a whole number; decides every bar")
    private String seed = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "the CSV file to write")
    private Path file = Path.of("");

    @Option(
            names = "--timeframe",
            paramLabel = "T",
            description = "such as 1m, 5m, 1h, 1d; 1m where not given")
    private Optional<Timeframe> timeframe = Optional.empty();

    GenerateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        int count = (int) Choice.wholeNumber("--bars", bars, 1, MOST_BARS);
        long chosen =
                Choice.wholeNumber(
                        "--seed", seed, -999_999_999_999_999_999L, 999_999_999_999_999_999L);
        Timeframe length = timeframe.orElse(new Timeframe(1, Timeframe.Unit.MINUTE));
        new WritableFiles().and("--out", Optional.of(file)).check("");
        ResultFiles.makeFolderOf(file);
        invocation.run(new GenerateBars(new GeneratedBars.Options(count, chosen, length), file));
        invocation.print(
                new UpkeepDocuments.Generated(
                        file, count, chosen, length.toString(), Files.size(file)),
                List.of(
                        "%s bars of %s from seed %d in %s, %s bytes"
                                .formatted(
                                        Figures.count(count),
                                        length,
                                        chosen,
                                        file,
                                        Figures.count(Files.size(file)))));
        return 0;
    }
}
