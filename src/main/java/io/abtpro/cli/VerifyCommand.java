package io.abtpro.cli;

import io.abtpro.jobs.ResultDocuments;
import io.abtpro.jobs.TuningSource;
import io.abtpro.jobs.VerifyTuned;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Runs an export again and compares the trades and every figure in it; exit code 1 where one
/// differs.
@Command(
        name = "verify",
        description =
                "Run an export again, trades and search; exit code 1 where the trades or a figure"
                        + " differ.")
final class VerifyCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(
            paramLabel = "FILE.json",
            description = "tuned parameters, as 'tune --export' writes them")
    private Path file = Path.of("");

    @Option(
            names = "--dataset",
            paramLabel = "DATASET",
            description =
                    "the bars, a stored name or a file; the stored dataset with the same hash where"
                            + " not given")
    private Optional<String> dataset = Optional.empty();

    VerifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        try (var workspace = invocation.open()) {
            TuningSource bars;
            if (dataset.isPresent()) {
                var found = DatasetArgument.find(dataset.get(), workspace);
                bars = TuningSource.of(workspace, found.name(), found.series());
            } else {
                var then = VerifyTuned.read(file).dataset();
                bars = TuningSource.withBarsOrFile(workspace, then.sha256(), then.name());
            }
            VerifyTuned.Report report =
                    invocation.run(new VerifyTuned(workspace, file, Optional.of(bars)));
            invocation.print(
                    ResultDocuments.of(file, report),
                    List.of(
                            "%s, %s on %s: %s"
                                    .formatted(
                                            file,
                                            report.tuned().strategyId(),
                                            report.dataset(),
                                            report.sentence())));
            return report.equal() ? 0 : Failures.CHECK;
        }
    }
}
