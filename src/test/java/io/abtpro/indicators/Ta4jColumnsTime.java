package io.abtpro.indicators;

import java.util.List;

/// Prints how long ta4j's own columns of a million bars take; run by hand. Ours are `bench checks
/// columns-time`.
final class Ta4jColumnsTime {
    private Ta4jColumnsTime() {}

    public static void main(String[] args) {
        var bars = RandomBars.of(1_000_000, 1);
        for (IndicatorSpec spec : IndicatorCatalog.all()) {
            CatalogEntry entry = IndicatorCatalog.entry(spec.id());
            if (entry.ta4j().isEmpty()) {
                continue;
            }
            var series = Ta4jSeries.of(bars);
            long start = System.nanoTime();
            Columns.values(
                    entry.ta4j().orElseThrow().apply(series, entry.complete(List.of())),
                    bars.size());
            System.out.println(
                    "ta4j " + spec.id() + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }
}
