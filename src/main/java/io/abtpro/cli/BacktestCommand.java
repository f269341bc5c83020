package io.abtpro.cli;

import io.abtpro.indicators.Columns;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.store.Runs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Backtests one strategy on one dataset; the trial is counted.
@Command(
        name = "backtest",
        description = "Backtest a strategy on a dataset, and say how far it is from luck.")
final class BacktestCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "DATASET", description = "a stored name, or a file's path")
    private String dataset = "";

    @Mixin private PlanOptions planOptions = new PlanOptions();
    @Mixin private PeriodOptions periodOptions = new PeriodOptions();

    @Mixin private HoldoutOption holdout = new HoldoutOption();

    @Option(names = "--trades", paramLabel = "FILE", description = "write the trades as CSV")
    private Optional<Path> trades = Optional.empty();

    @Option(names = "--equity", paramLabel = "FILE", description = "write the equity curve as CSV")
    private Optional<Path> equity = Optional.empty();

    @Option(
            names = "--months",
            paramLabel = "FILE",
            description = "write what each month earned as CSV")
    private Optional<Path> months = Optional.empty();

    BacktestCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        var plan = planOptions.plan();
        new WritableFiles()
                .and("--trades", trades)
                .and("--equity", equity)
                .and("--months", months)
                .check(dataset);
        try (var workspace = invocation.open()) {
            var found = DatasetArgument.find(dataset, workspace);
            var columns = new Columns(found.series());
            var asked = periodOptions.period(found.series());
            Optional<Runs> counting = Optional.of(workspace.runs());
            RunBacktest unnamed =
                    plan.isPlain()
                            ? plan.run(columns, asked, counting, Optional.empty(), Optional.empty())
                            : invocation.run(
                                    progress ->
                                            plan.on(
                                                    found.name(),
                                                    columns,
                                                    asked,
                                                    counting,
                                                    workspace.results(),
                                                    progress));
            RunBacktest run = unnamed.withDataset(found.name());
            holdout.check(run, workspace);
            show(found, run);
        }
        return 0;
    }

    private void show(DatasetArgument found, RunBacktest run) throws Exception {
        RunBacktest.Report report = invocation.run(run);
        ResultFiles.write(run, report, trades, equity, months);
        var text = new BacktestText(found.name(), run, report);
        invocation.print(text.document(), text.lines());
    }
}
