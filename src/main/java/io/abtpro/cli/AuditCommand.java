package io.abtpro.cli;

import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.AuditRequest;
import io.abtpro.jobs.AuditStrategy;
import io.abtpro.jobs.AuditVolatility;
import io.abtpro.jobs.BacktestPlan;
import io.abtpro.report.AuditDocument;
import io.abtpro.report.Figures;
import io.abtpro.scoring.Advice;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.volatility.VolatilityEstimator;
import io.abtpro.volatility.VolatilityTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Proves that a strategy and the indicators see nothing of the future; exit code 1 where one does.
@Command(
        name = "audit",
        description =
                "Look for look-ahead in a strategy and every indicator; exit code 1 on a leak.")
final class AuditCommand implements Callable<Integer> {
    private static final double GATED = Advice.DEFAULT_THRESHOLD;
    private static final VolatilityTarget SIZED = new VolatilityTarget(0.1, 1);

    private final Invocation invocation;

    @Parameters(paramLabel = "DATASET", description = "a stored name, or a file's path")
    private String dataset = "";

    @Mixin private PlanOptions planOptions = new PlanOptions();
    @Mixin private StudyChoices studyChoices = new StudyChoices();

    @Option(
            names = "--estimator",
            paramLabel = "E",
            description =
                    "how volatility is measured that is forecast; close-to-close where not given")
    private Optional<VolatilityEstimator> estimator = Optional.empty();

    @Option(
            names = "--bars",
            paramLabel = "N",
            description =
                    "look at the last N bars, 0 for all; 5,000 where not given, and 1,500 of them"
                            + " for forecasts of volatility")
    private Optional<String> bars = Optional.empty();

    AuditCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        BacktestPlan asked = planOptions.plan();
        Strategy strategy = asked.strategy();
        ParameterSet parameters = asked.parameters();
        try (var workspace = invocation.open()) {
            var found = DatasetArgument.find(dataset, workspace);
            List<AuditedRow> rows = audit(found.series(), request(found.series().size()));
            boolean clean = rows.stream().allMatch(AuditedRow::clean);
            invocation.print(
                    AuditDocument.of(
                            found.name(),
                            strategy.id(),
                            parameters,
                            rows.stream().map(AuditedRow::document).toList()),
                    lines(found, strategy, rows));
            return clean ? 0 : Failures.CHECK;
        }
    }

    private List<AuditedRow> audit(BarSeries series, AuditRequest request) throws Exception {
        var strategy = new AuditStrategy(series, request);
        var volatility = new AuditVolatility(series, request);
        return invocation.run(
                progress ->
                        Stream.concat(
                                        strategy.run(progress).rows().stream(),
                                        volatility.run(progress).stream())
                                .map(AuditedRow::of)
                                .toList());
    }

    /// What is audited: the run that was asked for, gated and sized as well where that was not.
    private AuditRequest request(int all) {
        var study = studyChoices.study();
        int last =
                bars.map(text -> (int) Choice.wholeNumber("--bars", text, 0, Integer.MAX_VALUE))
                        .orElse(0);
        return new AuditRequest(
                _ -> {
                    BacktestPlan plan = planOptions.plan();
                    return plan.withGating(
                                    plan.gating()
                                            .or(
                                                    () ->
                                                            Optional.of(
                                                                    planOptions
                                                                            .gate()
                                                                            .gating(GATED))))
                            .withSizing(
                                    plan.sizing()
                                            .or(
                                                    () ->
                                                            Optional.of(
                                                                    planOptions
                                                                            .sizing()
                                                                            .sizing(SIZED))));
                },
                _ -> study,
                estimator.orElse(VolatilityEstimator.CLOSE_TO_CLOSE),
                planOptions.sizing().horizon(),
                bars.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(last == 0 ? Math.max(1, all) : last));
    }

    private static List<String> lines(
            DatasetArgument found, Strategy strategy, List<AuditedRow> rows) {
        long leaks = rows.stream().filter(row -> !row.clean()).count();
        List<String> lines = new ArrayList<>();
        lines.add("Look-ahead audit of %s on %s".formatted(strategy.id(), found.name()));
        var table = new TextTable("", "", ">Bars", "");
        rows.forEach(
                row ->
                        table.row(
                                row.clean() ? "ok" : "LEAK",
                                row.name(),
                                Figures.count(row.checkedBars()),
                                row.sentence()));
        lines.addAll(table.lines());
        lines.add(
                leaks == 0
                        ? "All %d are clean.".formatted(rows.size())
                        : "%d of %d see the future.".formatted(leaks, rows.size()));
        return lines;
    }
}
