package io.abtpro.bench;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.store.Workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// Measures rows one after the other. One that fails is said to have failed, and the others go on.
///
/// @param quick true to try every row with little work
public record RunBench(List<Workload> workloads, boolean quick, Function<Path, Workspace> opener)
        implements Job<RunBench.Report> {
    public RunBench {
        workloads = List.copyOf(workloads);
    }

    /// @param machine as it was before the first row
    public record Report(Machine machine, boolean quick, List<Measured> rows) {
        public Report {
            rows = List.copyOf(rows);
        }

        public boolean isComplete() {
            return rows.stream().allMatch(row -> row.spread().isPresent());
        }
    }

    @Override
    public Report run(Progress progress) throws IOException {
        Machine machine = Machine.here();
        List<Measured> rows = new ArrayList<>();
        for (Workload workload : workloads) {
            progress.throwIfCancelled();
            progress.report(rows.size(), workloads.size(), "Measure " + workload.name());
            rows.add(measured(workload));
        }
        progress.report(rows.size(), workloads.size(), "Measured all");
        return new Report(machine, quick, rows);
    }

    private Measured measured(Workload workload) throws IOException {
        try (var folder = OwnFolder.make()) {
            return measured(workload, new Setting(quick, folder.path(), opener));
        }
    }

    private Measured measured(Workload workload, Setting setting) {
        String work = "";
        try (Prepared prepared = workload.preparation().prepare(setting)) {
            work = prepared.work();
            Spread spread = Spread.of(prepared.rounds().take(prepared.sample()));
            return new Measured(workload, work, prepared.note(), Optional.of(spread), quick, "");
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (Exception failed) {
            if (failed instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            String why =
                    failed.getMessage() == null
                            ? failed.getClass().getSimpleName()
                            : failed.getMessage();
            return new Measured(workload, work, "", Optional.empty(), quick, why);
        }
    }
}
