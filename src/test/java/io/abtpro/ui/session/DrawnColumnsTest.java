package io.abtpro.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.api.Test;

class DrawnColumnsTest {
    private final BarSeries series =
            GeneratedBars.of(new GeneratedBars.Options(500, 7, Timeframe.parse("1m")));

    @Test
    void twoTabsThatShowASeriesShareItsColumns() {
        var first = DrawnColumns.of(series);
        assertThat(DrawnColumns.of(series)).isSameAs(first);
        assertThat(first.times()).isEqualTo(series.openTimes());
        assertThat(first.candles().close()).isEqualTo(series.closes());
        assertThat(first.volumes()).isEqualTo(series.volumes());
    }

    @Test
    void anotherSeriesHasItsOwn() {
        var other = GeneratedBars.of(new GeneratedBars.Options(500, 8, Timeframe.parse("1m")));
        assertThat(DrawnColumns.of(other).candles().close()).isEqualTo(other.closes());
    }
}
