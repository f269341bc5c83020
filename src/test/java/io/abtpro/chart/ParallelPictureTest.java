package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ParallelPictureTest {
    private static final double WIDTH = 388;
    private static final double HEIGHT = 152;

    private static ParallelPicture picture(double... row) {
        var axes =
                Stream.of("a", "b", "c", "d")
                        .map(name -> new ParallelPicture.Axis(name, 0, 10, "0"))
                        .toList();
        return new ParallelPicture(axes, new double[][] {row}, new boolean[] {true}, -1, Map.of());
    }

    /// "x,y>x,y" for each segment of the row's line.
    private static List<String> segments(double... row) {
        List<String> found = new ArrayList<>();
        double[] at = new double[6];
        String before = "";
        for (var i = picture(row).path(0, WIDTH, HEIGHT).getPathIterator(null);
                !i.isDone();
                i.next()) {
            int kind = i.currentSegment(at);
            String here = "%.0f,%.0f".formatted(at[0], at[1]);
            if (kind == PathIterator.SEG_LINETO) {
                found.add(before + ">" + here);
            }
            before = here;
        }
        return found;
    }

    @Test
    void aRowIsALineFromAxisToAxis() {
        assertThat(segments(0, 10, 5, 0))
                .containsExactly("44,120>144,20", "144,20>244,70", "244,70>344,120");
    }

    @Test
    void theLineIsBrokenWhereThereIsNoValue() {
        assertThat(segments(0, 10, Double.NaN, 0)).containsExactly("44,120>144,20");
        assertThat(segments(Double.NaN, 10, 5, 0))
                .containsExactly("144,20>244,70", "244,70>344,120");
        assertThat(segments(0, Double.NaN, 5, Double.NaN)).isEmpty();
    }

    @Test
    void whatHasNoValueIsInNoStretchOfAnAxis() {
        var all = new ParallelPicture.Span(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(all.holds(Double.NaN)).isFalse();
        assertThat(all.holds(3)).isTrue();
    }
}
