package io.abtpro.cli;

import io.abtpro.jobs.ExpectTuning;
import io.abtpro.jobs.OpenHoldout;
import io.abtpro.jobs.ResultDocuments;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningControl;
import io.abtpro.jobs.TuningSource;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.TunedParameters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Optional;
import java.util.concurrent.Callable;

/// Tunes a strategy on training bars; the holdout stays sealed unless it is opened by its option.
@Command(
        name = "tune",
        description = "Tune a strategy's parameters, and say whether to believe the result.")
final class TuneCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "DATASET", description = "a stored name, or a file's path")
    private String dataset = "";

    @Mixin private StrategyOptions strategyOptions = new StrategyOptions();
    @Mixin private TuningSearchOptions searchOptions = new TuningSearchOptions();
    @Mixin private ExecutionOptions executionOptions = new ExecutionOptions();
    @Mixin private TuneFiles files = new TuneFiles();

    @Option(
            names = "--open-holdout",
            description =
                    "run the winner once on the sealed holdout; logged, and stamped into the"
                            + " export")
    private boolean open;

    TuneCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Strategy strategy = strategyOptions.strategy();
        var base = strategyOptions.parameters();
        var execution = executionOptions.execution();
        files.check(dataset);
        try (var workspace = invocation.open()) {
            var found = DatasetArgument.find(dataset, workspace);
            var request = searchOptions.request(strategy, base, execution, found.series());
            var source = TuningSource.of(workspace, found.name(), found.series());
            var job =
                    TuneParameters.begin(
                            workspace, source, strategy, request, TuningControl.unwatched());
            files.foresee(job, strategy).forEach(invocation::say);
            var expected =
                    invocation.run(new ExpectTuning(found.series(), request, System::nanoTime));
            invocation.say(expected.sentence(request));
            finish(invocation, workspace, job, files, open);
        }
        return 0;
    }

    /// Runs the job, opens the holdout where asked, prints the result, then writes the files: a
    /// file that cannot be written loses no result.
    static void finish(
            Invocation invocation,
            Workspace workspace,
            TuneParameters job,
            TuneFiles files,
            boolean open)
            throws Exception {
        TuneParameters.Report report = invocation.run(job);
        Optional<OpenHoldout.Report> holdout = Optional.empty();
        Optional<TunedParameters> tuned = report.tuned();
        if (open && tuned.isPresent()) {
            holdout =
                    Optional.of(
                            invocation.run(
                                    new OpenHoldout(
                                            workspace,
                                            job.source(),
                                            job.request().splits(),
                                            tuned.get())));
            tuned = holdout.map(OpenHoldout.Report::tuned);
        }
        var text = new TuneText(job.source(), report, holdout);
        invocation.print(ResultDocuments.of(job.source(), report, holdout), text.lines());
        if (tuned.isPresent()) {
            files.write(tuned.get(), job).forEach(invocation::say);
        } else if (files.any()) {
            throw new UsageException(
                    "no cell met the limits, so there is nothing to export; loosen them or widen"
                            + " the ranges");
        }
    }
}
