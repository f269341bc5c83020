package io.abtpro.ui.backtest.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.chart.Layer;
import io.abtpro.holdout.Seals;
import io.abtpro.report.Figures;
import io.abtpro.tuning.Splits;
import io.abtpro.ui.backtest.MadeEngine;
import io.abtpro.ui.backtest.MadeStore;
import io.abtpro.ui.backtest.MadeStrategies;
import io.abtpro.ui.backtest.MadeTab;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// Saved runs are drawn and told up to what is sealed, as the present one is.
class SealedComparisonTest {
    private final MadeStore store = new MadeStore(900);
    private final Session session = new Session(store, new DirectJobRunner());
    private final MadeTab tab = MadeTab.of(session, new MadeEngine()::apply);
    private final CompareViewModel compare = tab.compare();
    private final int sealed = Splits.of(store.series).holdout().fromBar();

    /// A run over all bars is saved, then a tuning seals the last of them.
    private void savedThenSealed() {
        session.open("made");
        compare.saveRun();
        assertThat(drawnFrom(sealed)).isPositive();
        assertThat(compare.sealedProperty().get()).isEmpty();
        session.seal(
                store.series,
                new Seals.Begun(MadeStrategies.CROSS.id(), Splits.of(store.series).holdout()));
    }

    /// How many values are drawn of the saved run from `bar` on.
    private long drawnFrom(int bar) {
        List<Layer.Line> lines = compare.linesProperty().get();
        assertThat(lines).hasSize(1);
        return Arrays.stream(lines.getFirst().values())
                .skip(bar)
                .filter(v -> !Double.isNaN(v))
                .count();
    }

    private CompareTable.Row savedRow() {
        return compare.tableProperty().get().rows().getLast();
    }

    @Test
    void noSealedBarOfASavedRunIsDrawn() {
        savedThenSealed();
        assertThat(drawnFrom(sealed)).isZero();
        assertThat(drawnFrom(0)).isEqualTo(sealed);
        assertThat(compare.sealedProperty().get())
                .isEqualTo(
                        "run 1: sealed from %s, not drawn"
                                .formatted(Research.day(store.series, sealed)));
    }

    @Test
    void noFigureTellsWhatIsSealed() {
        savedThenSealed();
        assertThat(savedRow().name()).isEqualTo("run 1");
        assertThat(List.of(savedRow().net(), savedRow().sharpe(), savedRow().drawdown()))
                .allSatisfy(figure -> assertThat(figure.text()).isEqualTo(Figures.ABSENT));
        assertThat(compare.tableProperty().get().rows().getFirst().net().text())
                .isNotEqualTo(Figures.ABSENT);
    }

    @Test
    void noSealedBarIsDrawnOfARunThatComesBackWithItsDataset() {
        session.open("made");
        compare.saveRun();
        session.close();
        store.tuned();
        session.open("made");
        assertThat(compare.runs()).hasSize(1);
        assertThat(drawnFrom(sealed)).isZero();
        assertThat(savedRow().net().text()).isEqualTo(Figures.ABSENT);
    }

    @Test
    void aRunThatEndsBeforeTheSealedBarsIsDrawnAndToldWhole() {
        store.tuned();
        session.open("made");
        compare.saveRun();
        assertThat(drawnFrom(0)).isEqualTo(sealed);
        assertThat(compare.sealedProperty().get()).isEmpty();
        assertThat(savedRow().net().text()).isNotEqualTo(Figures.ABSENT);
    }

    @Test
    void besideASealedStrategyNoOtherRunIsDrawnOnItsSealedBars() {
        store.tuned();
        session.open("made");
        tab.inputs().choose(MadeStrategies.OTHER);
        compare.saveRun();
        assertThat(drawnFrom(sealed)).isPositive();
        tab.inputs().choose(MadeStrategies.CROSS);
        assertThat(drawnFrom(sealed)).isZero();
        assertThat(savedRow().net().text()).isNotEqualTo(Figures.ABSENT);
        tab.inputs().choose(MadeStrategies.OTHER);
        assertThat(drawnFrom(sealed)).isPositive();
    }

    @Test
    void onceOpenedTheWholeRunIsDrawn() {
        savedThenSealed();
        tab.inputs().openSealed();
        assertThat(drawnFrom(sealed)).isPositive();
        assertThat(savedRow().net().text()).isNotEqualTo(Figures.ABSENT);
    }
}
