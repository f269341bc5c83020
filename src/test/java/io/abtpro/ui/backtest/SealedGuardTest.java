package io.abtpro.ui.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.store.Tunings;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.tuning.TuningRequestJson;
import io.abtpro.ui.session.Session;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedGuardTest {
    private final Fixture.Store store = new Fixture.Store(900);
    private final Fixture.Engine engine = new Fixture.Engine();
    private final Session session = new Session(store, new Fixture.AtOnce());
    private final BacktestViewModel model =
            new BacktestViewModel(session, List.of(Fixture.CROSS, Fixture.OTHER), engine::apply);

    private void tuned() {
        var request = new TuningRequest(
                Fixture.CROSS.id(), Fixture.CROSS.space().defaults(), List.of(new ParameterRange("fast", 5, 20, 5)),
                TuningOptions.defaults(Method.GRID), Splits.of(store.series), TuningAnalysis.Walk.none());
        store.tunings().begin(new Tunings.Started(
                "made", store.series.sha256(), Fixture.CROSS.id(), "GRID", TuningRequestJson.write(request), "{}"));
    }

    @Test
    void aRunThatReachesIntoASealedHoldoutWaitsAndNothingIsComputed() {
        tuned();
        session.open("made");
        assertThat(engine.asked).isEmpty();
        assertThat(model.problemProperty().get()).contains("sealed holdout");
        assertThat(model.sealed().stoppedProperty().get()).isPresent();
    }

    @Test
    void aPeriodThatEndsBeforeTheHoldoutRunsAtOnce() {
        tuned();
        session.open("made");
        var stopped = model.sealed().stoppedProperty().get().orElseThrow();
        model.setPeriod(Optional.empty(), Optional.of(stopped.dayBefore()));
        assertThat(engine.asked).hasSize(1);
        assertThat(engine.asked.getFirst().period().toBar()).isLessThanOrEqualTo(stopped.holdout().holdout().fromBar());
        assertThat(model.sealed().stoppedProperty().get()).isEmpty();
    }

    @Test
    void openingIsLoggedOnceAndThenEveryPeriodRuns() {
        tuned();
        session.open("made");
        model.openSealed();
        assertThat(store.tunings().openings(store.series.sha256())).hasSize(1);
        assertThat(engine.asked).hasSize(1);
        model.set(Fixture.FAST, 30);
        assertThat(engine.asked).hasSize(2);
        assertThat(store.tunings().openings(store.series.sha256())).hasSize(1);
    }

    @Test
    void anotherStrategyOnTheSameBarsIsNotHeldUp() {
        tuned();
        session.open("made");
        model.choose(Fixture.OTHER);
        assertThat(engine.asked).hasSize(1);
        assertThat(model.sealed().stoppedProperty().get()).isEmpty();
    }
}
