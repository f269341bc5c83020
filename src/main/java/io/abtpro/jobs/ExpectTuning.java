package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Tells how long a tuning will take here, from a moment of that very search. What it finds is
/// thrown away unseen.
///
/// @param series all bars of the dataset; only those of training are used
/// @param compiled nanoseconds that went into compiling code so far
public record ExpectTuning(
        BarSeries series, TuningRequest request, LongSupplier nanos, LongSupplier compiled)
        implements Job<ExpectTuning.Expected> {
    private static final double MOMENT = 0.03;
    private static final int MOST_MOMENTS = 40;
    private static final int FIRST_MOMENTS = 4;
    private static final int LEAST_MOMENTS = 12;
    private static final double SHARE = 0.1;
    private static final double SETTLED = 0.8;
    private static final double COMPILING = 0.2;
    private static final int FEW_VALUES = 6;
    private static final double AVERAGE_AT = 0.6;
    private static final int TOGETHER = 10;

    /// With the time that this process took to compile its code.
    public ExpectTuning(BarSeries series, TuningRequest request, LongSupplier nanos) {
        this(series, request, nanos, ExpectTuning::compiledNanos);
    }

    /// @param seconds of the search, with what runs beside it and the walk after it
    /// @param cells of the grid
    /// @param gridSeconds of a grid search in place of the search asked for
    public record Expected(double seconds, int cells, double gridSeconds) {
        /// "2,743 cells, 1,000 episodes on 2,800 bars: about 12 s here".
        ///
        /// @param request that was asked about
        public String sentence(TuningRequest request) {
            TuningOptions options = request.options();
            String pieces =
                    switch (options.method()) {
                        case RL -> ", %,d episodes".formatted(options.episodes());
                        case GRID -> "";
                        case RANDOM, BAYESIAN ->
                                ", %,d backtests".formatted(options.budgetOn(cells));
                    };
            var train = request.splits().train();
            return "%,d cells%s on %,d bars: %s here"
                    .formatted(
                            cells,
                            pieces,
                            train.toBar() - train.fromBar(),
                            Durations.about(seconds));
        }
    }

    @Override
    public Expected run(Progress progress) {
        var grid = ParameterGrid.of(request.tuned(), request.base(), request.ranges());
        var training = new Columns(request.splits().trainingBars(series));
        TuningOptions options = request.options();
        Pace backtests =
                watch(() -> tuner(training, grid, options.withMethod(Method.GRID)), progress);
        int cells = grid.cells().length;
        double each = backtests.seconds() / cells;
        Pace search =
                switch (options.method()) {
                    case GRID -> backtests;
                    case RL -> learning(training, grid, each, progress);
                    case RANDOM, BAYESIAN ->
                            watch(() -> ready(training, grid, options, progress), progress);
                };
        double distinct = Math.min(cells, search.distinct());
        return new Expected(
                search.seconds() + besides(distinct, cells) * each,
                cells,
                backtests.seconds() + besides(cells, cells) * each);
    }

    /// Backtests beside a search of so many distinct ones, and after it, in those of one core:
    /// random search only makes those that the search did not, each twin makes as many, and so does
    /// each window of the walk its own.
    private double besides(double distinct, int cells) {
        TuningOptions options = request.options();
        double random = options.randomRuns() > 0 ? cells - distinct : 0;
        double walked = request.walk().windows() * (request.walk().budget() + 1.0);
        int cores =
                options.parallel()
                        ? Math.min(options.twins(), Runtime.getRuntime().availableProcessors())
                        : 1;
        return random + options.twins() * distinct / Math.max(1, cores) + walked;
    }

    private Tuner tuner(Columns training, ParameterGrid grid, TuningOptions options) {
        return new Tuner(training, grid, request.splits().train(), options);
    }

    /// @param seconds that the whole search would take
    /// @param distinct backtests that it would make
    private record Pace(double seconds, double distinct) {}

    /// Its first episodes meet new cells all the time, its last ones hardly any: it takes as long
    /// as its distinct backtests and as its episodes over cells that are known, which are watched
    /// on a grid of few cells.
    ///
    /// @param each seconds of a backtest
    private Pace learning(Columns training, ParameterGrid grid, double each, Progress progress) {
        Tuner tuner = tuner(training, grid, request.options());
        advance(tuner, FIRST_MOMENTS * MOMENT, progress);
        double distinct = Math.min(grid.cells().length, distinct(tuner));
        Pace known = watch(() -> tuner(training, few(grid), request.options()), progress);
        return new Pace(distinct * each + known.seconds(), distinct);
    }

    /// The whole grid where few of its values keep the strategy's rules.
    private ParameterGrid few(ParameterGrid grid) {
        List<ParameterRange> ranges =
                grid.ranges().stream()
                        .map(
                                r ->
                                        new ParameterRange(
                                                r.name(),
                                                r.from(),
                                                r.to(),
                                                r.step() * Math.ceilDiv(r.count(), FEW_VALUES)))
                        .toList();
        try {
            return ParameterGrid.of(grid.strategy(), grid.base(), ranges);
        } catch (IllegalArgumentException noCell) {
            return grid;
        }
    }

    /// Each proposal of a Bayesian search takes longer than the one before, so that is watched
    /// where it takes as long as on average: after random trials.
    private Tuner ready(
            Columns training, ParameterGrid grid, TuningOptions options, Progress progress) {
        Tuner tuner = tuner(training, grid, options);
        if (options.method() == Method.BAYESIAN) {
            int trials = (int) (AVERAGE_AT * tuner.total()) / TOGETHER * TOGETHER;
            var random =
                    tuner(
                            training,
                            grid,
                            options.withMethod(Method.RANDOM)
                                    .withSearch(
                                            options.episodes(),
                                            Math.max(1, trials),
                                            options.seed()));
            advance(random, FIRST_MOMENTS * MOMENT, progress);
            tuner.restore(random.checkpoint().bytes());
        }
        return tuner;
    }

    /// The last moment counts: before it, code and columns are made ready. There are more of them
    /// while each is much faster than the one before or code is still compiled, but not for much
    /// longer than a tenth of what is expected. A search that is over before is begun again.
    private Pace watch(Supplier<Tuner> search, Progress progress) {
        long begun = nanos.getAsLong();
        var compiling = new long[MOST_MOMENTS + 1];
        compiling[0] = compiled.getAsLong();
        Tuner tuner = search.get();
        double each = 0;
        boolean settled = false;
        for (int moment = 1; moment <= MOST_MOMENTS && !settled; moment++) {
            double seconds = 0;
            int pieces = 0;
            while (seconds < MOMENT) {
                if (tuner.isDone()) {
                    tuner = search.get();
                }
                int before = tuner.done();
                seconds += advance(tuner, MOMENT - seconds, progress);
                pieces += tuner.done() - before;
            }
            double now = seconds / Math.max(1, pieces);
            compiling[moment] = compiled.getAsLong();
            boolean ready =
                    moment >= FIRST_MOMENTS
                            && compiling[moment] - compiling[moment - FIRST_MOMENTS]
                                    < COMPILING * FIRST_MOMENTS * MOMENT * 1e9;
            boolean longEnough =
                    moment >= LEAST_MOMENTS
                            && (nanos.getAsLong() - begun) / 1e9 > SHARE * now * tuner.total();
            settled = ready && now > SETTLED * each || longEnough;
            each = now;
        }
        return new Pace(each * tuner.total(), distinct(tuner));
    }

    /// Time that went into compiling code so far; 0 where the machine does not tell.
    private static long compiledNanos() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                ? compiler.getTotalCompilationTime() * 1_000_000
                : 0;
    }

    /// Where a method finds cells by exploring, and explores less and less, new ones become rare:
    /// as many as are left are found in proportion to what is left to explore.
    private static double distinct(Tuner tuner) {
        double share = (double) tuner.done() / Math.max(1, tuner.total());
        if (share >= 1 || tuner.options().method() != Method.RL) {
            return tuner.log().size() / Math.max(share, 1e-9);
        }
        double cells = tuner.grid().count();
        double explored = 2 * share - share * share;
        return cells * (1 - Math.pow(1 - Math.min(1, tuner.log().size() / cells), 1 / explored));
    }

    /// Returns the seconds that it took; more than asked for where a Bayesian search, which fits
    /// its model anew at every tenth trial, is on the way to it.
    private double advance(Tuner tuner, double seconds, Progress progress) {
        long from = nanos.getAsLong();
        double took = 0;
        boolean between = tuner.options().method() == Method.BAYESIAN;
        while (!tuner.isDone() && (took < seconds || between && tuner.done() % TOGETHER != 0)) {
            progress.throwIfCancelled();
            tuner.advance();
            took = (nanos.getAsLong() - from) / 1e9;
        }
        return took;
    }
}
