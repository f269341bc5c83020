package io.abtpro.ui.backtest.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.holdout.Seals;
import io.abtpro.tuning.Splits;
import io.abtpro.ui.backtest.MadeEngine;
import io.abtpro.ui.backtest.MadeStore;
import io.abtpro.ui.backtest.MadeStrategies;
import io.abtpro.ui.backtest.MadeTab;
import io.abtpro.ui.backtest.result.ResultViewModel;
import io.abtpro.ui.backtest.result.ShownRun;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;
import io.abtpro.ui.task.HeldJobs;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class SealedGuardTest {
    private final MadeStore store = new MadeStore(900);
    private final MadeEngine engine = new MadeEngine();
    private final Session session = new Session(store, new DirectJobRunner());
    private final MadeTab tab = MadeTab.of(session, engine::apply);
    private final InputsViewModel inputs = tab.inputs();
    private final ResultViewModel result = tab.result();

    /// Asks for all bars, those of the holdout too.
    private void openWhole() {
        store.tuned();
        session.open("made");
        engine.asked.clear();
        inputs.setPeriod(Optional.empty(), Optional.empty());
    }

    @Test
    void aPeriodThatNobodyChoseEndsBeforeTheHoldoutWhenTheDatasetIsOpened() {
        store.tuned();
        session.open("made");
        assertThat(engine.asked).hasSize(1);
        assertThat(engine.asked.getFirst().period().toBar())
                .isLessThanOrEqualTo(Splits.of(store.series).holdout().fromBar());
        assertThat(inputs.sealed().stoppedProperty().get()).isEmpty();
        assertThat(inputs.sealed().shortenedProperty().get()).isPresent();
        inputs.openSealed();
        assertThat(store.tunings().openings(store.series.sha256())).hasSize(1);
        assertThat(engine.asked.getLast().period().toBar()).isEqualTo(900);
        assertThat(inputs.sealed().shortenedProperty().get()).isEmpty();
    }

    @Test
    void aRunThatReachesIntoASealedHoldoutWaitsAndNothingIsComputed() {
        openWhole();
        assertThat(engine.asked).isEmpty();
        assertThat(inputs.problemProperty().get()).contains("sealed holdout");
        assertThat(inputs.sealed().stoppedProperty().get()).isPresent();
    }

    @Test
    void aPeriodThatEndsBeforeTheHoldoutRunsAtOnce() {
        openWhole();
        var stopped = inputs.sealed().stoppedProperty().get().orElseThrow();
        inputs.setPeriod(Optional.empty(), Optional.of(stopped.dayBefore()));
        assertThat(engine.asked).hasSize(1);
        assertThat(engine.asked.getFirst().period().toBar())
                .isLessThanOrEqualTo(stopped.holdout().holdout().fromBar());
        assertThat(inputs.sealed().stoppedProperty().get()).isEmpty();
    }

    @Test
    void openingIsLoggedOnceAndThenEveryPeriodRuns() {
        openWhole();
        inputs.openSealed();
        assertThat(store.tunings().openings(store.series.sha256())).hasSize(1);
        assertThat(engine.asked).hasSize(1);
        inputs.set(MadeStrategies.FAST, 30);
        assertThat(engine.asked).hasSize(2);
        assertThat(store.tunings().openings(store.series.sha256())).hasSize(1);
    }

    @Test
    void anotherStrategyOnTheSameBarsIsNotHeldUp() {
        openWhole();
        inputs.choose(MadeStrategies.OTHER);
        assertThat(engine.asked).hasSize(1);
        assertThat(inputs.sealed().stoppedProperty().get()).isEmpty();
    }

    @Test
    void anEndThatNobodyChoseIsNotKeptForAnotherStrategy() {
        store.tuned();
        session.open("made");
        assertThat(engine.asked.getLast().period().toBar()).isLessThan(900);
        inputs.choose(MadeStrategies.OTHER);
        assertThat(engine.asked.getLast().period().toBar()).isEqualTo(900);
        assertThat(inputs.sealed().shortenedProperty().get()).isEmpty();
        inputs.choose(MadeStrategies.CROSS);
        assertThat(engine.asked.getLast().period().toBar()).isLessThan(900);
        assertThat(inputs.sealed().shortenedProperty().get()).isPresent();
    }

    @Test
    void anEndThatWasChosenIsKeptForAnotherStrategy() {
        openWhole();
        var day = inputs.sealed().stoppedProperty().get().orElseThrow().dayBefore().minusDays(30);
        inputs.setPeriod(Optional.empty(), Optional.of(day));
        inputs.choose(MadeStrategies.OTHER);
        assertThat(inputs.inputsProperty().get().to()).contains(day);
    }

    @Test
    void theHoldoutOfATuningThatHasJustBegunIsSealedToo() {
        session.open("made");
        engine.asked.clear();
        store.tuned();
        session.tuningsProperty().set(1);
        inputs.set(MadeStrategies.FAST, 30);
        int sealed = Splits.of(store.series).holdout().fromBar();
        assertThat(engine.asked).isNotEmpty().allMatch(run -> run.period().toBar() <= sealed);
        assertThat(inputs.sealed().shortenedProperty().get()).isPresent();
        assertThat(result.outcomeProperty().get().orElseThrow().result().period().toBar())
                .isLessThanOrEqualTo(sealed);
    }

    @Test
    void onceOpenedEveryBarIsDrawn() {
        openWhole();
        inputs.openSealed();
        assertThat(result.outcomeProperty().get().orElseThrow().request().hidden().isEmpty())
                .isTrue();
    }

    @Test
    void aRunDuringWhichATuningSealsItsBarsIsNotShown() {
        var jobs = HeldJobs.ofEverything();
        var shared = new Session(store, jobs);
        var slow = MadeTab.of(shared, List.of(MadeStrategies.CROSS), engine::apply);
        List<ShownRun> shown = new ArrayList<>();
        slow.result().outcomeProperty().subscribe(now -> now.ifPresent(shown::add));
        shared.open("made");
        jobs.waiting.remove().run(); // the dataset opens and its first run waits
        var holdout = Splits.of(store.series).holdout();
        shared.seal(store.series, new Seals.Begun(MadeStrategies.CROSS.id(), holdout));
        jobs.runAll();
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(
                        outcome -> {
                            assertThat(outcome.isHidden(holdout.fromBar())).isTrue();
                            assertThat(outcome.result().period().toBar())
                                    .isLessThanOrEqualTo(holdout.fromBar());
                        });
    }

    @Test
    void aResultIsTakenAwayBeforeTheStoreIsToldOfATuning() {
        session.open("made");
        assertThat(result.outcomeProperty().get()).isPresent();
        var holdout = Splits.of(store.series).holdout();
        session.seal(store.series, new Seals.Begun(MadeStrategies.CROSS.id(), holdout));
        assertThat(store.tunings().all()).isEmpty();
        assertThat(result.outcomeProperty().get().orElseThrow().isHidden(holdout.fromBar()))
                .isTrue();
    }
}
