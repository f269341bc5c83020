package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Some cells of a sweep that can be computed anywhere: all it needs beside itself is the series.
///
/// @param strategy an id of the catalogue, or a file's path
/// @param formulaText what a formula says; empty for other strategies
/// @param seriesSha256 the series it is for
/// @param cells parameters by name, each inside the strategy's space and constraints
public record SweepUnit(
        String strategy,
        String formulaText,
        String seriesSha256,
        Execution execution,
        Backtest.Period period,
        List<Map<String, Double>> cells)
        implements Serializable {
    private static final int CELLS = 50;

    /// The signals of a strategy on the series at hand; called by several threads.
    @FunctionalInterface
    public interface SignalSource {
        Signals signals(Strategy strategy, ParameterSet parameters);
    }

    public SweepUnit {
        List<Map<String, Double>> copied = new ArrayList<>();
        cells.forEach(cell -> copied.add(new LinkedHashMap<>(cell)));
        cells = copied;
    }

    /// The units of a sweep over `cells`, in order.
    public static List<SweepUnit> of(
            Strategy strategy,
            String seriesSha256,
            Execution execution,
            Backtest.Period period,
            List<ParameterSet> cells) {
        List<SweepUnit> units = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += CELLS) {
            List<Map<String, Double>> some =
                    cells.subList(from, Math.min(cells.size(), from + CELLS)).stream()
                            .map(ParameterSet::values)
                            .toList();
            units.add(
                    new SweepUnit(
                            strategy.id(),
                            strategy.formulaText().orElse(""),
                            seriesSha256,
                            execution,
                            period,
                            some));
        }
        return units;
    }

    /// Every [Statistic] of every cell, shape `[cells][statistics]`; NaN where there is none.
    ///
    /// @throws IllegalArgumentException if the unit is for another series
    public double[][] run(BarSeries series, SignalSource source) {
        if (!series.sha256().equals(seriesSha256)) {
            throw new IllegalArgumentException(
                    "the unit is for series " + seriesSha256 + ", not " + series.sha256());
        }
        return run(new SweepBars(series, execution, period), found(), source);
    }

    /// The strategy; a formula is read anew at each call.
    Strategy found() {
        return StrategyCatalog.get(strategy, Optional.of(formulaText).filter(t -> !t.isEmpty()));
    }

    /// @param found what [#found] gives
    double[][] run(SweepBars bars, Strategy found, SignalSource source) {
        var kernel = new SweepKernel(bars);
        double[][] rows = new double[cells.size()][Statistic.values().length];
        for (int i = 0; i < rows.length; i++) {
            var parameters = new ParameterSet(cells.get(i));
            kernel.run(source.signals(found, parameters), found.protection(parameters), rows[i], 0);
        }
        return rows;
    }
}
