package io.abtpro.report;

import de.siegmar.fastcsv.writer.CsvWriter;

import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.files.Cells;
import io.abtpro.files.WholeFile;
import io.abtpro.strategies.ParameterSet;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A sweep as CSV: one row a cell, its parameters and every [Statistic] at full precision; empty
/// where there is none.
public final class SweepCsv {
    /// One cell of the sweep.
    public record Row(ParameterSet parameters, Statistics statistics) {}

    private SweepCsv() {}

    public static void write(Path file, List<Row> cells) throws IOException {
        WholeFile.writeText(file, out -> write(out, cells));
    }

    private static void write(Writer out, List<Row> cells) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            if (cells.isEmpty()) {
                return;
            }
            List<String> head = new ArrayList<>();
            cells.getFirst()
                    .parameters()
                    .values()
                    .keySet()
                    .forEach(name -> head.add(Cells.safe(name)));
            for (Statistic statistic : Statistic.values()) {
                head.add(statistic.key());
            }
            csv.writeRecord(head);
            for (Row cell : cells) {
                csv.writeRecord(row(cell));
            }
        }
    }

    private static List<String> row(Row cell) {
        List<String> row = new ArrayList<>();
        cell.parameters().values().values().forEach(value -> row.add(text(value)));
        for (Statistic statistic : Statistic.values()) {
            var value = cell.statistics().value(statistic);
            row.add(value.isPresent() ? text(value.getAsDouble()) : "");
        }
        return row;
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
