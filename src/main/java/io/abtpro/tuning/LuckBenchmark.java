package io.abtpro.tuning;

import io.abtpro.backtest.Backtest.Period;
import io.abtpro.indicators.Columns;
import io.abtpro.math.Quantiles;

import org.jspecify.annotations.Nullable;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What stands beside a search at as many distinct backtests: random searches on the same bars,
/// which say what the method is worth, and random searches on twins, in which there is nothing to
/// find, which say what luck is worth.
///
/// Random searches on the same bars look at those bars: their trials are counted too. Trials on
/// twins are not.
public final class LuckBenchmark {
    private static final double ONE_IN_TWENTY = 0.95;
    private static final double ROUNDING = 1e-9;

    private final Evaluator evaluator;
    private final TrialLog searched;
    private final TrialLog extra;
    private final boolean[] isKnown;
    private final double[] known;
    private final List<RandomRun> random;
    private final List<RandomRun> twins;
    private final List<IntConsumer> works;
    private final boolean parallel;
    private Curves curves = Curves.none();
    private int begun;
    private int told;
    private Following following = new Following(List.of(), 0, new AtomicInteger());
    private List<ForkJoinTask<?>> helpers = List.of();

    /// @param training the columns of the searched series
    public LuckBenchmark(Tuner tuner, Columns training, Period train) {
        TuningOptions options = tuner.options();
        ParameterGrid grid = tuner.grid();
        int[] cells = grid.cells();
        searched = tuner.log();
        parallel = options.parallel();
        var log = new TrialLog(options.objective(), options.limits());
        evaluator = new Evaluator(training, grid, options.execution(), train, log, false);
        extra = new TrialLog(options.objective(), options.limits());
        isKnown = new boolean[grid.size()];
        known = new double[grid.size()];
        random =
                IntStream.range(0, options.randomRuns())
                        .mapToObj(
                                i ->
                                        new RandomRun(
                                                cells,
                                                Seeds.random(options.seed(), -1L - i),
                                                this::value))
                        .toList();
        var source = new MirrorTwins(training.series(), train.fromBar());
        twins =
                IntStream.range(0, options.twins())
                        .mapToObj(i -> twin(i, options, grid, source, train, cells))
                        .toList();
        // Random searches share what they backtested, so one thread at a time runs them all.
        works =
                Stream.concat(
                                Stream.<IntConsumer>of(
                                        count -> random.forEach(run -> run.extendTo(count))),
                                twins.stream().<IntConsumer>map(twin -> twin::extendTo))
                        .toList();
    }

    private static RandomRun twin(
            int i,
            TuningOptions options,
            ParameterGrid grid,
            MirrorTwins source,
            Period train,
            int[] cells) {
        var twin = new Twin(i, options, grid, source, train);
        SplittableRandom random = twin.random();
        twin.make(random);
        return new RandomRun(cells, random, twin::value);
    }

    /// Mirrored bars that are given back where memory is short, and made again, the same, when they
    /// are asked for.
    private static final class Twin {
        private final int number;
        private final TuningOptions options;
        private final ParameterGrid grid;
        private final MirrorTwins source;
        private final Period train;
        private final TrialLog log;
        private SoftReference<@Nullable Evaluator> made = new SoftReference<>(null);

        Twin(
                int number,
                TuningOptions options,
                ParameterGrid grid,
                MirrorTwins source,
                Period train) {
            this.number = number;
            this.options = options;
            this.grid = grid;
            this.source = source;
            this.train = train;
            this.log = new TrialLog(options.objective(), options.limits());
        }

        double value(int cell) {
            return log.contains(cell) ? log.valueOf(cell) : evaluator().value(cell);
        }

        private Evaluator evaluator() {
            Evaluator known = made.get();
            return known == null ? make(random()) : known;
        }

        SplittableRandom random() {
            return Seeds.random(options.seed(), -1_000_001L - number);
        }

        Evaluator make(SplittableRandom random) {
            var series = source.twin(random);
            long share = Runtime.getRuntime().maxMemory() / 8 / options.twins();
            var evaluator =
                    new Evaluator(
                            new Columns(series, share),
                            grid,
                            options.execution(),
                            train,
                            log,
                            false);
            made = new SoftReference<>(evaluator);
            return evaluator;
        }
    }

