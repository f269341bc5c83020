package io.abtpro.cli;

import io.abtpro.indicators.Columns;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Backtests one strategy on one dataset; the trial is counted.
@Command(name = "backtest", description = "Backtest a strategy on a dataset, and say how far it is from luck.")
final class BacktestCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "DATASET", description = "a stored name, or a file's path")
    private String dataset = "";

    @Mixin private StrategyOptions strategyOptions = new StrategyOptions();
    @Mixin private ExecutionOptions executionOptions = new ExecutionOptions();
    @Mixin private SizingOptions sizingOptions = new SizingOptions();
    @Mixin private GateOptions gateOptions = new GateOptions();
    @Mixin private PeriodOptions periodOptions = new PeriodOptions();

    @Mixin private HoldoutOption holdout = new HoldoutOption();

    @Option(names = "--trades", paramLabel = "FILE", description = "write the trades as CSV")
    private Optional<Path> trades = Optional.empty();

    @Option(names = "--equity", paramLabel = "FILE", description = "write the equity curve as CSV")
    private Optional<Path> equity = Optional.empty();

    BacktestCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Strategy strategy = strategyOptions.strategy(invocation.engine());
        var parameters = strategyOptions.parameters(strategy);
        var execution = executionOptions.execution();
        var _ = sizingOptions.target();
        var _ = gateOptions.minScore();
        new WritableFiles().and("--trades", trades).and("--equity", equity).check(dataset);
        try (var workspace = invocation.open()) {
            var found = DatasetArgument.find(dataset, workspace, invocation.engine());
            var sizing = sizingOptions.sizing(found.series(), invocation);
            var columns = new Columns(found.series());
            var gate = gateOptions.gate(
                    new SignalSource(found.name(), columns, strategy, parameters, execution), invocation);
            var asked = periodOptions.period(found.series());
            var scored = gate.map(g -> g.within(asked)).orElse(asked);
            var run =
                    new RunBacktest(
                            columns,
                            strategy,
                            parameters,
                            execution,
                            sizing.map(s -> s.forecasts().within(scored)).orElse(scored),
                            Optional.of(workspace.runs()),
                            sizing,
                            gate);
            holdout.check(run, workspace);
            show(found, run, workspace);
        }
        return 0;
    }

    private void show(DatasetArgument found, RunBacktest run, Workspace workspace) throws Exception {
        RunBacktest.Report report = invocation.run(run);
        ResultFiles.write(run, report, trades, equity);
        int trials = workspace.runs().trials(found.series().sha256()).count();
        var text = new BacktestText(found.name(), run, report, trials);
        invocation.print(text.document(), text.lines());
    }
}
