package io.abtpro.cli;

import io.abtpro.bench.Machine;
import io.abtpro.bench.Measured;
import io.abtpro.bench.RunBench;
import io.abtpro.bench.Spread;
import io.abtpro.bench.Workload;
import io.abtpro.report.Figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The table of speeds as people read it.
final class BenchText {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final int CLOSE = 2;
    private static final String QUICK =
            "--quick does little work to see that every row runs: none of these figures is a"
                    + " speed.";

    private BenchText() {}

    static List<String> lines(RunBench.Report report) {
        List<String> lines = new ArrayList<>(lines(report.machine(), report.quick()));
        var table =
                new TextTable(
                        "Row",
                        ">Median",
                        "Unit",
                        ">Quartiles",
                        ">Best to worst",
                        ">Target",
                        "",
                        ">n");
        report.rows().forEach(row -> add(table, row));
        lines.addAll(table.lines());
        lines.add("");
        report.rows().forEach(row -> lines.add(explained(row)));
        return lines;
    }

    /// The machine, and what stands against believing the figures.
    static List<String> lines(Machine machine, boolean quick) {
        List<String> lines = new ArrayList<>();
        String memory =
                machine.memoryBytes().isPresent()
                        ? ", %s GB memory"
                                .formatted(
                                        Figures.plain(machine.memoryBytes().getAsLong() / 1e9, 0))
                        : "";
        lines.add(
                "%s, %d cores%s, heap of at most %s GB, %s"
                        .formatted(
                                machine.system(),
                                machine.cores(),
                                memory,
                                Figures.plain(machine.heapBytes() / 1e9, 1),
                                machine.java()));
        if (machine.isBusy()) {
            lines.add(
                    "The machine was at other work (load %s on %d cores): alone it would be faster."
                            .formatted(
                                    Figures.plain(machine.load().orElse(0), 1), machine.cores()));
        }
        if (quick) {
            lines.add(QUICK);
        }
        lines.add("");
        return lines;
    }

    private static void add(TextTable table, Measured row) {
        OptionalDouble target = row.workload().goal().target();
        boolean more = row.workload().goal().moreIsBetter();
        String wanted =
                target.isEmpty() ? "" : (more ? ">= " : "<= ") + figure(target.getAsDouble());
        String name = row.workload().name();
        if (row.spread().isEmpty()) {
            table.row(name, "-", row.workload().unit(), "", "", wanted, "failed", "");
            return;
        }
        Spread spread = row.spread().get();
        table.row(
                name,
                figure(spread.median()),
                row.workload().unit(),
                figure(spread.lowerQuartile()) + " to " + figure(spread.upperQuartile()),
                figure(more ? spread.max() : spread.min())
                        + " to "
                        + figure(more ? spread.min() : spread.max()),
                wanted,
                verdict(row),
                Figures.count(spread.n()));
    }

    /// Such as "met, 2.1 x better" or "missed by 31 %".
    static String verdict(Measured row) {
        double factor = row.factor();
        return switch (row.verdict()) {
            case NONE -> row.quick() ? "quick" : "";
            case MET ->
                    factor >= CLOSE
                            ? "met, %s x better".formatted(Figures.plain(factor, 1))
                            : "met, %s %% to spare".formatted(Figures.plain(100 * (factor - 1), 0));
            case MISSED ->
                    factor <= 1.0 / CLOSE
                            ? "MISSED, %s x".formatted(Figures.plain(1 / factor, 1))
                            : "MISSED by %s %%".formatted(Figures.plain(100 * (1 / factor - 1), 0));
        };
    }

    private static String explained(Measured row) {
        String text = row.workload().name() + ": " + row.work();
        if (!row.failure().isEmpty()) {
            return text + (row.work().isEmpty() ? "" : "; ") + "failed: " + row.failure();
        }
        return text + (row.note().isEmpty() ? "" : "; " + row.note());
    }

    /// Three digits, no exponent.
    static String figure(double value) {
        if (Math.abs(value) >= 1000) {
            return Figures.count(Math.round(value));
        }
        return new BigDecimal(value).round(DIGITS).toPlainString();
    }

    /// The rows of these names, or all where none is named.
    static List<Workload> chosen(List<Workload> all, List<String> names) {
        List<String> known = all.stream().map(Workload::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UsageException(
                        "unknown row '%s'%s; rows are %s"
                                .formatted(
                                        name,
                                        Nearest.hint(name, known, ""),
                                        String.join(", ", known)));
            }
        }
        return names.isEmpty() ? all : all.stream().filter(w -> names.contains(w.name())).toList();
    }
}
