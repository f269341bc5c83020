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

    /// @param seconds of the search, with what runs beside it and the walk after it
    /// @param cells of the grid
    /// @param gridSeconds of a grid search in place of the search asked for
    public record Expected(double seconds, int cells, double gridSeconds) {
        /// "2,743 cells, 1,000 episodes on 2,800 bars: about 12 s here".
        ///
        /// @param request that was asked about
        public String sentence(TuningRequest request) {
            TuningOptions options = request.options();
            String pieces = switch (options.method()) {
                case RL -> ", %,d episodes".formatted(options.episodes());
                case GRID -> "";
                case RANDOM, BAYESIAN -> ", %,d backtests".formatted(options.budgetOn(cells));
            };
            var train = request.splits().train();
            return "%,d cells%s on %,d bars: %s here"
                    .formatted(cells, pieces, train.toBar() - train.fromBar(), Lasting.about(seconds));
        }
    }

    @Override
    public Expected run(Progress progress) {
        var grid = ParameterGrid.of(StrategyCatalog.get(request.strategy()), request.base(), request.ranges());
        var training = new Columns(request.splits().trainingBars(series));
        TuningOptions options = request.options();
        Pace backtests = watch(tuner(training, grid, options.withMethod(Method.GRID)), progress);
        Pace search = options.method() == Method.GRID
                ? backtests
                : watch(tuner(training, grid, options), progress);
        int cells = grid.cells().length;
        double each = backtests.seconds() / cells;
        double distinct = Math.min(cells, search.distinct());
        return new Expected(
                search.seconds() + besides(distinct, cells) * each, cells,
                backtests.seconds() + besides(cells, cells) * each);
    }

    /// Backtests beside a search of so many distinct ones, and after it: random search only makes those that the search
    /// did not, each twin makes as many, and so does each window of the walk its own.
    private double besides(double distinct, int cells) {
        double random = request.options().randomRuns() > 0 ? cells - distinct : 0;
        double walked = request.walk().windows() * (request.walk().budget() + 1.0);
        return random + request.options().twins() * distinct + walked;
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
