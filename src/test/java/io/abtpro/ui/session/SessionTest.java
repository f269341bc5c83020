package io.abtpro.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.holdout.Seals;
import io.abtpro.indicators.RandomBars;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.task.JobRunner;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// What the window knows of the store, whatever comes between a question and its answer.
class SessionTest {
    private static final Seals.Begun BEGUN =
            new Seals.Begun("sma-cross", new Backtest.Period(200, 300));

    private final BarSeries first = RandomBars.of(300, 1);
    private final BarSeries second = RandomBars.of(300, 2);
    private final FakeWorkspace workspace = new FakeWorkspace(Path.of("target"));
    private final Halves jobs = new Halves();
    private final Session session = new Session(workspace, jobs);

    SessionTest() {
        var quality = new SeriesQuality(List.of(), "weekdays");
        workspace.add("first", "A", first, quality);
        workspace.add("second", "B", second, quality);
    }

    /// Runs jobs and delivers what they found when the test says so, and apart from each other.
    private static final class Halves implements JobRunner {
        private final Deque<Runnable> work = new ArrayDeque<>();
        private final Deque<Runnable> found = new ArrayDeque<>();

        @Override
        public <T> RunningJob start(
                String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
            work.add(
                    () -> {
                        try {
                            T value = job.run(Progress.ignored());
                            found.add(() -> onSuccess.accept(value));
                        } catch (Exception failure) {
                            found.add(() -> onFailure.accept(failure));
                        }
                    });
            return () -> {};
        }

        void work() {
            while (!work.isEmpty()) {
                work.remove().run();
            }
        }

        void all() {
            while (!work.isEmpty() || !found.isEmpty()) {
                work();
                if (!found.isEmpty()) {
                    found.remove().run();
                }
            }
        }

        void any(Random random) {
            var from = !work.isEmpty() && (found.isEmpty() || random.nextBoolean()) ? work : found;
            if (!from.isEmpty()) {
                from.remove().run();
            }
        }
    }

    private BarSeries openBars() {
        return session.openProperty().get().orElseThrow().columns().series();
    }

    private boolean isSealed(BarSeries series) {
        Seals known = session.sealsProperty().get();
        return known.isOf(series) && known.hidden(series, "sma-cross").get(250);
    }

    @Test
    void nothingIsOpenBeforeItIsKnownWhatIsSealedOfIt() {
        workspace.tunings().begin(SealingStarted.of(first, BEGUN));
        List<Boolean> sealedWhenOpened = new ArrayList<>();
        session.openProperty()
                .subscribe(
                        open ->
                                open.ifPresent(
                                        o -> sealedWhenOpened.add(isSealed(o.columns().series()))));
        session.open("first");
        assertThat(session.openProperty().get()).isEmpty();
        jobs.all();
        assertThat(sealedWhenOpened).containsExactly(true);
    }

    @Test
    void aSealThatComesWhileItsDatasetIsBeingReadIsKnownWhenItOpens() {
        session.open("first");
        jobs.work(); // read: nothing is sealed yet
        session.seal(first, BEGUN);
        List<Boolean> sealedWhenOpened = new ArrayList<>();
        session.openProperty()
                .subscribe(
                        open ->
                                open.ifPresent(
                                        o -> sealedWhenOpened.add(isSealed(o.columns().series()))));
        jobs.all();
        assertThat(sealedWhenOpened).containsExactly(true);
    }

    @Test
    void whatATuningSealedIsFreeAgainOnlyWhenTheStoreSaysSo() {
        session.open("first");
        jobs.all();
        Runnable told = session.seal(first, BEGUN);
        assertThat(isSealed(first)).isTrue();
        workspace.tunings().begin(SealingStarted.of(first, BEGUN));
        told.run();
        assertThat(isSealed(first)).isTrue();
        jobs.all();
        assertThat(isSealed(first)).isTrue();

        Runnable refused = session.seal(first, new Seals.Begun("ema-cross", BEGUN.holdout()));
        refused.run();
        assertThat(session.sealsProperty().get().of(first, "ema-cross")).hasSize(1);
        jobs.all();
        assertThat(session.sealsProperty().get().of(first, "ema-cross")).isEmpty();
    }

    /// Every order of questions and answers: no dataset is ever open without its own seals.
    @Test
    void noDatasetIsEverOpenWithoutItsOwnSeals() {
        var random = new Random(12);
        workspace.tunings().begin(SealingStarted.of(second, BEGUN));
        List<String> broken = new ArrayList<>();
        session.openProperty()
                .subscribe(
                        open ->
                                open.ifPresent(
                                        o -> {
                                            BarSeries bars = o.columns().series();
                                            if (!session.sealsProperty().get().isOf(bars)
                                                    || bars == second && !isSealed(second)) {
                                                broken.add(o.dataset().name());
                                            }
                                        }));
        int opened = 0;
        for (int step = 0; step < 4_000; step++) {
            switch (random.nextInt(8)) {
                case 0 -> session.open(random.nextBoolean() ? "first" : "second");
                case 1 -> session.readSeals(() -> {});
                case 2 -> session.seal(first, BEGUN).run();
                default -> jobs.any(random);
            }
            if (session.openProperty().get().isPresent()) {
                opened++;
                if (!session.sealsProperty().get().isOf(openBars())) {
                    broken.add("later");
                }
            }
        }
        jobs.all();
        assertThat(opened).isPositive();
        assertThat(broken).isEmpty();
        assertThat(session.sealsProperty().get().isOf(openBars())).isTrue();
    }

    @Test
    void aCountNeverFalls() {
        workspace.depends(0, 3);
        session.open("first");
        jobs.all();
        session.recount();
        jobs.work();
        session.trialsProperty().set(5);
        jobs.all();
        assertThat(session.trialsProperty().get()).isEqualTo(5);
        workspace.depends(0, 7);
        session.recount();
        jobs.all();
        assertThat(session.trialsProperty().get()).isEqualTo(7);
    }

    @Test
    void theListOfDatasetsIsTheNewestThatWasAskedFor() {
        session.refresh();
        jobs.all();
        assertThat(session.datasets())
                .extracting(DatasetRecord::name)
                .containsExactly("first", "second");
        session.refresh();
        jobs.work();
        workspace.delete("first");
        session.refresh();
        jobs.work();
        jobs.found.addLast(jobs.found.removeFirst()); // the older answer comes last
        jobs.all();
        assertThat(session.datasets()).extracting(DatasetRecord::name).containsExactly("second");
    }
}
