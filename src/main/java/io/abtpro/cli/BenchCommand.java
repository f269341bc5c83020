package io.abtpro.cli;

import io.abtpro.bench.Bench;
import io.abtpro.bench.BenchDocuments;
import io.abtpro.bench.MeasureGrowth;
import io.abtpro.bench.RunBench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/// Measures how fast this program is on this machine.
@Command(name = "bench", description = "Measure how fast this program is here, beside its targets.")
final class BenchCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final Bench bench;

    @Option(
            names = "--quick",
            description = "try every row with little work; says nothing of speed")
    private boolean quick;

    @Option(
            names = "--only",
            arity = "1..*",
            paramLabel = "NAME",
            description = "measure these rows; may be repeated")
    private List<String> names = List.of();

    @Option(
            names = "--growth",
            description = "measure how cost grows with bars, cells, trades and threads")
    private boolean growth;

    private BenchCommand(Invocation invocation, Bench bench) {
        this.invocation = invocation;
        this.bench = bench;
    }

    /// The command with the checks under it.
    static CommandLine of(Invocation invocation, Bench bench) {
        return new CommandLine(new BenchCommand(invocation, bench))
                .addSubcommand("checks", new BenchChecksCommand(invocation, bench));
    }

    @Override
    public Integer call() throws Exception {
        if (growth) {
            return growth();
        }
        RunBench.Report report =
                invocation.run(
                        new RunBench(
                                BenchText.chosen(bench.workloads(), names),
                                quick,
                                invocation::open));
        invocation.print(BenchDocuments.of(report), BenchText.lines(report));
        return report.isComplete() ? 0 : Failures.FAILURE;
    }

    private int growth() throws Exception {
        if (!names.isEmpty()) {
            throw new UsageException("--growth measures rows of its own; leave out --only");
        }
        MeasureGrowth.Report report = invocation.run(new MeasureGrowth(quick));
        invocation.print(BenchDocuments.of(report), GrowthText.lines(report));
        return 0;
    }
}
