package io.abtpro.tuning;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Backtest.Period;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Tuning again and again on past bars, each time trading the bars that follow with what was found.
///
/// The visible bars are cut into `windows + 3` parts: each window is tuned on three and trades the
/// next. Positions are closed at the end of each part. Every search is random search at the same
/// budget, so that windows compare.
public final class WalkForward {
    private static final int PARTS_TO_TUNE = 3;
    private static final int LEAST_PART = 20;

    private WalkForward() {}

    /// @param chosen empty where no cell met the limits: nothing is traded then
    /// @param seen objective of the chosen cell where it was tuned; NaN where none
    /// @param unseen objective in the bars that followed; NaN where it cannot be computed
    public record Window(
            Period tuned,
            Period traded,
            Optional<ParameterSet> chosen,
            double seen,
            double unseen) {}

    /// @param equity stitched over the traded bars, shape `[bars]`, starting from the capital
    /// @param fromBar the first traded bar
    /// @param sharpeSeen mean Sharpe of the chosen cells where they were tuned
    /// @param sharpeUnseen Sharpe of the stitched equity; NaN where it does not vary
    /// @param efficiency unseen / seen; NaN where that says nothing, since seen is not above 0
    public record Result(
            List<Window> windows,
            double[] equity,
            int fromBar,
            double sharpeSeen,
            double sharpeUnseen,
            double efficiency) {
        public Result {
            windows = List.copyOf(windows);
        }
    }

    /// Is told every backtest that was made.
    @FunctionalInterface
    public interface TrialSink {
        void trial(Period period, ParameterSet parameters, double sharpe);
    }

    /// Refuses a walk of so many windows over so few bars; no windows are no walk.
    ///
    /// @throws IllegalArgumentException that says how many bars are needed
    public static void check(int windows, int bars) {
        long needed = LEAST_PART * ((long) windows + PARTS_TO_TUNE);
        if (windows > 0 && bars < needed) {
            throw new RefusedException(
                    "%d windows need at least %d bars, there are %d; take fewer windows"
                            .formatted(windows, needed, bars));
        }
    }

    /// The walk over the bars of `visible` from `fromBar` on; empty where it was stopped.
    ///
    /// @param budget distinct backtests of each window
    public static Optional<Result> of(
            Columns visible,
            ParameterGrid grid,
            TuningOptions options,
            int fromBar,
            int windows,
            int budget,
            TrialSink sink,
            BooleanSupplier stopped) {
        check(windows, visible.series().size() - fromBar);
        int part = (visible.series().size() - fromBar) / (windows + PARTS_TO_TUNE);
        List<Window> found = new ArrayList<>();
        List<double[]> pieces = new ArrayList<>();
        double capital = options.execution().capital();
        double seen = 0;
        int chosenWindows = 0;
        for (int w = 0; w < windows; w++) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            int tunedFrom = fromBar + w * part;
            int tradedFrom = tunedFrom + PARTS_TO_TUNE * part;
            int tradedTo = w == windows - 1 ? visible.series().size() : tradedFrom + part;
            var traded = new Period(tradedFrom, tradedTo);
            var tuned = new Period(tunedFrom, tradedFrom);
            if (!(capital > 0)) {
                flat(
                        tuned, traded, capital, pieces,
                        found); // ruined: nothing can be traded any more
                continue;
            }
            Tuner tuner = tune(visible, grid, options, tuned, budget, w);
            report(tuner, tuned, sink);
            int best = tuner.log().best();
            if (best < 0) {
                flat(tuned, traded, capital, pieces, found);
                continue;
            }
            ParameterSet chosen = grid.parameters(tuner.log().cell(best));
            BacktestResult result =
                    trade(visible, grid, chosen, options.execution(), capital, traded);
            sink.trial(
                    traded, chosen, result.statistics().value(Statistic.SHARPE).orElse(Double.NaN));
            pieces.add(result.equity());
            capital = result.equity()[result.equity().length - 1];
            seen += tuner.log().statistics(best)[Statistic.SHARPE.ordinal()];
            chosenWindows++;
            found.add(
                    new Window(
                            tuned,
                            traded,
                            Optional.of(chosen),
                            tuner.log().value(best),
                            options.objective().of(result.statistics()).orElse(Double.NaN)));
        }
        return Optional.of(result(visible, options, found, pieces, seen / chosenWindows));
    }

    private static void flat(
            Period tuned,
            Period traded,
            double capital,
            List<double[]> pieces,
            List<Window> found) {
        double[] flat = new double[traded.toBar() - traded.fromBar()];
        Arrays.fill(flat, capital);
        pieces.add(flat);
        found.add(new Window(tuned, traded, Optional.empty(), Double.NaN, Double.NaN));
    }

    private static Tuner tune(
            Columns visible,
            ParameterGrid grid,
            TuningOptions options,
            Period tuned,
            int budget,
            int window) {
        var past = new Columns(visible.series().slice(0, tuned.toBar()));
        var random =
                new TuningOptions(
                        Method.RANDOM,
                        1,
                        budget,
                        options.seed() + window,
                        options.objective(),
                        options.limits(),
                        options.execution(),
                        options.learningRate(),
                        options.discount(),
                        options.barsPerStep(),
                        0,
                        0,
                        options.parallel());
        Tuner tuner = new Tuner(past, grid, tuned, random);
        tuner.finish();
        return tuner;
    }

    private static void report(Tuner tuner, Period period, TrialSink sink) {
        for (int i = 0; i < tuner.log().size(); i++) {
            sink.trial(
                    period,
                    tuner.grid().parameters(tuner.log().cell(i)),
                    tuner.log().statistics(i)[Statistic.SHARPE.ordinal()]);
        }
    }

    private static BacktestResult trade(
            Columns visible,
            ParameterGrid grid,
            ParameterSet chosen,
            Execution execution,
            double capital,
            Period traded) {
        var own =
                new Execution(
                        execution.fill(),
                        execution.feeBps(),
                        execution.slippageBps(),
                        capital,
                        execution.side(),
                        execution.sizing(),
                        execution.riskFreeRate());
        var strategy = grid.strategy();
        return Backtest.run(
                visible.series(),
                strategy.signals(visible, chosen),
                strategy.protection(chosen),
                own,
                traded);
    }

    private static Result result(
            Columns visible,
            TuningOptions options,
            List<Window> windows,
            List<double[]> pieces,
            double seen) {
        double[] equity = pieces.stream().flatMapToDouble(Arrays::stream).toArray();
        int from = windows.getFirst().traded().fromBar();
        double unseen = sharpe(visible, options.execution(), equity);
        double efficiency = seen > 0 ? unseen / seen : Double.NaN;
        return new Result(windows, equity, from, seen, unseen, efficiency);
    }

    private static double sharpe(Columns visible, Execution execution, double[] equity) {
        double[] returns = new double[equity.length];
        double before = execution.capital();
        for (int i = 0; i < equity.length; i++) {
            returns[i] = before > 0 ? equity[i] / before - 1 : 0;
            before = equity[i];
        }
        double barsPerYear = visible.series().year().barsPerYear();
        var moments = io.abtpro.math.Moments.of(returns);
        double excess = moments.mean() - execution.riskFreeRate() / barsPerYear;
        return moments.variance() > 0
                ? excess / moments.standardDeviation() * Math.sqrt(barsPerYear)
                : Double.NaN;
    }
}
