package io.abtpro.jobs;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.GateReading;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.ScoreVerdict;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.Runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Backtests a strategy gated by its scores beside itself without a gate, and says what the scores
/// are worth.
///
/// @param scaled true to size each entry by its score
/// @param counting where both runs are counted as trials; empty to count none
public record EvaluateScorer(TrainScorer training, boolean scaled, Optional<Runs> counting)
        implements Job<EvaluateScorer.Report> {
    private static final int MOST_BY_CHANCE = 200;
    private static final int FEWEST_BY_CHANCE = 40;
    private static final double BARS_BY_CHANCE = 2e7;

    /// One source's runs, over the bars from its first out-of-sample signal on.
    ///
    /// @param reading what they may be said to show
    public record Gated(SignalSource source, Gate gate, Gate.Run run, GateReading reading) {
        public BacktestResult ungated() {
            return gate.ungated();
        }
    }

    /// @param verdict absent where there is nothing to judge
    public record Report(
            TrainScorer.Report trained, List<Gated> gated, Optional<Verdict> verdict) {}

    @Override
    public Report run(Progress progress) {
        TrainScorer.Report trained = training.run(progress);
        ScoreStudy study = trained.study();
        List<Gated> gated = new ArrayList<>();
        for (int source = 0; source < study.table().sources().size(); source++) {
            progress.throwIfCancelled();
            progress.report(source, study.table().sources().size(), "Backtesting with the gate");
            var gate = new Gate(study, source);
            var own = gated(study, gate, source);
            gated.add(own);
            counting.ifPresent(runs -> count(runs, study, own));
        }
        Optional<Verdict> verdict =
                trained.quality()
                        .map(
                                (ScoreQuality quality) ->
                                        ScoreVerdict.of(
                                                quality,
                                                gated.stream().map(Gated::reading).toList()));
        return new Report(trained, gated, verdict);
    }

    private Gated gated(ScoreStudy study, Gate gate, int source) {
        SignalSource of = study.table().sources().get(source);
        Gate.Run run = gate.at(training.threshold(), scaled);
        int bars = gate.period().toBar() - gate.period().fromBar();
        int runs =
                (int) Math.max(FEWEST_BY_CHANCE, Math.min(MOST_BY_CHANCE, BARS_BY_CHANCE / bars));
        Gate.Chance chance = gate.chance(training.threshold(), scaled, runs);
        String symbol = study.table().sources().size() > 1 ? of.symbol() : "";
        return new Gated(
                of,
                gate,
                run,
                GateReading.of(symbol, gate, training.threshold(), run, Optional.of(chance)));
    }

    /// Both runs are results a user could choose.
    private void count(Runs runs, ScoreStudy study, Gated gated) {
        SignalSource source = gated.source();
        var gate = new ScoreGate(gated.gate(), study.options(), training.threshold(), scaled);
        var run =
                new RunBacktest(
                        source.columns(),
                        source.strategy(),
                        source.parameters(),
                        source.execution(),
                        gated.gate().period(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(gate));
        var plain =
                new RunBacktest(
                        source.columns(),
                        source.strategy(),
                        source.parameters(),
                        source.execution(),
                        gated.gate().period(),
                        Optional.empty());
        String dataset = source.dataset().sha256();
        runs.countTrial(dataset, plain.trial(RunBacktest.sharpePerBar(gated.ungated())));
        runs.countTrial(dataset, run.trial(RunBacktest.sharpePerBar(gated.run().result())));
    }
}
