package io.abtpro.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class AxisRangesTest {
    private final List<Pane> panes = List.of(new Pane("Equity", 1, false, "0", List.of()));
    private final AxisRanges ranges = new AxisRanges(() -> {});

    private Range now(double low, double high) {
        return ranges.now(panes, List.of(new Range(low, high))).getFirst();
    }

    @Test
    void anAxisKeepsItsRangeWhileHeld() {
        assertThat(now(0, 10)).isEqualTo(new Range(0, 10));
        ranges.hold(true);
        assertThat(now(5, 50)).isEqualTo(new Range(0, 10));
        assertThat(now(6, 60)).isEqualTo(new Range(0, 10));
    }

    @Test
    void anAxisThatIsNotHeldFollowsItsValuesAtOnce() {
        now(0, 10);
        assertThat(now(5, 50)).isEqualTo(new Range(5, 50));
    }
}
