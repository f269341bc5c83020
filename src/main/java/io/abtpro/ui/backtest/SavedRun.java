package io.abtpro.ui.backtest;

import io.abtpro.indicators.Columns;
import io.abtpro.jobs.Progress;
import io.abtpro.report.RunJson;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Runs;
import io.abtpro.strategies.Strategy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A result as it is kept in the store, and computed again from there.
///
/// @param run what the store holds
/// @param outcome the same backtest made again on today's bars
record SavedRun(Runs.Run run, Outcome outcome) {
    /// What the store keeps of `outcome`.
    static Runs.Run of(DatasetRecord dataset, Outcome outcome) {
        Inputs inputs = outcome.inputs();
        var days = new RunJson.Days(inputs.from(), inputs.to());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS); // as the store keeps it
        return RunJson.saved(dataset, outcome.request().job(), outcome.report(), days, now);
    }

    /// `run` made again; empty where its strategy is not among `strategies` or refuses what was saved.
    ///
    /// It was counted when it was made, so it is no new trial.
    static Optional<SavedRun> again(Runs.Run run, List<Strategy> strategies, Columns columns, BacktestLoop.Engine engine)
            throws Exception {
        Optional<Strategy> strategy = strategies.stream().filter(s -> s.id().equals(run.strategy())).findFirst();
        if (strategy.isEmpty()) {
            return Optional.empty();
        }
        var days = RunJson.readDays(run.executionJson());
        var inputs = new Inputs(
                strategy.get(),
                RunJson.readParameters(run.parametersJson()),
                RunJson.readExecution(run.executionJson()),
                days.from(),
                days.to());
        var request = new Outcome.Request(columns, inputs, Optional.empty());
        try {
            var report = engine.apply(request.job()).run(Progress.ignored());
            var outcome = new Outcome(request, report, Overlays.NONE, OptionalInt.empty(), 0);
            return Optional.of(new SavedRun(run, outcome));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /// True where the trades are not those of the day it was saved: other bars or another version.
    boolean changed() {
        return !run.ledgerSha256().equals(outcome.result().ledgerSha256());
    }
}
