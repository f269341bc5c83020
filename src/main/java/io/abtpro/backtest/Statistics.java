package io.abtpro.backtest;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/// The figures of one run; one that cannot be computed (no trade, no loss) is absent.
public final class Statistics {
    private final EnumMap<Statistic, Double> values;

    public Statistics(Map<Statistic, Double> values) {
        this.values = new EnumMap<>(Statistic.class);
        values.forEach(
                (statistic, value) -> {
                    if (Double.isFinite(value)) {
                        this.values.put(statistic, value);
                    }
                });
    }

    public OptionalDouble value(Statistic statistic) {
        Double value = values.get(statistic);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