    private double value(int cell) {
        return isKnown[cell] ? known[cell] : evaluator.value(cell);
    }

    /// What the search found, for threads that must not look at its log while it grows.
    private void publishFound() {
        for (; told < searched.size(); told++) {
            int cell = searched.cell(told);
            known[cell] = searched.value(told);
            isKnown[cell] = true;
        }
    }

    /// Brings every search beside to `count` distinct backtests.
    public void extendTo(int count) {
        begin(count);
        finishBegun();
    }

    /// Lets every search beside come to `count` distinct backtests on other threads; [#curves]
    /// shows them from the next call on.
    public void begin(int count) {
        finishBegun();
        publishFound();
        begun = count;
        following = new Following(works, count, new AtomicInteger());
        if (parallel) {
            helpers =
                    IntStream.range(
                                    0,
                                    Math.min(works.size(), ForkJoinPool.getCommonPoolParallelism()))
                            .<ForkJoinTask<?>>mapToObj(
                                    _ -> ForkJoinPool.commonPool().submit(following))
                            .toList();
        }
    }

    /// True while other threads bring them along; the next [#begin] would wait for them, and help.
    public boolean isFollowing() {
        return helpers.stream().anyMatch(helper -> !helper.isDone());
    }

    /// Brings searches to `count` distinct backtests, each once, on as many threads as run this.
    private record Following(List<IntConsumer> works, int count, AtomicInteger next)
            implements Runnable {
        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < works.size(); i = next.getAndIncrement()) {
                works.get(i).accept(count);
            }
        }
    }

    private void finishBegun() {
        following.run();
        helpers.forEach(ForkJoinTask::join);
        helpers = List.of();
        for (int i = extra.size(); i < evaluator.log().size(); i++) {
            extra.add(evaluator.log().cell(i), evaluator.log().statistics(i));
        }
        int count = begun;
        for (int next = curves.noise().length() + 1; next <= count; next++) {
            curves = curves.with(sorted(random, next), floor(sorted(twins, next), twins.size()));
        }
    }

    /// Distinct backtests that every search beside has made or makes now.
    public int size() {
        return begun;
    }

    private static double[] sorted(List<RandomRun> runs, int count) {
        return runs.stream()
                .mapToDouble(run -> run.best(count))
                .filter(b -> !Double.isNaN(b))
                .sorted()
                .toArray();
    }

    /// What a search that finds only luck is above in 1 of 20 cases: as likely as not to be
    /// anywhere among the twins, it is above the k-th of n in (n + 1 - k) of n + 1. NaN for fewer
    /// than 19 twins, which cannot tell.
    ///
    /// @param sorted the best of those twins that have one
    /// @param twins how many there are
    static double floor(double[] sorted, int twins) {
        int place = (int) Math.ceil(ONE_IN_TWENTY * (twins + 1) - ROUNDING);
        int at = place - 1 - (twins - sorted.length);
        return place > twins || at < 0 ? Double.NaN : sorted[at];
    }

    /// Distinct backtests on the searched bars that random search made before the search did, in
    /// order, as far as [#curves] goes.
    public TrialLog extraTrials() {
        return extra;
    }

    /// Quartiles of the best of the random searches after each distinct backtest; the noise floor
    /// is what a search that finds only luck is above in 1 of 20 cases. NaN where there is none.
    public record Curves(StepCurve lower, StepCurve median, StepCurve upper, StepCurve noise) {
        static Curves none() {
            return new Curves(
                    StepCurve.none(), StepCurve.none(), StepCurve.none(), StepCurve.none());
        }

        private Curves with(double[] random, double floor) {
            return new Curves(
                    lower.with(Quantiles.linear(random, 0.25)),
                    median.with(Quantiles.linear(random, 0.5)),
                    upper.with(Quantiles.linear(random, 0.75)),
                    noise.with(floor));
        }
    }

    public Curves curves() {
        return curves;
    }
}
