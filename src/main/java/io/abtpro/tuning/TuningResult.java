package io.abtpro.tuning;

import io.abtpro.backtest.Backtest.Period;
import io.abtpro.diagnostics.Overfitting;
import io.abtpro.strategies.ParameterSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a search found, and what there is to say about it without the holdout.
///
/// @param done episodes of Q-learning, else backtests
/// @param distinctBacktests of the search itself
/// @param candidates those of the best training objective, by plateau; the plateau of the first 40
///   is complete
/// @param best the candidate of the largest training objective; empty where none met the limits
/// @param greedy the greedy policy's own choice, where Q-learning searched and the choice met the
///   limits
/// @param landscape the objective of every cell that was backtested, neighbours included
/// @param stretches of the best candidate
/// @param lines through the best candidate
/// @param importance shares of variance by parameter, then together
/// @param curve best objective after each distinct backtest
/// @param comparison what luck found with as many backtests
/// @param overfitting absent where fewer than two trials traded
/// @param trials every backtest that looked at the bars, for the ledger
public record TuningResult(
        TuningOptions options,
        ParameterGrid grid,
        Splits splits,
        int done,
        int distinctBacktests,
        List<Candidate> candidates,
        Optional<Candidate> best,
        Optional<Candidate> greedy,
        Landscape landscape,
        List<Neighbourhood.Stretch> stretches,
        List<Neighbourhood.Line> lines,
        Map<String, Double> importance,
        StepCurve curve,
        LuckBenchmark.Curves comparison,
        Optional<Overfitting.Result> overfitting,
        Optional<WalkForward.Result> walkForward,
        List<Trial> trials) {
    /// One backtest that looked at the bars.
    ///
    /// @param sharpe annualised; NaN where there is none
    public record Trial(Period period, ParameterSet parameters, double sharpe) {}

    public TuningResult {
        candidates = List.copyOf(candidates);
        stretches = List.copyOf(stretches);
        lines = List.copyOf(lines);
        trials = List.copyOf(trials);
    }

    /// How far each parameter may move alone from `candidate`: complete for the best on training,
    /// of the cells known for others.
    public List<Neighbourhood.Stretch> stretches(Candidate candidate) {
        double plateau =
                Double.isNaN(candidate.plateau()) ? candidate.train() : candidate.plateau();
        return IntStream.range(0, grid.dimensions())
                .mapToObj(d -> landscape.stretch(candidate.cell(), d, plateau))
                .toList();
    }

    /// Episodes of Q-learning that were done; 0 for the other methods.
    public int episodes() {
        return options.method() == Method.RL ? done : 0;
    }

    /// True where random search of resampled bars does as well in 1 of 20 cases; empty without
    /// twins or a winner.
    public Optional<Boolean> isAboveNoise() {
        double noise = comparison.noise().last();
        return Double.isNaN(noise) ? Optional.empty() : best.map(b -> b.train() > noise);
    }
}
