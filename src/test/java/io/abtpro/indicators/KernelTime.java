package io.abtpro.indicators;

import java.util.List;

/// Prints how long columns of a million bars take; run by hand.
final class KernelTime {
    private KernelTime() {}

    public static void main(String[] args) {
        var bars = RandomBars.of(1_000_000, 1);
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
}
