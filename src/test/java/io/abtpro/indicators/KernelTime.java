package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;
import java.util.List;

/// Prints how long columns of a million bars take, ours and, with an argument, those of ta4j; run by hand.
final class KernelTime {
    private KernelTime() {}

    public static void main(String[] args) {
        var bars = RandomBars.of(1_000_000, 1);
        if (args.length > 0) {
            ta4j(bars);
        }
        for (int round = 0; round < 2; round++) {
            Columns columns = new Columns(bars);
            for (String id : IndicatorCatalog.all().stream().map(IndicatorSpec::id).toList()) {
                long start = System.nanoTime();
                columns.column(id, List.of());
                System.out.println(id + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
            }
            var cross = new Condition.CrossedUp(Operand.column("sma", 20), Operand.column("sma", 50));
            cross.evaluate(columns);
            long start = System.nanoTime();
            cross.evaluate(columns);
            System.out.println("cross " + (System.nanoTime() - start) / 1_000 + " us");
        }
    }

    private static void ta4j(BarSeries bars) {
        for (IndicatorSpec spec : IndicatorCatalog.all()) {
            CatalogEntry entry = IndicatorCatalog.entry(spec.id());
            if (entry.ta4j().isEmpty()) {
                continue;
            }
            var series = Ta4jSeries.of(bars);
            long start = System.nanoTime();
            Columns.values(entry.ta4j().orElseThrow().apply(series, entry.complete(List.of())), bars.size());
            System.out.println("ta4j " + spec.id() + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }
}
