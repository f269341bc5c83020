package io.abtpro.jobs;

import io.abtpro.diagnostics.Luck;
import io.abtpro.holdout.Openings;
import io.abtpro.holdout.TuningGuard;
import io.abtpro.indicators.Columns;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.report.TuningSummaryJson;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Holdout;
import io.abtpro.tuning.LuckBenchmark;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.tuning.TuningResult;

import java.util.Optional;

/// Makes the whole result of a past tuning again: the search repeats itself from its seed, as far
/// as it went then.
///
/// All of its backtests were counted when it was run; nothing is counted or stored anew. A holdout
/// that was opened with its winner is shown as it was then, which is no new look. Where the
/// strategy is of another version now, it is refused.
public record RecallTuning(Workspace workspace, long id) implements Job<RecallTuning.Report> {
    /// @param then the export as it was stored; empty where no cell met the limits
    /// @param opened the holdout's run, where it was opened with the stored winner
    /// @param same true where the winner is that of then
    public record Report(
            TuningSource source,
            TuningRequest request,
            TuneParameters.Report tuning,
            Optional<TunedParameters> then,
            Optional<OpenHoldout.Report> opened,
            boolean same) {}

    @Override
    public Report run(Progress progress) {
        Tunings.Tuning stored = TuneParameters.stored(workspace, id);
        TuningRequest request = TuningRequestJson.read(stored.started().requestJson());
        TuningSource source =
                TuningSource.withBars(
                        workspace,
                        stored.started().datasetSha256(),
                        stored.started().datasetName());
        Strategy strategy = request.tuned();
        TuningGuard.checkVersion(id, strategy, request);
        progress.about(
                JobAbout.of(JobAbout.Kind.OTHER, source.name())
                        .counting(JobWords.unit(request.options().method()))
                        .with("Tuning", Long.toString(id)));
        var training = new Columns(request.splits().trainingBars(source.series()));
        var grid = ParameterGrid.of(strategy, request.base(), request.ranges());
        var tuner = new Tuner(training, grid, request.splits().train(), request.options());
        boolean stopped = stored.status() != Tunings.Status.COMPLETED;
        search(tuner, stored.iterations(), progress);
        var comparison = new LuckBenchmark(tuner, training, request.splits().train());
        comparison.extendTo(tuner.log().size());
        var visible = new Columns(request.splits().visibleBars(source.series()));
        TuningResult result =
                new TuningAnalysis(tuner, training, visible, request.splits())
                        .result(
                                comparison,
                                walk(stopped ? TuningAnalysis.Walk.none() : request.walk()),
                                progress::isCancelled);
        progress.throwIfCancelled();
        Optional<TunedParameters> then = TuningSummaryJson.tuned(stored.performanceJson());
        Optional<Luck> luck =
                result.best()
                        .flatMap(
                                best ->
                                        new JudgeCandidate(
                                                        workspace,
                                                        source,
                                                        result,
                                                        best,
                                                        workspace.clock())
                                                .luck());
        var openings =
                Openings.of(workspace.tunings(), source.series(), request.splits().holdout());
        boolean same =
                then.map(TunedParameters::set).equals(result.best().map(Candidate::parameters));
        progress.made(
                JobOutcome.said(same ? "the same winner as then" : "another winner than then")
                        .in(JobWords.TUNING, Long.toString(id)));
        return new Report(
                source,
                request,
                new TuneParameters.Report(id, result, luck, then, openings, stopped),
                then,
                then.flatMap(t -> opened(source, request, strategy, t)),
                same);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    /// The walk that was started after the tuning, else the one it was asked for.
    private TuningAnalysis.Walk walk(TuningAnalysis.Walk asked) {
        return workspace
                .tunings()
                .walk(id)
                .map(w -> new TuningAnalysis.Walk(w.windows(), w.budget()))
                .orElse(asked);
    }

    private static void search(Tuner tuner, int pieces, Progress progress) {
        while (!tuner.isDone() && tuner.done() < pieces) {
            progress.throwIfCancelled();
            tuner.advance();
            progress.report(tuner.done(), tuner.total(), "repeating the search from its seed");
        }
    }

    private Optional<OpenHoldout.Report> opened(
            TuningSource source, TuningRequest request, Strategy strategy, TunedParameters tuned) {
        String parameters = TuningRequestJson.text(tuned.set());
        return Openings.of(workspace.tunings(), source.series(), request.splits().holdout())
                .stream()
                .filter(
                        o ->
                                (o.strategy().equals(strategy.id())
                                                || o.strategy().equals(request.strategy()))
                                        && o.parametersJson().equals(parameters)
                                        && o.from().equals(tuned.splits().holdout().from())
                                        && o.to().equals(tuned.splits().holdout().to()))
                .findFirst()
                .map(
                        o -> {
                            var run =
                                    Holdout.open(
                                            source.series(),
                                            request.splits(),
                                            strategy,
                                            tuned.set(),
                                            tuned.execution());
                            double value =
                                    request.options()
                                            .objective()
                                            .of(run.statistics())
                                            .orElse(Double.NaN);
                            var again = TunedRun.opened(tuned, value, o.at(), o.at());
                            again =
                                    TunedRun.withLedger(
                                            again,
                                            TunedRun.run(source.series(), strategy, again)
                                                    .ledgerSha256());
                            return new OpenHoldout.Report(run, again, java.util.List.of());
                        });
    }
}
