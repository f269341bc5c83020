package io.abtpro.cli;

import io.abtpro.jobs.StoredDocuments;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningControl;
import io.abtpro.report.Figures;
import io.abtpro.store.Tunings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Lists tunings, or goes on with one that lost its process.
@Command(
        name = "tunings",
        description = "List tunings, newest first, or resume one that was interrupted.")
final class TuningsCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--resume",
            paramLabel = "ID",
            description = "go on from the last checkpoint, to the same result")
    private Optional<String> resume = Optional.empty();

    @Option(
            names = "--open-holdout",
            description = "with --resume: run the winner once on the sealed holdout")
    private boolean open;

    @Mixin private TuneFiles files = new TuneFiles();

    TuningsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        files.check("");
        try (var workspace = invocation.open()) {
            if (resume.isPresent()) {
                long id = Choice.wholeNumber("--resume", resume.get(), 1, Long.MAX_VALUE);
                var job = TuneParameters.resume(workspace, id, TuningControl.unwatched());
                files.foresee(job, job.request().tuned()).forEach(invocation::say);
                TuneCommand.finish(invocation, workspace, job, files, open);
            } else {
                List<Tunings.Tuning> all = workspace.tunings().all();
                invocation.print(all.stream().map(StoredDocuments::of).toList(), lines(all));
            }
        }
        return 0;
    }

    private static List<String> lines(List<Tunings.Tuning> all) {
        if (all.isEmpty()) {
            return List.of("Nothing was tuned in this workspace yet.");
        }
        var table = new TextTable(">Id", "Dataset", "Strategy", "Method", ">Done", "Status", "");
        all.forEach(
                t ->
                        table.row(
                                Long.toString(t.id()),
                                t.started().datasetName(),
                                t.started().strategy(),
                                t.started().method().toLowerCase(Locale.ROOT),
                                Figures.count(t.iterations()),
                                t.status().name().toLowerCase(Locale.ROOT),
                                t.error().orElse("")));
        var lines = new ArrayList<>(table.lines());
        all.stream()
                .filter(t -> t.status() == Tunings.Status.INTERRUPTED)
                .findFirst()
                .ifPresent(
                        t ->
                                lines.add(
                                        "'tunings --resume %d' goes on with the interrupted one."
                                                .formatted(t.id())));
        return lines;
    }
}
