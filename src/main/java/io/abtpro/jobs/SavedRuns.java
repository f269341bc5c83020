package io.abtpro.jobs;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.report.Documents;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.KeptResults;
import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs the newest saved runs of a dataset again, without counting them.
///
/// @param strategies those that can be run; a run of another strategy but a formula, which is run
///   as its text was kept, or of a newer workbench, is left out
/// @param most how many runs at most
/// @param results where scores and forecasts that were made before are read
public record SavedRuns(
        Runs runs,
        String dataset,
        Columns columns,
        List<Strategy> strategies,
        int most,
        KeptResults results)
        implements Job<List<SavedRuns.Again>> {
    /// Makes scores and forecasts anew.
    public SavedRuns(
            Runs runs, String dataset, Columns columns, List<Strategy> strategies, int most) {
        this(runs, dataset, columns, strategies, most, KeptResults.none());
    }

    /// A saved run and what it gives now.
    ///
    /// @param words what the user says of it
    /// @param from first day that may be traded; the first of the data where empty
    /// @param to last day that may be traded; the last of the data where empty
    /// @param same false where the trades are no longer those that were saved
    public record Again(
            String name,
            RunWords words,
            Strategy strategy,
            ParameterSet parameters,
            Execution execution,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<VolatilitySizing> sizing,
            Optional<ScoreGate> gate,
            RunBacktest.Report report,
            boolean same) {}

    /// Oldest first.
    @Override
    public List<Again> run(Progress progress) {
        List<Runs.Run> saved = runs.of(dataset);
        List<Again> again = new ArrayList<>();
        for (Runs.Run run : saved.subList(Math.max(0, saved.size() - most), saved.size())) {
            progress.throwIfCancelled();
            JsonNode document = Documents.read(run.documentJson());
            Optional<Strategy> strategy =
                    RunDocument.strategy(run.strategy(), document, strategies);
            if (strategy.isPresent() && RunDocument.isKnown(document)) {
                again.add(again(run, document, strategy.get(), progress));
            }
        }
        return again;
    }

    private Again again(Runs.Run run, JsonNode document, Strategy strategy, Progress progress) {
        ParameterSet parameters = RunDocument.parameters(document);
        Execution execution = RunDocument.execution(document);
        Optional<LocalDate> from = RunDocument.day(document, "from");
        Optional<LocalDate> to = RunDocument.day(document, "to");
        BarSeries series = columns.series();
        var period =
                new Backtest.Period(
                        from.map(day -> first(series, day)).orElse(0),
                        to.map(day -> first(series, day.plusDays(1))).orElse(series.size()));
        Optional<VolatilitySizing> sizing =
                RunDocument.sizing(document)
                        .map(saved -> saved.sizing(series, new KeptWalks(results), progress));
        Optional<ScoreGate> gate =
                RunDocument.gating(document)
                        .map(
                                saved ->
                                        saved.gate(
                                                new SignalSource(
                                                        dataset,
                                                        columns,
                                                        strategy,
                                                        parameters,
                                                        execution),
                                                new KeptStudies(results),
                                                Progress.ignored()));
        var job =
                new RunBacktest(
                        dataset,
                        columns,
                        strategy,
                        parameters,
                        execution,
                        period,
                        Optional.empty(),
                        sizing,
                        gate);
        RunBacktest.Report report = job.run(Progress.ignored());
        boolean same = report.result().ledgerSha256().equals(run.ledgerSha256());
        return new Again(
                run.name(),
                run.words(),
                strategy,
                parameters,
                execution,
                from,
                to,
                sizing,
                gate,
                report,
                same);
    }

    private static int first(BarSeries series, LocalDate day) {
        return series.firstAtOrAfter(day.atStartOfDay(series.zone()).toInstant().toEpochMilli());
    }
}
