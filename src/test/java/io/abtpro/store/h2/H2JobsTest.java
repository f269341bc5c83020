package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.jobs.JobAbout;
import io.abtpro.jobs.JobCourse;
import io.abtpro.jobs.JobLedger;
import io.abtpro.jobs.JobOutcome;
import io.abtpro.jobs.Progress;
import io.abtpro.store.Jobs;
import io.abtpro.store.Workspace;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
    void whatAJobToldOfItselfIsThereAfterARestart() throws Exception {
        try (Workspace workspace = H2Workspace.open(home)) {
            var course = new JobCourse();
            var about =
                    JobAbout.of(JobAbout.Kind.TUNING, "S&P 500")
                            .counting("backtests")
                            .with("fast", "5 to 60 by 1");
            course.about(about);
            course.made(
                    JobOutcome.said("Sharpe 0.41").keeping("1,842 backtests").in("Tuning", "7"));
            course.report(Instant.ofEpochMilli(1_000), 3, 4, "three of four");
            new JobLedger(workspace.jobs())
                    .recorded("tune", _ -> "x", course)
                    .run(Progress.ignored());
            assertThat(course.id()).isPositive();
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            Jobs.Entry entry = workspace.jobs().newest(1).getFirst();
            Jobs.Told told = entry.told();
            assertThat(entry.ended()).isPresent();
            assertThat(JobAbout.read(told.kind(), told.dataset(), told.inputs()))
                    .isEqualTo(
                            JobAbout.of(JobAbout.Kind.TUNING, "S&P 500")
                                    .counting("backtests")
                                    .with("fast", "5 to 60 by 1"));
            assertThat(told.outcome()).isEqualTo("Sharpe 0.41");
            assertThat(told.kept()).isEqualTo("1,842 backtests");
            assertThat(JobOutcome.Place.read(told.opens()))
                    .contains(new JobOutcome.Place("Tuning", "7"));
            assertThat(told.course()).isEqualTo("p 1000 3 4\ns 1000 three of four\n");
            workspace.jobs().forget(List.of(entry.id()));
            assertThat(workspace.jobs().newest(1)).isEmpty();
        }
    }

    /// Rows as schema 12 kept them: when a job ended is known where it came to an end.
    @Test
    void jobsOfAnOlderWorkbenchAreListedWithWhatIsKnownOfThem() throws Exception {
        Path store = home.resolve("workspace.mv.db");
        OldStore.make(store, 12);
        JdbcConnectionPool pool = StoreUrl.forWriting(store);
        try {
            for (String state : List.of("COMPLETED", "INTERRUPTED")) {
                OldStore.run(
                        pool,
                        "INSERT INTO job (kind, title, state, done, total, message, created_at,"
                                + " updated_at) VALUES ('window', 'Tuning', '"
                                + state
                                + "', 5, 10, 'done', TIMESTAMP WITH TIME ZONE '2026-01-01"
                                + " 10:00:00+00', TIMESTAMP WITH TIME ZONE '2026-01-01"
                                + " 10:00:31+00')");
            }
        } finally {
            pool.dispose();
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            List<Jobs.Entry> jobs = workspace.jobs().newest(10);
            assertThat(jobs).hasSize(2);
            assertThat(jobs.getLast().ended()).contains(Instant.parse("2026-01-01T10:00:31Z"));
            assertThat(jobs.getFirst().ended()).isEmpty();
            assertThat(jobs.getLast().told()).isEqualTo(Jobs.Told.nothing());
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
