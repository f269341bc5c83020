package io.abtpro.tuning;

import io.abtpro.indicators.Columns;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.util.LinkedHashMap;
import java.util.Map;

/// The signals of cells, the most recently used kept while they fit in a quarter of the heap.
final class CellSignals {
    record Ready(Signals signals, Protection protection) {}

    private final Columns columns;
    private final ParameterGrid grid;
    private final Map<Integer, Ready> entries;

    CellSignals(Columns columns, ParameterGrid grid) {
        this.columns = columns;
        this.grid = grid;
        long bytes = columns.series().size() / 2 + 400L;
        long most = Math.max(16, Runtime.getRuntime().maxMemory() / 4 / bytes);
        this.entries =
                new LinkedHashMap<>(64, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Integer, Ready> eldest) {
                        return size() > most;
                    }
                };
    }

    Ready of(int cell) {
        Ready known = entries.get(cell);
        if (known == null) {
            var parameters = grid.parameters(cell);
            var strategy = grid.strategy();
            known =
                    new Ready(
                            strategy.signals(columns, parameters), strategy.protection(parameters));
            entries.put(cell, known);
        }
        return known;
    }
}
