package io.abtpro.ui.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.holdout.Seals;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.Tunings;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.ui.session.Session;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class SealedGuardTest {
    private final Fixture.Store store = new Fixture.Store(900);
    private final Fixture.Engine engine = new Fixture.Engine();
    private final Session session = new Session(store, new Fixture.AtOnce());
    private final BacktestViewModel model =
            new BacktestViewModel(session, List.of(Fixture.CROSS, Fixture.OTHER), engine::apply);

    private void tuned() {
        var request =
                new TuningRequest(
                        Fixture.CROSS.id(),
                        Fixture.CROSS.space().defaults(),
                        List.of(new ParameterRange("fast", 5, 20, 5)),
                        TuningOptions.defaults(Method.GRID),
                        Splits.of(store.series),
                        TuningAnalysis.Walk.none());
        store.tunings()
                .begin(
                        new Tunings.Started(
                                "made",
                                store.series.sha256(),
                                Fixture.CROSS.id(),
                                "GRID",
                                TuningRequestJson.write(request),
                                "{}"));
    }

    /// Asks for all bars, those of the holdout too.
    private void openWhole() {
        tuned();
        session.open("made");
        engine.asked.clear();
        model.setPeriod(Optional.empty(), Optional.empty());
    }

    @Test
    void aPeriodThatNobodyChoseEndsBeforeTheHoldoutWhenTheDatasetIsOpened() {
        tuned();
        session.open("made");
        assertThat(engine.asked).hasSize(1);
        assertThat(engine.asked.getFirst().period().toBar())
                .isLessThanOrEqualTo(Splits.of(store.series).holdout().fromBar());
        assertThat(model.sealed().stoppedProperty().get()).isEmpty();
        assertThat(model.sealed().shortenedProperty().get()).isPresent();
        model.openSealed();
        assertThat(store.tunings().openings(store.series.sha256())).hasSize(1);
        assertThat(engine.asked.getLast().period().toBar()).isEqualTo(900);
        assertThat(model.sealed().shortenedProperty().get()).isEmpty();
    }

    @Test
    void aRunThatReachesIntoASealedHoldoutWaitsAndNothingIsComputed() {
        openWhole();
        assertThat(engine.asked).isEmpty();
        assertThat(model.problemProperty().get()).contains("sealed holdout");
        assertThat(model.sealed().stoppedProperty().get()).isPresent();
    }

    @Test
    void aPeriodThatEndsBeforeTheHoldoutRunsAtOnce() {
        openWhole();
        var stopped = model.sealed().stoppedProperty().get().orElseThrow();
        model.setPeriod(Optional.empty(), Optional.of(stopped.dayBefore()));
        assertThat(engine.asked).hasSize(1);
        assertThat(engine.asked.getFirst().period().toBar())
                .isLessThanOrEqualTo(stopped.holdout().holdout().fromBar());
        assertThat(model.sealed().stoppedProperty().get()).isEmpty();
    }

    @Test
    void openingIsLoggedOnceAndThenEveryPeriodRuns() {
        openWhole();
        model.openSealed();
        assertThat(store.tunings().openings(store.series.sha256())).hasSize(1);
        assertThat(engine.asked).hasSize(1);
        model.set(Fixture.FAST, 30);
        assertThat(engine.asked).hasSize(2);
        assertThat(store.tunings().openings(store.series.sha256())).hasSize(1);
    }

    @Test
    void anotherStrategyOnTheSameBarsIsNotHeldUp() {
        openWhole();
        model.choose(Fixture.OTHER);
        assertThat(engine.asked).hasSize(1);
        assertThat(model.sealed().stoppedProperty().get()).isEmpty();
    }

    @Test
    void anEndThatNobodyChoseIsNotKeptForAnotherStrategy() {
        tuned();
        session.open("made");
        assertThat(engine.asked.getLast().period().toBar()).isLessThan(900);
        model.choose(Fixture.OTHER);
        assertThat(engine.asked.getLast().period().toBar()).isEqualTo(900);
        assertThat(model.sealed().shortenedProperty().get()).isEmpty();
        model.choose(Fixture.CROSS);
        assertThat(engine.asked.getLast().period().toBar()).isLessThan(900);
        assertThat(model.sealed().shortenedProperty().get()).isPresent();
    }

    @Test
    void anEndThatWasChosenIsKeptForAnotherStrategy() {
        openWhole();
        var day = model.sealed().stoppedProperty().get().orElseThrow().dayBefore().minusDays(30);
        model.setPeriod(Optional.empty(), Optional.of(day));
        model.choose(Fixture.OTHER);
        assertThat(model.inputsProperty().get().to()).contains(day);
    }

    @Test
    void theHoldoutOfATuningThatHasJustBegunIsSealedToo() {
        session.open("made");
        engine.asked.clear();
        tuned();
        session.tuningsProperty().set(1);
        model.set(Fixture.FAST, 30);
        int sealed = Splits.of(store.series).holdout().fromBar();
        assertThat(engine.asked).isNotEmpty().allMatch(run -> run.period().toBar() <= sealed);
        assertThat(model.sealed().shortenedProperty().get()).isPresent();
        assertThat(model.outcomeProperty().get().orElseThrow().result().period().toBar())
                .isLessThanOrEqualTo(sealed);
    }

    @Test
    void noSealedBarIsDrawnOrToldByWhateverPeriodIsRun() {
        tuned();
        session.open("made");
        model.setPeriod(
                Optional.empty(),
                Optional.of(LocalDate.ofEpochDay(store.series.openTime(200) / 86_400_000L)));
        ShownRun shown = model.outcomeProperty().get().orElseThrow();
        int sealed = Splits.of(store.series).holdout().fromBar();
        List<Pane> panes = new ChartPanes().of(shown, List.of(), Optional.empty());
        for (Pane pane : panes) {
            for (Layer layer : pane.layers()) {
                for (double[] column : columns(layer)) {
                    assertThat(Arrays.stream(column).skip(sealed))
                            .allMatch(value -> Double.isNaN(value));
                }
            }
        }
        assertThat(shown.isHidden(sealed)).isTrue();
        assertThat(shown.isHidden(sealed - 1)).isFalse();
        assertThat(Readout.text(shown, sealed + 5)).isEqualTo(Readout.text(shown, -1));
    }

    private static List<double[]> columns(Layer layer) {
        return switch (layer) {
            case Layer.Candles c -> List.of(c.open(), c.high(), c.low(), c.close());
            case Layer.Line line -> List.of(line.values());
            case Layer.Area area -> List.of(area.values());
            default -> List.of();
        };
    }

    @Test
    void onceOpenedEveryBarIsDrawn() {
        openWhole();
        model.openSealed();
        assertThat(model.outcomeProperty().get().orElseThrow().request().hidden().isEmpty())
                .isTrue();
    }

    @Test
    void aRunDuringWhichATuningSealsItsBarsIsNotShown() {
        var jobs = new Fixture.Held();
        var shared = new Session(store, jobs);
        var slow = new BacktestViewModel(shared, List.of(Fixture.CROSS), engine::apply);
        List<ShownRun> shown = new ArrayList<>();
        slow.outcomeProperty().subscribe(now -> now.ifPresent(shown::add));
        shared.open("made");
        jobs.waiting.remove().run(); // the dataset opens and its first run waits
        var holdout = Splits.of(store.series).holdout();
        shared.seal(store.series, new Seals.Begun(Fixture.CROSS.id(), holdout));
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
        assertThat(model.outcomeProperty().get()).isPresent();
        var holdout = Splits.of(store.series).holdout();
        session.seal(store.series, new Seals.Begun(Fixture.CROSS.id(), holdout));
        assertThat(store.tunings().all()).isEmpty();
        assertThat(model.outcomeProperty().get().orElseThrow().isHidden(holdout.fromBar()))
                .isTrue();
    }
}
