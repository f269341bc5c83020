package io.abtpro.cli;

import io.abtpro.bench.MeasureGrowth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How cost grows, as people and programs read it.
final class GrowthText {
    private GrowthText() {}

    static Map<String, Object> document(MeasureGrowth.Report report) {
        var document = new LinkedHashMap<String, Object>();
        document.put("machine", BenchText.document(report.machine()));
        document.put("quick", report.quick());
        document.put("growth", report.rows().stream().map(GrowthText::document).toList());
        return document;
    }

    private static Map<String, Object> document(MeasureGrowth.Row row) {
        var document = new LinkedHashMap<String, Object>();
        document.put("grows", row.grows());
        document.put("work", row.work());
        document.put("unit", "ms");
        document.put("base", BenchText.document(row.base()));
        document.put("grown", BenchText.document(row.grown()));
        document.put("factor", row.factor());
        return document;
    }

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
