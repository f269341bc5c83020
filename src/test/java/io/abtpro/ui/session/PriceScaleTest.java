package io.abtpro.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.chart.Pane;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.List;

class PriceScaleTest {
    private static final List<Pane> PANES =
            List.of(
                    new Pane("Price", 3, true, "0", List.of()),
                    new Pane("Volume", 1, false, "0", List.of()));

    private final KeptState kept = new KeptState();

    private static BarSeries bars(double low) {
        long day = 86_400_000L;
        double[] high = {3, 3};
        double[] lows = {1, low};
        return BarSeries.of(
                Timeframe.parse("1d"),
                ZoneId.of("UTC"),
                new long[] {day, 2 * day},
                high,
                high,
                lows,
                high,
                new double[] {1, 1});
    }

    @Test
    void theFirstPaneIsAsItWasUntilTheUserChoosesAndTheChoiceIsKept() {
        var scale = new PriceScale(kept, "data");
        assertThat(scale.of(PANES, bars(1))).isEqualTo(PANES);
        scale.choose(false);
        assertThat(scale.of(PANES, bars(1)))
                .extracting(Pane::logarithmic)
                .containsExactly(false, false);
        var again = new PriceScale(kept, "data");
        assertThat(again.of(PANES, bars(1)).getFirst().logarithmic()).isFalse();
        again.choose(true);
        assertThat(again.of(PANES, bars(1)))
                .extracting(Pane::logarithmic)
                .containsExactly(true, false);
        assertThat(new PriceScale(kept, "signals").chosenProperty().get()).isEmpty();
    }

    @Test
    void pricesThatAreNotAboveZeroHaveNoLogarithm() {
        var scale = new PriceScale(kept, "data");
        scale.choose(true);
        assertThat(scale.isPossible(bars(0))).isFalse();
        assertThat(scale.of(PANES, bars(-1)).getFirst().logarithmic()).isFalse();
        assertThat(scale.isPossible(bars(1))).isTrue();
    }
}
