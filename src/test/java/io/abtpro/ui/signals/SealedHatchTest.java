package io.abtpro.ui.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.chart.Layer;
import io.abtpro.strategies.RealBars;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Splits;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.session.SealedHatch;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/// Tabs that know no strategy say whose holdout the prices are that they draw.
class SealedHatchTest {
    private final BarSeries bars = RealBars.sp500();
    private final FakeWorkspace workspace = new FakeWorkspace(Path.of("target"));
    private final Session session = new Session(workspace, new HeldJobs());

    private List<Layer> hatches() {
        session.open("S&P 500");
        return SealedHatch.of(session.sealsProperty().get(), bars);
    }

    @Test
    void everySealIsHatchedAndItsStrategiesAreNamed() {
        workspace.add("S&P 500", "SPX", bars, new SeriesQuality(List.of(), "weekdays"));
        assertThat(hatches()).isEmpty();
        SealedSignalsTest.tune(workspace, bars, StrategyCatalog.get("sma-cross"));
        SealedSignalsTest.tune(workspace, bars, StrategyCatalog.get("ema-cross"));
        int from = Splits.of(bars).holdout().fromBar();
        assertThat(hatches())
                .containsExactly(
                        new Layer.Hatch(
                                from, bars.size() - 1, "sealed holdout of ema-cross, sma-cross"));
        assertThat(SealedHatch.of(session.sealsProperty().get(), bars.slice(0, 100))).isEmpty();
    }
}
