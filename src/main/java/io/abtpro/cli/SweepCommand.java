package io.abtpro.cli;

import io.abtpro.backtest.Statistic;
import io.abtpro.bars.TradingYear;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.SweepParameters;
import io.abtpro.report.Figures;
import io.abtpro.report.SweepCsv;
import io.abtpro.report.SweepDocument;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterGrid;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Backtests a whole grid on a dataset; every cell is counted as a trial.
@Command(name = "sweep", description = "Backtest every cell of a grid of parameters.")
final class SweepCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "DATASET", description = "a stored name, or a file's path")
    private String dataset = "";

    @Mixin private StrategyOptions strategyOptions = new StrategyOptions();
    @Mixin private ExecutionOptions executionOptions = new ExecutionOptions();
    @Mixin private PeriodOptions periodOptions = new PeriodOptions();
    @Mixin private HoldoutOption holdout = new HoldoutOption();

    @Option(
            names = "--grid",
            required = true,
            paramLabel = "name=from:to:step",
            description = "the values of a parameter; may be repeated")
    private List<String> ranges = List.of();

    @Option(
            names = "--objective",
            paramLabel = "O",
            description = "what orders the cells; sharpe where not given")
    private Optional<Objective> objective = Optional.empty();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "cells that are shown; 10 where not given")
    private String top = "10";

    @Option(names = "--out", paramLabel = "FILE.csv", description = "write every cell as CSV")
    private Optional<Path> file = Optional.empty();

    SweepCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Strategy strategy = strategyOptions.strategy();
        var goal = objective.orElse(Objective.SHARPE);
        int shown = (int) Choice.wholeNumber("--top", top, 1, 1_000_000);
        var grid =
                ParameterGrid.of(
                        strategy,
                        strategyOptions.parameters(),
                        ranges.stream()
                                .map(r -> TuningSearchOptions.range("--grid", strategy, r))
                                .toList());
        new WritableFiles().and("--out", file).check(dataset);
        try (var workspace = invocation.open()) {
            var found = DatasetArgument.find(dataset, workspace);
            var period = periodOptions.period(found.series());
            holdout.check(found.series(), strategy, grid.base(), period, workspace);
            SweepParameters.Report report =
                    invocation.run(
                            new SweepParameters(
                                    new Columns(found.series()),
                                    grid,
                                    executionOptions.execution(),
                                    period,
                                    workspace.runs(),
                                    Runtime.getRuntime().availableProcessors()));
            if (file.isPresent()) {
                ResultFiles.makeFolderOf(file.get());
                SweepCsv.write(
                        file.get(),
                        report.cells().stream()
                                .map(cell -> new SweepCsv.Row(cell.parameters(), cell.statistics()))
                                .toList());
            }
            double speed =
                    report.cells().size()
                            * (double) (period.toBar() - period.fromBar())
                            / report.seconds();
            List<SweepParameters.Cell> best =
                    report.cells().stream()
                            .sorted(
                                    Comparator.comparing(
                                            SweepParameters.Cell::statistics, goal.bestFirst()))
                            .limit(shown)
                            .toList();
            invocation.print(
                    SweepDocument.of(
                            new SweepDocument.Inputs(
                                    found.name(),
                                    grid.strategy().id(),
                                    goal.word(),
                                    found.series().yearUpTo(period.toBar()),
                                    found.series().currency()),
                            new SweepDocument.Work(
                                    report.cells().size(),
                                    report.seconds(),
                                    speed,
                                    report.trials()),
                            best.stream()
                                    .map(
                                            cell ->
                                                    SweepDocument.Cell.of(
                                                            cell.parameters(), cell.statistics()))
                                    .toList()),
                    lines(
                            found.name(),
                            grid,
                            goal,
                            report,
                            speed,
                            best,
                            found.series().yearUpTo(period.toBar())));
        }
        return 0;
    }

    private static List<String> lines(
            String name,
            ParameterGrid grid,
            Objective goal,
            SweepParameters.Report report,
            double speed,
            List<SweepParameters.Cell> best,
            TradingYear year) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s on %s: %s cells in %s s, %s million bars a second"
                        .formatted(
                                grid.strategy().id(),
                                name,
                                Figures.count(report.cells().size()),
                                Figures.plain(report.seconds(), 2),
                                Figures.plain(speed / 1e6, 0)));
        var table =
                new TextTable("Parameters", ">" + goal.word(), ">Net return", ">Max DD", ">Trades");
        for (SweepParameters.Cell cell : best) {
            List<String> values = new ArrayList<>();
            grid.ranges()
                    .forEach(
                            r ->
                                    values.add(
                                            r.name()
                                                    + " "
                                                    + Figures.exact(
                                                            cell.parameters().get(r.name()))));
            table.row(
                    String.join(", ", values),
                    goal(goal, cell),
                    figure(Statistic.NET_RETURN, cell),
                    figure(Statistic.MAX_DRAWDOWN, cell),
                    figure(Statistic.TRADES, cell));
        }
        lines.addAll(table.lines());
        lines.add(CalendarText.line(year));
        lines.add(
                "%s distinct backtests are counted on this dataset; the best of many is partly luck, see 'tune'"
                        .formatted(Figures.count(report.trials())));
        return lines;
    }

    private static String goal(Objective goal, SweepParameters.Cell cell) {
        return goal.of(cell.statistics()).stream().anyMatch(goal::isNothingLost)
                ? Figures.NO_LOSS
                : figure(goal.statistic(), cell);
    }

    private static String figure(Statistic statistic, SweepParameters.Cell cell) {
        return Figures.of(statistic, cell.statistics().value(statistic));
    }
}
