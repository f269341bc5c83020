package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.chart.ChartLayer.Dash;
import io.abtpro.chart.ChartLayer.Role;

import org.junit.jupiter.api.Test;

import java.awt.geom.Rectangle2D;
import java.util.List;

class XyChangeTest {
    /// One pixel for each unit of x.
    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 1000, 100);

    private static XyPicture picture(XyLayer... layers) {
        return XyPicture.of(
                XyAxis.linear("", 0, 1000, "0"), XyAxis.linear("", 0, 10, "0"), List.of(layers));
    }

    private static XyLayer line(
            String name, double[] x, double[] y, boolean step, boolean labelled) {
        return new XyLayer.Line(name, x, y, Role.OURS, Dash.SOLID, step, false, labelled);
    }

    private static Across between(XyLayer before, XyLayer now) {
        return XyChange.between(picture(before), picture(now), AREA);
    }

    @Test
    void aPointMoreChangesALineFromItsLastPointOn() {
        Across changed =
                between(
                        line("a", new double[] {0, 300, 500}, new double[] {1, 2, 3}, false, false),
                        line(
                                "a",
                                new double[] {0, 300, 500, 510},
                                new double[] {1, 2, 3, 1},
                                false,
                                false));
        assertThat(changed.from()).isBetween(490.0, 500.0);
        assertThat(changed.to()).isBetween(510.0, 520.0);
    }

    @Test
    void aLevelThatGoesOnChangesOnlyItsEnd() {
        Across changed =
                between(
                        line("a", new double[] {0, 300, 500}, new double[] {1, 2, 2}, true, false),
                        line("a", new double[] {0, 300, 510}, new double[] {1, 2, 2}, true, false));
        assertThat(changed.from()).isBetween(490.0, 500.0);
        assertThat(changed.to()).isBetween(510.0, 520.0);
    }

    @Test
    void aNameAtTheEndIsDrawnAnewWithItsLineAndClearedWhereItWas() {
        Across longer =
                between(
                        line("best 1.0", new double[] {0, 100}, new double[] {1, 1}, true, true),
                        line("best 1.2", new double[] {0, 100}, new double[] {1, 1}, true, true));
        assertThat(longer.from()).isLessThan(100);
        assertThat(longer.to()).isBetween(160.0, 200.0);
        Across shorter =
                between(
                        line("best 1.0", new double[] {0, 400}, new double[] {1, 1}, true, true),
                        line("best 1.0", new double[] {0, 100}, new double[] {1, 1}, true, true));
        assertThat(shorter.from()).isLessThan(100);
        assertThat(shorter.to()).isGreaterThan(450);
    }

    @Test
    void whatIsTheSameHasNotChangedAndWhatIsNotKnownHasChangedEverywhere() {
        XyLayer same = line("a", new double[] {0, 100}, new double[] {1, 1}, false, false);
        assertThat(
                        between(
                                same,
                                line(
                                        "a",
                                        new double[] {0, 100},
                                        new double[] {1, 1},
                                        false,
                                        false)))
                .isEqualTo(Across.NOTHING);
        assertThat(
                        between(
                                same,
                                line("a", new double[] {0, 100}, new double[] {1, 1}, true, false)))
                .isEqualTo(Across.ALL);
        assertThat(between(same, new XyLayer.Diagonal())).isEqualTo(Across.ALL);
        assertThat(
                        between(
                                new XyLayer.Note("a", false, false, 0, Role.PLAIN),
                                new XyLayer.Note("b", false, false, 0, Role.PLAIN)))
                .isEqualTo(Across.ALL);
        assertThat(XyChange.between(picture(same), picture(same, same), AREA))
                .isEqualTo(Across.ALL);
    }

    @Test
    void aRuleThatMovesChangesBothItsPlaces() {
        Across changed =
                between(
                        new XyLayer.Rule("", 100, true, Role.OURS, Dash.SHORT),
                        new XyLayer.Rule("", 140, true, Role.OURS, Dash.SHORT));
        assertThat(changed.touches(99, 101)).isTrue();
        assertThat(changed.touches(139, 141)).isTrue();
        assertThat(changed.touches(0, 90)).isFalse();
        assertThat(changed.touches(150, 1000)).isFalse();
    }
}
