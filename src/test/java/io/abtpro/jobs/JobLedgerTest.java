package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.store.Jobs;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;

class JobLedgerTest {
    @TempDir Path home;

    private static final Progress ASKED_TO_STOP =
            new Progress() {
                @Override
                public void report(long done, long total, String message) {
                    // Nobody looks.
                }

                @Override
                public boolean isCancelled() {
                    return true;
                }
            };

    private Jobs.State kept(Progress progress, Job<String> job) throws Exception {
        try (Workspace workspace = H2Workspace.open(home)) {
            try {
                var _ = new JobLedger(workspace.jobs()).recorded("work", job).run(progress);
            } catch (IllegalStateException ended) {
                assertThat(ended).hasMessage("ended");
            }
            return workspace.jobs().newest(1).getFirst().state();
        }
    }

    @Test
    void aJobThatWasStoppedAndKeptWhatItHadIsCancelled() throws Exception {
        assertThat(
                        kept(
                                ASKED_TO_STOP,
                                progress -> {
                                    progress.report(3, 10, "three");
                                    return "three of ten";
                                }))
                .isEqualTo(Jobs.State.CANCELLED);
    }

    @Test
    void aJobThatWasDoneWhenItWasStoppedIsCompleted() throws Exception {
        assertThat(
                        kept(
                                ASKED_TO_STOP,
                                progress -> {
                                    progress.report(10, 10, "ten");
                                    return "all";
                                }))
                .isEqualTo(Jobs.State.COMPLETED);
    }

    @Test
    void theOtherEndsAreKeptAsWhatTheyWere() throws Exception {
        assertThat(
                        kept(
                                ASKED_TO_STOP,
                                _ -> {
                                    throw new CancellationException("ended");
                                }))
                .isEqualTo(Jobs.State.CANCELLED);
        assertThat(
                        kept(
                                ASKED_TO_STOP,
                                _ -> {
                                    throw new IllegalStateException("ended");
                                }))
                .isEqualTo(Jobs.State.FAILED);
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(
                        () ->
                                kept(
                                        ASKED_TO_STOP,
                                        _ -> {
                                            throw new OutOfMemoryError("full");
                                        }));
    }
}
