package io.abtpro.cli;

import io.abtpro.bench.MeasureGrowth;

import java.util.ArrayList;
import java.util.List;

/// How cost grows, as people read it.
final class GrowthText {
    private GrowthText() {}

    static List<String> lines(MeasureGrowth.Report report) {
        List<String> lines = new ArrayList<>(BenchText.lines(report.machine(), report.quick()));
        var table = new TextTable("Of", "Grows", ">Before, ms", ">After, ms", ">Cost x");
        for (MeasureGrowth.Row row : report.rows()) {
            table.row(
                    row.work(),
                    row.grows(),
                    BenchText.figure(row.base().median()),
                    BenchText.figure(row.grown().median()),
                    BenchText.figure(row.factor()));
        }
        lines.addAll(table.lines());
        return lines;
    }
}
