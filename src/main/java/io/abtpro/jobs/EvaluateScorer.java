package io.abtpro.jobs;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Statistic;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.Verdict;
import io.abtpro.store.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Backtests a strategy gated by its scores beside itself without a gate, and says what the scores are worth.
///
/// @param scaled true to size each entry by its score
/// @param counting where both runs are counted as trials; empty to count none
public record EvaluateScorer(TrainScorer training, boolean scaled, Optional<Runs> counting)
        implements Job<EvaluateScorer.Report> {
    /// One source's runs, over the bars from its first out-of-sample signal on.
    public record Gated(SignalSource source, Gate gate, Gate.Run run) {
        public BacktestResult ungated() {
            return gate.ungated();
        }
    }

    /// @param verdict absent where there is nothing to judge
    public record Report(TrainScorer.Report trained, List<Gated> gated, Optional<Verdict> verdict) {}

    @Override
    public Report run(Progress progress) {
        TrainScorer.Report trained = training.run(progress);
        ScoreStudy study = trained.study();
        List<Gated> gated = new ArrayList<>();
        for (int source = 0; source < study.table().sources().size(); source++) {
            progress.throwIfCancelled();
            progress.report(source, study.table().sources().size(), "Backtesting with the gate");
            var gate = new Gate(study, source);
            var own = new Gated(study.table().sources().get(source), gate, gate.at(training.threshold(), scaled));
            gated.add(own);
            counting.ifPresent(runs -> count(runs, study, own));
        }
        Gated first = gated.getFirst();
        Optional<Verdict> verdict = trained.quality().map((ScoreQuality quality) -> Verdict.of(
                quality,
                training.threshold(),
                first.run().result().statistics().value(Statistic.SHARPE),
                first.ungated().statistics().value(Statistic.SHARPE)));
        return new Report(trained, gated, verdict);
    }

    /// Both runs are results a user could choose.
    private void count(Runs runs, ScoreStudy study, Gated gated) {
        SignalSource source = gated.source();
        var gate = new ScoreGate(gated.gate(), study.options(), training.threshold(), scaled);
        var run = new RunBacktest(
                source.columns(), source.strategy(), source.parameters(), source.execution(), gated.gate().period(),
                Optional.empty(), Optional.empty(), Optional.of(gate));
        var plain = new RunBacktest(
                source.columns(), source.strategy(), source.parameters(), source.execution(), gated.gate().period(),
                Optional.empty());
        String dataset = source.dataset().sha256();
        runs.countTrial(dataset, plain.trial(RunBacktest.sharpePerBar(gated.ungated())));
        runs.countTrial(dataset, run.trial(RunBacktest.sharpePerBar(gated.run().result())));
    }
}
