package io.abtpro.cli;

import io.abtpro.bench.Bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Runs one of the long checks, or lists them.
@Command(
        name = "checks",
        description =
                "Run a measurement or statistical check that is too long for a row; list them"
                        + " without a name.")
final class BenchChecksCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final Bench bench;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "the check")
    private Optional<String> name = Optional.empty();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "VALUE",
            description = "its arguments, in the order listed")
    private List<String> values = List.of();

    @Option(names = "--quick", description = "try it with little work; says nothing")
    private boolean quick;

    BenchChecksCommand(Invocation invocation, Bench bench) {
        this.invocation = invocation;
        this.bench = bench;
    }

    @Override
    public Integer call() throws Exception {
        return BenchChecks.run(invocation, bench, name, values, quick);
    }
}
