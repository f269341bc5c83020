package io.abtpro.report;

import io.abtpro.backtest.Statistics;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.TradingYear;
import io.abtpro.strategies.ParameterSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Backtests over a grid.
///
/// @param cells how many were backtested
/// @param seconds that they took
/// @param top the best of them, best first
public record SweepDocument(
        String dataset,
        String strategy,
        String objective,
        int cells,
        double seconds,
        double barsPerSecond,
        int trialsOnDataset,
        double barsPerYear,
        CalendarDocument calendar,
        Map<String, Object> units,
        List<Cell> top)
        implements Document {
    public SweepDocument {
        top = List.copyOf(top);
    }

    /// What was swept.
    ///
    /// @param currency what money is counted in; empty where it is not known
    public record Inputs(
            String dataset,
            String strategy,
            String objective,
            TradingYear year,
            Optional<QuoteCurrency> currency) {}

    /// How much was backtested.
    public record Work(int cells, double seconds, double barsPerSecond, int trialsOnDataset) {}

    /// One cell and its figures.
    public record Cell(Map<String, Double> parameters, Map<String, Object> metrics) {
        public static Cell of(ParameterSet parameters, Statistics statistics) {
            return new Cell(parameters.values(), Metrics.of(statistics));
        }
    }

    public static SweepDocument of(Inputs inputs, Work work, List<Cell> top) {
        return new SweepDocument(
                inputs.dataset(),
                inputs.strategy(),
                inputs.objective(),
                work.cells(),
                work.seconds(),
                work.barsPerSecond(),
                work.trialsOnDataset(),
                inputs.year().barsPerYear(),
                CalendarDocument.of(inputs.year()),
                Units.ofRun(inputs.currency()),
                top);
    }
}
