package io.abtpro.ui.backtest.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.ui.backtest.MadeEngine;
import io.abtpro.ui.backtest.MadeStore;
import io.abtpro.ui.backtest.MadeStrategies;
import io.abtpro.ui.backtest.MadeTab;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Optional;

class InputsViewModelTest {
    private final MadeStore store = new MadeStore(900);
    private final MadeEngine engine = new MadeEngine();

    private MadeTab tab() {
        var session = new Session(store, new DirectJobRunner());
        MadeTab tab = MadeTab.of(session, engine::apply);
        session.open("made");
        return tab;
    }

    private static double value(MadeTab tab, Parameter parameter) {
        return tab.inputs().inputsProperty().get().parameters().get(parameter.name());
    }

    private static double shown(MadeTab tab, Parameter parameter) {
        return tab.result()
                .outcomeProperty()
                .get()
                .orElseThrow()
                .inputs()
                .parameters()
                .get(parameter.name());
    }

    @Test
    void oneDragIsOneUndo() {
        MadeTab tab = tab();
        tab.inputs().beginDrag();
        for (int fast = 17; fast <= 30; fast++) {
            tab.inputs().set(MadeStrategies.FAST, fast);
        }
        tab.inputs().endDrag();
        tab.session().steps().undo();
        assertThat(value(tab, MadeStrategies.FAST)).isEqualTo(16);
        assertThat(tab.session().steps().canUndoProperty().get()).isFalse();
        tab.session().steps().redo();
        assertThat(value(tab, MadeStrategies.FAST)).isEqualTo(30);
        assertThat(shown(tab, MadeStrategies.FAST)).isEqualTo(30);
    }

    @Test
    void aDragThatEndsWhereItBeganChangesNothing() {
        MadeTab tab = tab();
        tab.inputs().beginDrag();
        tab.inputs().set(MadeStrategies.FAST, 20);
        tab.inputs().set(MadeStrategies.FAST, 16);
        tab.inputs().endDrag();
        assertThat(store.counted).hasSize(1);
        assertThat(tab.session().steps().canUndoProperty().get()).isFalse();
    }

    @Test
    void aValueOutOfRangeStatesTheRangeAndKeepsTheOldOne() {
        MadeTab tab = tab();
        assertThat(tab.inputs().type(MadeStrategies.FAST, "500"))
                .isEqualTo("Fast average must be a whole number in [2, 100] bars, was 500");
        assertThat(tab.inputs().type(MadeStrategies.FAST, "nonsense")).contains("was nonsense");
        assertThat(tab.inputs().type(MadeStrategies.FAST, "3.5")).contains("whole number");
        assertThat(value(tab, MadeStrategies.FAST)).isEqualTo(16);
    }

    @Test
    void offAndZeroMeanTheSameWhereAParameterCanBeOff() {
        MadeTab tab = tab();
        assertThat(tab.inputs().type(MadeStrategies.STOP, "5")).isEmpty();
        assertThat(tab.inputs().type(MadeStrategies.STOP, "off")).isEmpty();
        assertThat(value(tab, MadeStrategies.STOP)).isZero();
        assertThat(ParameterText.of(MadeStrategies.STOP, 0)).isEqualTo("off");
    }

    @Test
    void stepsStayOnTheGridAndInTheRange() {
        MadeTab tab = tab();
        tab.inputs().step(MadeStrategies.FAST, 10);
        assertThat(value(tab, MadeStrategies.FAST)).isEqualTo(26);
        tab.inputs().step(MadeStrategies.FAST, -100);
        assertThat(value(tab, MadeStrategies.FAST)).isEqualTo(2);
        tab.inputs().step(MadeStrategies.STOP, 3);
        assertThat(value(tab, MadeStrategies.STOP)).isEqualTo(1.5);
        tab.inputs().reset(MadeStrategies.FAST);
        assertThat(value(tab, MadeStrategies.FAST)).isEqualTo(16);
    }

    @Test
    void anInvalidCombinationIsExplainedAndTheLastGoodResultStays() {
        MadeTab tab = tab();
        tab.inputs().set(MadeStrategies.SLOW, 10);
        assertThat(tab.inputs().problemProperty().get())
                .isEqualTo("fast must be below slow, was 16 and 10");
        assertThat(shown(tab, MadeStrategies.SLOW)).isEqualTo(128);
        tab.session().steps().undo();
        assertThat(tab.inputs().problemProperty().get()).isEmpty();
    }

    @Test
    void aPeriodWithoutBarsNamesWhatThereIs() {
        MadeTab tab = tab();
        tab.inputs().setPeriod(Optional.of(LocalDate.of(2030, 1, 1)), Optional.empty());
        assertThat(tab.inputs().problemProperty().get()).contains("2000-01-03 to 2002-06-20");
        tab.inputs()
                .setPeriod(
                        Optional.of(LocalDate.of(2001, 1, 1)),
                        Optional.of(LocalDate.of(2001, 12, 31)));
        assertThat(tab.inputs().problemProperty().get()).isEmpty();
        assertThat(tab.result().outcomeProperty().get().orElseThrow().result().equity())
                .hasSize(365);
    }

    @Test
    void choosingAnotherStrategyTakesItsDefaultsAndCanBeUndone() {
        MadeTab tab = tab();
        tab.inputs().set(MadeStrategies.FAST, 20);
        tab.inputs().choose(MadeStrategies.OTHER);
        assertThat(tab.inputs().inputsProperty().get().parameters().values())
                .containsOnlyKeys("stopLoss");
        tab.session().steps().undo();
        assertThat(value(tab, MadeStrategies.FAST)).isEqualTo(20);
    }
}
