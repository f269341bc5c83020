package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.jobs.JobLedger;
import io.abtpro.jobs.Progress;
import io.abtpro.store.Jobs;
import io.abtpro.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;

class H2JobsTest {
    @TempDir private Path home;

    @Test
    void jobsAreListedNewestFirstAfterARestart() throws Exception {
        try (Workspace workspace = H2Workspace.open(home)) {
            var ledger = new JobLedger(workspace.jobs());
            ledger.recorded(
                            "first",
                            progress -> {
                                progress.report(3, 4, "three");
                                return "x";
                            })
                    .run(Progress.ignored());
            assertThatThrownBy(
                            () ->
                                    ledger.recorded(
                                                    "second",
                                                    _ -> {
                                                        throw new IllegalStateException("no disk");
                                                    })
                                            .run(Progress.ignored()))
                    .hasMessage("no disk");
            assertThatThrownBy(
                            () ->
                                    ledger.recorded(
                                                    "third",
                                                    _ -> {
                                                        throw new CancellationException(
                                                                "cancelled by the user");
                                                    })
                                            .run(Progress.ignored()))
                    .isInstanceOf(CancellationException.class);
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.jobs().newest(10))
                    .extracting(Jobs.Entry::title, Jobs.Entry::state, Jobs.Entry::message)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(
                                    "third", Jobs.State.CANCELLED, "cancelled by the user"),
                            org.assertj.core.groups.Tuple.tuple(
                                    "second", Jobs.State.FAILED, "no disk"),
                            org.assertj.core.groups.Tuple.tuple(
                                    "first", Jobs.State.COMPLETED, "three"));
            assertThat(workspace.jobs().newest(10).getLast().done()).isEqualTo(3);
            assertThat(workspace.jobs().newest(1)).hasSize(1);
        }
    }

    @Test
    void aJobThatTheEndOfTheProgramCutOffIsMarked() {
        try (Workspace workspace = H2Workspace.open(home)) {
            long id = workspace.jobs().started("import");
            workspace.jobs().update(id, Jobs.State.RUNNING, 5, 10, "rows");
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.jobs().interruptUnfinished()).isEqualTo(1);
            Jobs.Entry entry = workspace.jobs().newest(10).getFirst();
            assertThat(entry.state()).isEqualTo(Jobs.State.INTERRUPTED);
            assertThat(entry.done()).isEqualTo(5);
            assertThat(workspace.jobs().interruptUnfinished()).isZero();
        }
    }
}
