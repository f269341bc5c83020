package io.abtpro.cli;

import io.abtpro.jobs.StoredDocuments;
import io.abtpro.report.Figures;
import io.abtpro.store.Jobs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Lists the jobs that the window ran.
@Command(
        name = "jobs",
        description = "List the jobs that were started in the window, newest first.")
final class JobsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Invocation invocation;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "only the last N jobs; 20 where not given")
    private String last = "20";

    JobsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        int most = (int) Choice.wholeNumber("--last", last, 1, Integer.MAX_VALUE);
        try (var workspace = invocation.open()) {
            Jobs jobs = workspace.jobs();
            // The workspace is open here alone: whatever seems to run lost its process.
            jobs.interruptUnfinished();
            List<Jobs.Entry> newest = jobs.newest(most);
            invocation.print(newest.stream().map(StoredDocuments::of).toList(), lines(newest));
        }
        return 0;
    }

    private static List<String> lines(List<Jobs.Entry> jobs) {
        if (jobs.isEmpty()) {
            return List.of("No job was started in the window yet.");
        }
        var table = new TextTable(">Id", "Started", "Job", "State", ">Done", ">Of", "");
        jobs.forEach(
                job ->
                        table.row(
                                Long.toString(job.id()),
                                TIME.format(job.started().atZone(ZoneId.systemDefault())),
                                job.title(),
                                job.state().name().toLowerCase(Locale.ROOT),
                                Figures.count(job.done()),
                                Figures.count(job.total()),
                                job.message()));
        return table.lines();
    }
}
