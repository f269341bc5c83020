package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Statistics;
import io.abtpro.diagnostics.Luck;
import io.abtpro.holdout.Openings;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningResult;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Says how far one candidate of a tuning is from luck and makes its export; the holdout stays
/// sealed.
///
/// The candidate was backtested on the training bars by the tuning itself, so nothing is counted
/// anew.
public record JudgeCandidate(
        Workspace workspace,
        TuningSource source,
        TuningResult result,
        Candidate candidate,
        Clock clock)
        implements Job<JudgeCandidate.Report> {
    /// @param luck of the candidate on the training bars; empty without a Sharpe ratio
    /// @param tuned its export, with the date at which bars of its holdout were first opened
    /// @param heldInTraining, heldInValidation figures of buying and holding on the same bars
    public record Report(
            Candidate candidate,
            Optional<Luck> luck,
            TunedParameters tuned,
            Statistics heldInTraining,
            Statistics heldInValidation) {}

    @Override
    public Report run(Progress progress) {
        Optional<Luck> luck = luck();
        TunedParameters tuned = TunedRun.export(source, result, candidate, luck, clock.instant());
        Optional<Instant> opened =
                Openings.of(workspace.tunings(), source.series(), result.splits().holdout())
                        .stream()
                        .map(Tunings.HoldoutOpening::at)
                        .findFirst();
        return new Report(
                candidate,
                luck,
                opened.map(at -> TunedRun.spent(tuned, at)).orElse(tuned),
                held(result.splits().train()),
                held(result.splits().validation()));
    }

    /// Buying and holding, of bars before the holdout.
    private Statistics held(Backtest.Period period) {
        return Backtest.held(
                result.splits().visibleBars(source.series()), result.options().execution(), period);
    }

    /// How far it is from luck on the training bars, by what is counted now; empty without a Sharpe
    /// ratio.
    Optional<Luck> luck() {
        Splits splits = result.splits();
        Strategy strategy = result.grid().strategy();
        var training = new Columns(splits.trainingBars(source.series()));
        var parameters = candidate.parameters();
        var run =
                Backtest.run(
                        training.series(),
                        strategy.signals(training, parameters),
                        strategy.protection(parameters),
                        result.options().execution(),
                        splits.train());
        return RunBacktest.luck(run, workspace.runs().trials(source.series().sha256()));
    }
}
