package io.abtpro.ui.backtest.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.tuning.Splits;
import io.abtpro.ui.backtest.MadeEngine;
import io.abtpro.ui.backtest.MadeStore;
import io.abtpro.ui.backtest.MadeTab;
import io.abtpro.ui.backtest.inputs.InputsViewModel;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class SealedResultTest {
    private final MadeStore store = new MadeStore(900);
    private final MadeEngine engine = new MadeEngine();
    private final Session session = new Session(store, new DirectJobRunner());
    private final MadeTab tab = MadeTab.of(session, engine::apply);
    private final InputsViewModel inputs = tab.inputs();
    private final ResultViewModel result = tab.result();

    @Test
    void noSealedBarIsDrawnOrToldByWhateverPeriodIsRun() {
        store.tuned();
        session.open("made");
        inputs.setPeriod(
                Optional.empty(),
                Optional.of(LocalDate.ofEpochDay(store.series.openTime(200) / 86_400_000L)));
        ShownRun shown = result.outcomeProperty().get().orElseThrow();
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
        assertThat(Readout.parts(shown, sealed + 5)).isEqualTo(Readout.parts(shown, -1));
    }

    private static List<double[]> columns(Layer layer) {
        return switch (layer) {
            case Layer.Candles c -> List.of(c.open(), c.high(), c.low(), c.close());
            case Layer.Line line -> List.of(line.values());
            case Layer.Area area -> List.of(area.values());
            default -> List.of();
        };
    }
}
