package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.chart.ChartLayer.Dash;
import io.abtpro.chart.ChartLayer.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.Stream;

class ChartLayerTest {
    private static final double[] ONE = {1};

    @ParameterizedTest
    @EnumSource(Layer.Style.class)
    void aDashIsTheSameOverTimeAndOverNumbers(Layer.Style style) {
        var overTime = Strokes.of(style);
        var overNumbers = Strokes.of(style.dash(), style.role());
        assertThat(overTime.getDashArray()).isEqualTo(overNumbers.getDashArray());
        assertThat(overTime.getDashArray() == null).isEqualTo(style.dash() == Dash.SOLID);
    }

    @Test
    void everyDashHasAPatternOfItsOwn() {
        assertThat(
                        Stream.of(Dash.values())
                                .map(dash -> Strokes.of(dash, Role.PLAIN).getDashArray()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aLayerOfEitherKindHasItsNameOrNone() {
        List<ChartLayer> layers =
                List.of(
                        new Layer.Line("equity", ONE, Layer.Style.OURS),
                        new Layer.Span(1, 2),
                        XyLayer.Line.of("mean", ONE, ONE, Role.OURS, Dash.SOLID),
                        new XyLayer.Diagonal());
        assertThat(layers).extracting(ChartLayer::name).containsExactly("equity", "", "mean", "");
    }
}
