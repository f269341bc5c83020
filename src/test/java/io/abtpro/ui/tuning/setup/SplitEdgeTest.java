package io.abtpro.ui.tuning.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.RandomBars;
import io.abtpro.tuning.Splits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

class SplitEdgeTest {
    private static final int GAP = 10;

    private final BarSeries bars = RandomBars.of(1200, 21);
    private final Splits splits = Splits.of(bars);

    private Splits moved(SplitEdge edge, int bar) {
        int[] at =
                Arrays.stream(SplitEdge.values())
                        .mapToInt(e -> e == edge ? bar : e.bar(splits))
                        .toArray();
        return Splits.at(bars.size(), at[0], at[1], at[2], GAP);
    }

    @ParameterizedTest
    @EnumSource
    void anEdgeCanBeAtItsLimitsAndNotBeyond(SplitEdge edge) {
        int first = edge.nearest(bars, splits, -1);
        int last = edge.nearest(bars, splits, bars.size());
        assertThat(edge.bar(moved(edge, first))).isEqualTo(first);
        assertThat(edge.bar(moved(edge, last))).isEqualTo(last);
        assertThatIllegalArgumentException().isThrownBy(() -> moved(edge, first - 1));
        assertThatIllegalArgumentException().isThrownBy(() -> moved(edge, last + 1));
        assertThat(edge.fault(bars, splits, first, "first")).isEmpty();
        assertThat(edge.fault(bars, splits, last, "last")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aFaultSaysWhereTheEdgeCanBe(SplitEdge edge) {
        String first = SplitEdge.date(bars, edge.nearest(bars, splits, 0));
        String last = SplitEdge.date(bars, edge.nearest(bars, splits, bars.size()));
        assertThat(edge.fault(bars, splits, bars.size(), "2099-01-01").orElseThrow())
                .contains("must be from " + first + " to " + last + ", was 2099-01-01");
    }
}
