package io.abtpro.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.jobs.Pausable;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

class JobEntryTest {
    private static final class Pauses implements Pausable {
        private Consumer<Boolean> listener = _ -> {};
        private boolean paused;

        @Override
        public void pause() {
            paused = true;
            listener.accept(true);
        }

        @Override
        public void resume() {
            paused = false;
            listener.accept(false);
        }

        @Override
        public boolean isPaused() {
            return paused;
        }

        @Override
        public void leave() {}

        @Override
        public void onPaused(Consumer<Boolean> told) {
            listener = told;
        }
    }

    @Test
    void aFinishedJobHasNoPace() {
        var entry = new JobEntry("work", Instant.EPOCH, () -> {});
        entry.progressed(9_999, 10_000, 2);
        assertThat(entry.paceProperty().get()).endsWith("s left");
        entry.ended(JobEntry.State.COMPLETED, Instant.EPOCH.plusSeconds(2));
        assertThat(entry.paceProperty().get()).isEmpty();
        assertThat(entry.ended()).contains(Instant.EPOCH.plusSeconds(2));
    }

    /// A tuning that goes on from 10,109 has not done those in its first half second.
    @Test
    void whatWasDoneBeforeAResumeIsNoPace() {
        var entry = new JobEntry("work", Instant.EPOCH, () -> {});
        entry.beginAnew();
        entry.progressed(10_109, 20_000, 1);
        assertThat(entry.paceProperty().get()).isEmpty();
        entry.progressed(10_209, 20_000, 2);
        assertThat(entry.paceProperty().get()).startsWith("100/s");
    }

    @Test
    void theTimeThatAJobWaitedIsNoTimeOfWork() {
        var entry = new JobEntry("work", Instant.EPOCH, () -> {}, Optional.of(new Pauses()));
        entry.progressed(1000, 10_000, 2);
        assertThat(entry.paceProperty().get()).isEqualTo("500/s, 18 s left");
        entry.pauseOrResume();
        entry.progressed(1000, 10_000, 3);
        entry.pauseOrResume();
        entry.progressed(1000, 10_000, 63);
        entry.progressed(2000, 10_000, 65);
        assertThat(entry.paceProperty().get()).isEqualTo("500/s, 16 s left");
        assertThat(entry.fractionProperty().get()).isEqualTo(0.2);
    }
}
