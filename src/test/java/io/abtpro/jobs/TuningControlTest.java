package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.TuningSnapshot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// What pausing, leaving, cancelling and failing do to a tuning, while it searches and while it
/// judges.
class TuningControlTest {
    @TempDir Path home;
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = TuningFixture.workspace(home);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private TuneParameters job(Method method, TuningControl control) {
        return TuningFixture.job(workspace, StrategyCatalog.get("sma-cross"), method, control);
    }

    /// Runs `then` once the search is over.
    private static Progress judging(Runnable then) {
        return TuningFixture.progress(
                message -> {
                    if (message.startsWith("judging")) {
                        then.run();
                    }
                },
                () -> false);
    }

    /// Runs a search that is paused at once, does `then` where it says so, and lets it go on.
    private List<TuningSnapshot> paused(BiConsumer<TuningControl, List<TuningSnapshot>> then)
            throws Exception {
        List<TuningSnapshot> snapshots = new CopyOnWriteArrayList<>();
        var control = new TuningControl(snapshots::add);
        var waits = new CountDownLatch(1);
        control.pause();
        var job =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        job(Method.RL, control)
                                                .run(
                                                        TuningFixture.progress(
                                                                message -> {
                                                                    if (message.equals("paused")) {
                                                                        waits.countDown();
                                                                    }
                                                                },
                                                                () -> false));
                                    } catch (Exception failure) {
                                        throw new IllegalStateException(failure);
                                    }
                                });
        waits.await();
        then.accept(control, snapshots);
        control.resume();
        job.join();
        return snapshots;
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aPausedSearchIsShownAsItStandsAndAlongTheRangesThatAreAskedForThen() throws Exception {
        var slices = new ArrayList<TuningSnapshot.Slice>();
        List<TuningSnapshot> all =
                paused(
                        (control, snapshots) -> {
                            until(() -> !snapshots.isEmpty());
                            slices.add(snapshots.getLast().slice());
                            control.lookAlong(1, 0);
                            until(() -> snapshots.getLast().slice().x() == 1);
                            slices.add(snapshots.getLast().slice());
                        });

        assertThat(slices.getFirst().x()).isZero();
        assertThat(slices.getLast().y()).isZero();
        assertThat(all.getFirst().done()).isEqualTo(all.get(1).done());
        assertThat(all.getLast().done()).isEqualTo(all.getLast().total());
    }

    @Test
    void aSearchThatNobodySeesIsShownWhenItBeginsAndWhenItIsOver() throws Exception {
        var snapshots = new ArrayList<TuningSnapshot>();
        var control = new TuningControl(snapshots::add);
        control.watch(false);
        job(Method.RL, control).run(Progress.ignored());

        assertThat(snapshots).hasSize(2);
        assertThat(snapshots.getFirst().done()).isLessThan(snapshots.getFirst().total());
        assertThat(snapshots.getLast().done()).isEqualTo(snapshots.getLast().total());
    }

    @Test
    void aPausedSearchIsShownAsSoonAsItIsSeenAgain() throws Exception {
        var shown = new AtomicInteger();
        paused(
                (control, snapshots) -> {
                    until(() -> !snapshots.isEmpty());
                    control.watch(false);
                    shown.set(snapshots.size());
                    control.watch(true);
                    until(() -> snapshots.size() > shown.get());
                    control.watch(false);
                });
        assertThat(shown.get()).isPositive();
    }

    @Test
    void onceTheSearchIsOverThereIsNothingToPause() throws Exception {
        var told = new ArrayList<Boolean>();
        var control = TuningControl.unwatched();
        control.onPaused(told::add);
        var report = job(Method.RANDOM, control).run(judging(control::pause));

        assertThat(report.stopped()).isFalse();
        assertThat(told).doesNotContain(true);
    }

    @Test
    void aTuningThatIsLeftWhileItIsJudgedCanBeResumedToTheSameResult() throws Exception {
        var whole = job(Method.RL, TuningControl.unwatched()).run(Progress.ignored());
        var control = TuningControl.unwatched();
        assertThatThrownBy(() -> job(Method.RL, control).run(judging(control::leave)))
                .isInstanceOf(CancellationException.class);
        Tunings.Tuning left = workspace.tunings().all().getFirst();
        assertThat(left.status()).isEqualTo(Tunings.Status.INTERRUPTED);

        var resumed =
                TuneParameters.resume(workspace, left.id(), TuningControl.unwatched())
                        .run(Progress.ignored());
        assertThat(resumed.result().candidates()).isEqualTo(whole.result().candidates());
        assertThat(resumed.result().overfitting().orElseThrow().probability())
                .isEqualTo(whole.result().overfitting().orElseThrow().probability());
    }

    @Test
    void aTuningThatIsCancelledWhileItIsJudgedIsKeptAsCancelled() throws Exception {
        var judging = new AtomicBoolean();
        var report =
                job(Method.RANDOM, TuningControl.unwatched())
                        .run(
                                TuningFixture.progress(
                                        message -> judging.set(message.startsWith("judging")),
                                        judging::get));

        assertThat(report.stopped()).isTrue();
        assertThat(report.result().overfitting()).isEmpty();
        assertThat(workspace.tunings().find(report.id()).orElseThrow().status())
                .isEqualTo(Tunings.Status.CANCELLED);
    }

    @Test
    void whateverEndsATuningItsBacktestsAreCounted() {
        var job = job(Method.RANDOM, TuningControl.unwatched());
        assertThatThrownBy(
                        () ->
                                job.run(
                                        judging(
                                                () -> {
                                                    throw new OutOfMemoryError("as if");
                                                })))
                .isInstanceOf(OutOfMemoryError.class);

        Tunings.Tuning left = workspace.tunings().all().getFirst();
        assertThat(left.status()).isEqualTo(Tunings.Status.FAILED);
        assertThat(left.error()).contains("as if");
        assertThat(workspace.runs().trials(TuningFixture.SERIES.sha256()).count())
                .isGreaterThanOrEqualTo(80);
    }
}
