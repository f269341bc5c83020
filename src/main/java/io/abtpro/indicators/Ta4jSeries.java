package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

import org.ta4j.core.Bar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;

import java.util.ArrayList;
import java.util.List;

/// Column series as ta4j series of double numbers; a bar ends when it is known.
final class Ta4jSeries {
    private Ta4jSeries() {}

    static org.ta4j.core.BarSeries of(BarSeries bars) {
        List<Bar> list = new ArrayList<>(bars.size());
        for (int t = 0; t < bars.size(); t++) {
            list.add(new ColumnBar(bars, t));
        }
        return new BaseBarSeriesBuilder()
                .withName("bars")
                .withNumFactory(DoubleNumFactory.getInstance())
                .withBars(list)
                .build();
    }

    /// A series with no bar yet, to which bars are added as they become known.
    static org.ta4j.core.BarSeries growing() {
        return new BaseBarSeriesBuilder()
                .withName("bars")
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
    }
}
