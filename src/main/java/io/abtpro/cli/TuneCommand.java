package io.abtpro.cli;

import io.abtpro.files.WholeFile;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.ExpectTuning;
import io.abtpro.jobs.OpenHoldout;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningControl;
import io.abtpro.jobs.TuningSource;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.FreqtradeJson;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TunedParametersJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tunes a strategy on training bars; the holdout stays sealed unless it is opened by its option.
@Command(name = "tune", description = "Tune a strategy's parameters, and say whether to believe the result.")
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
            description = "run the winner once on the sealed holdout; logged, and stamped into the export")
    private boolean open;

    TuneCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Strategy strategy = strategyOptions.strategy(invocation.engine());
        var base = strategyOptions.parameters(strategy);
        var execution = executionOptions.execution();
        try (var workspace = invocation.open()) {
            var found = DatasetArgument.find(dataset, workspace, invocation.engine());
            var request = searchOptions.request(strategy, base, execution, found.series());
            var source = TuningSource.of(workspace, found.name(), found.series());
            var expected = invocation.run(new ExpectTuning(found.series(), request, System::nanoTime));
            invocation.say(expected.sentence(request));
            var job = TuneParameters.begin(workspace, source, strategy, request, TuningControl.unwatched());
            finish(invocation, workspace, job, files, open);
        }
        return 0;
    }

    /// Runs the job, opens the holdout where asked, prints the result, then writes the files: a refused
    /// export loses no result.
    static void finish(
            Invocation invocation, Workspace workspace, TuneParameters job, TuneFiles files, boolean open)
            throws Exception {
        TuneParameters.Report report = invocation.run(job);
        Optional<OpenHoldout.Report> holdout = Optional.empty();
        Optional<TunedParameters> tuned = report.tuned();
        if (open && tuned.isPresent()) {
            holdout = Optional.of(invocation.run(new OpenHoldout(
                    workspace, job.source(), job.request().splits(), tuned.get(), Clock.systemUTC())));
            tuned = holdout.map(OpenHoldout.Report::tuned);
        }
        var text = new TuneText(job.source(), report, holdout);
        invocation.print(text.document(), text.lines());
        if (tuned.isPresent()) {
            files.write(tuned.get(), job);
        } else if (files.any()) {
            throw new UsageException("no cell met the limits, so there is nothing to export; loosen them or widen the ranges");
        }
    }

    /// Where the winner is written.
    static final class TuneFiles {
        @Option(names = "--export", paramLabel = "FILE.json", description = "write the tuned parameters; 'verify' checks them")
        private Optional<Path> export = Optional.empty();

        @Option(names = "--ta4j", paramLabel = "FILE.json", description = "write the winner as ta4j strategy JSON, long side")
        private Optional<Path> ta4j = Optional.empty();

        @Option(names = "--freqtrade", paramLabel = "FILE.json", description = "write the winner as freqtrade parameter file")
        private Optional<Path> freqtrade = Optional.empty();

        boolean any() {
            return export.isPresent() || ta4j.isPresent() || freqtrade.isPresent();
        }

        void write(TunedParameters tuned, TuneParameters job) throws IOException {
            if (export.isPresent()) {
                write(export.get(), TunedParametersJson.write(tuned));
            }
            if (freqtrade.isPresent()) {
                write(freqtrade.get(), FreqtradeJson.write(tuned));
            }
            if (ta4j.isPresent()) {
                var visible = job.request().splits().visibleBars(job.source().series());
                var strategy = StrategyCatalog.get(tuned.strategyId());
                write(ta4j.get(), StrategyCatalog.ta4jJson(strategy, new Columns(visible), tuned.set()));
            }
        }

        private static void write(Path file, String text) throws IOException {
            ResultFiles.makeFolderOf(file);
            WholeFile.writeString(file, text);
        }
    }
}
