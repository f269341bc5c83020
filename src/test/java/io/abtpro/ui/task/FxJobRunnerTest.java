package io.abtpro.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.JobAbout;
import io.abtpro.jobs.JobCourse;
import io.abtpro.jobs.JobOutcome;
import io.abtpro.ui.WindowTest;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@WindowTest
class FxJobRunnerTest {
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final RunningJobs jobs = new RunningJobs();
    private final FxJobRunner runner =
            new FxJobRunner(workers, jobs, InstantSource.fixed(Instant.EPOCH));
    private final List<String> outcomes = new ArrayList<>();

    @Start
    void start(Stage stage) {
        stage.setTitle("the toolkit runs");
    }

    @AfterEach
    void stop() {
        workers.shutdown();
    }

    private JobRunner.RunningJob run(Job<String> job) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () ->
                        runner.start(
                                "work",
                                job,
                                done ->
                                        outcomes.add(
                                                "done "
                                                        + done
                                                        + " "
                                                        + Platform.isFxApplicationThread()),
                                failure -> outcomes.add("failed " + failure.getMessage())));
    }

    private void over() throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> jobs.currentProperty().get().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void awaited(CountDownLatch latch) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> latch.getCount() == 0);
    }

    private JobEntry entry() {
        return jobs.entries().getFirst();
    }

    @Test
    void aJobTellsWhatItWorksOnAndWhatCameOfIt() throws TimeoutException {
        var _ =
                run(
                        progress -> {
                            progress.about(JobAbout.of(JobAbout.Kind.IMPORT, "prices"));
                            progress.report(3, 10, "three");
                            progress.made(JobOutcome.said("3 bars").in("Data", "prices"));
                            return "x";
                        });
        over();
        assertThat(entry().aboutProperty().get().dataset()).isEqualTo("prices");
        assertThat(entry().outcomeProperty().get().words()).isEqualTo("3 bars");
        assertThat(entry().ended()).isPresent();
        assertThat(entry().again()).isEmpty();
        assertThat(entry().course().lines()).extracting(JobCourse.Line::text).contains("three");
    }

    @Test
    void aRepeatableJobCanBeStartedOnceMore() throws TimeoutException {
        var _ = run(Job.repeatable(_ -> "x"));
        over();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> entry().again().orElseThrow().run());
        over();
        assertThat(outcomes).containsExactly("done x true", "done x true");
        assertThat(jobs.entries()).hasSize(2);
    }

    @Test
    void ofValuesGivenWhileTheUiThreadIsBusyOnlyTheNewestReachesIt() {
        List<String> seen = new ArrayList<>();
        var latest =
                runner.<String>latest(
                        value -> seen.add(value + " " + Platform.isFxApplicationThread()));
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    latest.accept("first");
                    latest.accept("second");
                    latest.accept("third");
                });
        WaitForAsyncUtils.waitForFxEvents();
        latest.accept("fourth");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(seen).containsExactly("third true", "fourth true");
    }

    @Test
    void aComputationIsListedNowhereAndTheRunnerIsBusyUntilItEnds() throws TimeoutException {
        var go = new CountDownLatch(1);
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () ->
                        runner.compute(
                                "redraw",
                                _ -> {
                                    go.await();
                                    return "x";
                                },
                                done -> outcomes.add(done),
                                failure -> outcomes.add("failed")));
        assertThat(jobs.idle()).isFalse();
        go.countDown();
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, jobs::idle);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(outcomes).containsExactly("x");
        assertThat(jobs.entries()).isEmpty();
    }

    @Test
    void successComesOnceOnTheUiThread() throws TimeoutException {
        run(_ -> "x");
        over();
        assertThat(outcomes).containsExactly("done x true");
        assertThat(entry().stateProperty().get()).isEqualTo(JobEntry.State.COMPLETED);
    }

    @Test
    void failureKeepsItsSentence() throws TimeoutException {
        run(
                _ -> {
                    throw new IllegalStateException("the disk is full; free some space");
                });
        over();
        assertThat(outcomes).containsExactly("failed the disk is full; free some space");
        assertThat(entry().stateProperty().get()).isEqualTo(JobEntry.State.FAILED);
        assertThat(entry().messageProperty().get()).isEqualTo("the disk is full; free some space");
    }

    @Test
    void aJobThatIsAskedToStopAndKeepsWhatItHasIsCancelledNotCompleted() throws TimeoutException {
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        JobRunner.RunningJob job =
                run(
                        progress -> {
                            running.countDown();
                            go.await();
                            progress.report(3, 10, "cancelled, results kept");
                            return "x";
                        });
        awaited(running);
        job.cancel();
        go.countDown();
        over();
        assertThat(outcomes).containsExactly("done x true");
        assertThat(entry().stateProperty().get()).isEqualTo(JobEntry.State.CANCELLED);
    }

    @Test
    void cancelledJobIsAskedNeverInterrupted() throws TimeoutException {
        var running = new CountDownLatch(1);
        var interrupted = new ArrayList<Boolean>();
        JobRunner.RunningJob job =
                run(
                        progress -> {
                            running.countDown();
                            while (!progress.isCancelled()) {
                                Thread.onSpinWait();
                            }
                            interrupted.add(Thread.currentThread().isInterrupted());
                            throw new CancellationException("cancelled by the user");
                        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> running.getCount() == 0);
        job.cancel();
        job.cancel();
        over();
        assertThat(outcomes).containsExactly("failed cancelled by the user");
        assertThat(interrupted).containsExactly(false);
        assertThat(entry().stateProperty().get()).isEqualTo(JobEntry.State.CANCELLED);
    }

    @Test
    void progressIsShownAsAShare() throws TimeoutException {
        run(
                progress -> {
                    progress.report(3, 4, "three of four");
                    return "x";
                });
        over();
        assertThat(entry().fractionProperty().get()).isEqualTo(0.75);
        assertThat(entry().messageProperty().get()).isEqualTo("three of four");
    }

    @Test
    void paceTellsRateAndTimeLeft() {
        assertThat(Pace.text(3000, 9000, 2)).isEqualTo("1,500/s, 4 s left");
        assertThat(Pace.text(1, 100, 2)).isEqualTo("0.5/s, 3 min 18 s left");
        assertThat(Pace.text(3000, 9000, 0.1)).isEmpty();
    }

    @Test
    void whoClosesWaitsForAWriteWhichNobodyStops() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        var go = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        JobRunner.RunningJob write =
                run(
                        Job.write(
                                progress -> {
                                    running.countDown();
                                    go.await();
                                    progress.throwIfCancelled();
                                    order.add("written");
                                    return "";
                                }));
        awaited(running);
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    write.cancel();
                    entry().leave();
                });
        workers.shutdown();
        var closing =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        runner.awaitWrites();
                                        order.add("closed");
                                    } catch (InterruptedException stopped) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        go.countDown();
        closing.join();
        assertThat(order).containsExactly("written", "closed");
    }

    @Test
    void aWriteThatFailsIsOverToo() throws Exception {
        run(
                Job.write(
                        _ -> {
                            throw new IllegalStateException("full");
                        }));
        runner.awaitWrites();
        over();
        assertThat(outcomes).containsExactly("failed full");
    }
}
