package io.abtpro.report;

import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;

import java.util.LinkedHashMap;
import java.util.Map;

/// The statistics of a run by their keys; null where one cannot be computed.
final class Metrics {
    private Metrics() {}

    static Map<String, Object> of(Statistics statistics) {
        var figures = new LinkedHashMap<String, Object>();
        for (Statistic statistic : Statistic.values()) {
            figures.put(statistic.key(), statistics.value(statistic));
        }
        return figures;
    }
}
