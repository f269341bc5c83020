package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;
import java.util.function.LongSupplier;

/// Tells how long a tuning will take here, from a moment of that very search. What it finds is thrown away unseen.
///
/// @param series all bars of the dataset; only those of training are used
public record ExpectTuning(BarSeries series, TuningRequest request, LongSupplier nanos)
        implements Job<ExpectTuning.Expected> {
    private static final double MOMENT = 0.06;

    /// @param seconds of the search, of what runs beside it and of the walk after it
    /// @param cells of the grid
    /// @param gridSeconds of a backtest of each cell
    public record Expected(double seconds, int cells, double gridSeconds) {}

    @Override
    public Expected run(Progress progress) {
        var grid = ParameterGrid.of(StrategyCatalog.get(request.strategy()), request.base(), request.ranges());
        var training = new Columns(request.splits().trainingBars(series));
        TuningOptions options = request.options();
        Pace backtests = watch(tuner(training, grid, options.withMethod(Method.GRID)), progress);
        Pace search = options.method() == Method.GRID
                ? backtests
                : watch(tuner(training, grid, options), progress);
        double distinct = Math.min(grid.cells().length, search.distinct());
        double beside = (options.randomRuns() + options.twins()) * distinct;
        double walked = request.walk().windows() * (request.walk().budget() + 1.0);
        double each = backtests.seconds() / grid.cells().length;
        return new Expected(
                search.seconds() + (beside + walked) * each, grid.cells().length, backtests.seconds());
    }

    private Tuner tuner(Columns training, ParameterGrid grid, TuningOptions options) {
        return new Tuner(training, grid, request.splits().train(), options);
    }

    /// @param seconds that the whole search would take
    /// @param distinct backtests that it would make
    private record Pace(double seconds, double distinct) {}

    /// The second half of the moment counts: in the first, code and columns are made ready.
    private Pace watch(Tuner tuner, Progress progress) {
        long start = nanos.getAsLong();
        advance(tuner, start, MOMENT / 2, progress);
        long middle = nanos.getAsLong();
        int before = tuner.done();
        advance(tuner, middle, MOMENT / 2, progress);
        long end = nanos.getAsLong();
        int done = tuner.done();
        boolean halves = done > before;
        double each = halves ? (end - middle) / 1e9 / (done - before) : (end - start) / 1e9 / Math.max(1, done);
        double distinct = (double) tuner.log().size() * tuner.total() / Math.max(1, done);
        return new Pace(each * tuner.total(), distinct);
    }

    private void advance(Tuner tuner, long from, double seconds, Progress progress) {
        while (!tuner.isDone() && (nanos.getAsLong() - from) / 1e9 < seconds) {
            progress.throwIfCancelled();
            tuner.advance();
        }
    }
}
