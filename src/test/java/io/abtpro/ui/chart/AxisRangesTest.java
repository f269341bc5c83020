package io.abtpro.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.abtpro.chart.Pane;
import io.abtpro.ui.WindowTest;

import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

@WindowTest
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

    @Test
    void anAxisLetGoEasesFromWhereItWasHeldToWhatItsValuesNeed(FxRobot robot) {
        List<Range> seen = new CopyOnWriteArrayList<>();
        List<Runnable> follow = new ArrayList<>();
        var eased = new AxisRanges(() -> follow.forEach(Runnable::run));
        Range wanted = new Range(5, 50);
        robot.interact(
                () -> {
                    eased.now(panes, List.of(new Range(0, 10)));
                    eased.hold(true);
                    eased.now(panes, List.of(wanted));
                    eased.hold(false);
                    seen.addAll(eased.now(panes, List.of(wanted)));
                    follow.add(() -> seen.addAll(eased.now(panes, List.of(wanted))));
                });
        assertThat(seen.getFirst()).isEqualTo(new Range(0, 10));
        assertThatCode(
                        () ->
                                WaitForAsyncUtils.waitFor(
                                        10, TimeUnit.SECONDS, () -> seen.getLast().equals(wanted)))
                .doesNotThrowAnyException();
        assertThat(seen)
                .extracting(Range::getUpperBound)
                .isSorted()
                .allMatch(high -> high >= 10 && high <= 50);
        assertThat(seen)
                .extracting(Range::getLowerBound)
                .isSorted()
                .allMatch(low -> low >= 0 && low <= 5);
    }
}
