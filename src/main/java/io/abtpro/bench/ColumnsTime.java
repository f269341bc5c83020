package io.abtpro.bench;

import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Condition;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.indicators.Operand;

import java.util.List;

/// How long every indicator's column takes, and a crossing of two that are there.
final class ColumnsTime {
    private ColumnsTime() {}

    static Check check() {
        return new Check(
                "columns-time",
                "how long the column of every indicator takes, and a crossing of two averages",
                List.of(
                        new Check.Argument("bars", "1000000", "2000"),
                        new Check.Argument("rounds", "2", "1")),
                ColumnsTime::run);
    }

    private static boolean run(Given given) {
        var bars = SweepWork.bars(given.count("bars"));
        for (int round = 0; round < given.count("rounds"); round++) {
            var columns = new Columns(bars);
            for (IndicatorSpec spec : IndicatorCatalog.all()) {
                long start = System.nanoTime();
                columns.column(spec.id(), List.of());
                given.line("%s %d ms", spec.id(), (System.nanoTime() - start) / 1_000_000);
            }
            var cross =
                    new Condition.CrossedUp(Operand.column("sma", 20), Operand.column("sma", 50));
            cross.evaluate(columns);
            long start = System.nanoTime();
            cross.evaluate(columns);
            given.line("cross %d us", (System.nanoTime() - start) / 1_000);
        }
        return true;
    }
}
