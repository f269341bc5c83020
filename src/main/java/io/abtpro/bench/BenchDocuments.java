package io.abtpro.bench;

import io.abtpro.report.BenchDocument;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What was measured, as documents.
public final class BenchDocuments {
    private BenchDocuments() {}

    public static BenchDocument of(RunBench.Report report) {
        return new BenchDocument(
                of(report.machine()),
                report.quick(),
                report.rows().stream().map(BenchDocuments::of).toList());
    }

    private static BenchDocument.Machine of(Machine machine) {
        return new BenchDocument.Machine(
                machine.cores(),
                machine.memoryBytes().isPresent()
                        ? Optional.of(machine.memoryBytes().getAsLong())
                        : Optional.empty(),
                machine.heapBytes(),
                machine.java(),
                machine.system(),
                machine.load());
    }

    private static BenchDocument.Row of(Measured row) {
        Goal goal = row.workload().goal();
        return new BenchDocument.Row(
                row.workload().name(),
                row.work(),
                row.workload().unit(),
                goal.moreIsBetter() ? "more" : "less",
                figure(row, Spread::median),
                figure(row, Spread::min),
                figure(row, Spread::lowerQuartile),
                figure(row, Spread::upperQuartile),
                figure(row, Spread::max),
                row.spread().map(Spread::n),
                goal.target(),
                switch (row.verdict()) {
                    case MET -> Optional.of(true);
                    case MISSED -> Optional.of(false);
                    case NONE -> Optional.empty();
                },
                row.quick(),
                row.note(),
                Optional.of(row.failure()).filter(failure -> !failure.isEmpty()));
    }

    private static Optional<Double> figure(Measured row, ToDoubleFunction<Spread> of) {
        return row.spread().map(of::applyAsDouble);
    }

    public static BenchDocument.Growth of(MeasureGrowth.Report report) {
        return new BenchDocument.Growth(
                of(report.machine()),
                report.quick(),
                report.rows().stream()
                        .map(
                                row ->
                                        new BenchDocument.Grown(
                                                row.grows(),
                                                row.work(),
                                                "ms",
                                                of(row.base()),
                                                of(row.grown()),
                                                row.factor()))
                        .toList());
    }

    private static BenchDocument.Spread of(Spread spread) {
        return new BenchDocument.Spread(
                spread.median(),
                spread.min(),
                spread.lowerQuartile(),
                spread.upperQuartile(),
                spread.max(),
                spread.n());
    }

    public static BenchDocument.Check of(Check check) {
        var arguments = new LinkedHashMap<String, String>();
        check.arguments().forEach(argument -> arguments.put(argument.name(), argument.usual()));
        return new BenchDocument.Check(check.name(), check.work(), arguments);
    }

    public static BenchDocument.Checked of(RunCheck.Report report) {
        return new BenchDocument.Checked(
                report.check().name(),
                report.arguments(),
                report.quick(),
                report.holds(),
                report.lines());
    }
}
