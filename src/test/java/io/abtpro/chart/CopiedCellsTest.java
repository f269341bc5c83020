package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Names come from files and are pasted into spreadsheets: none may become a formula there.
class CopiedCellsTest {
    private static final String FORMULA = "=HYPERLINK(\"http://x\")";
    private static final String CELL = "\"'=HYPERLINK(\"\"http://x\"\")\"";
    private static final double[] ONE = {1};

    @Test
    void aLayersNameIsText() {
        var axis = XyAxis.linear("", 0, 2, "0");
        var picture =
                XyPicture.of(
                        axis,
                        axis,
                        List.of(
                                XyLayer.Line.of(
                                        FORMULA, ONE, ONE, XyLayer.Role.OURS, XyLayer.Dash.SOLID)));
        assertThat(picture.csv().lines()).containsExactly("layer,x,y,to", CELL + ",1.0,1.0,");
    }

    @Test
    void anAxissNameIsText() {
        var axes =
                List.of(
                        new ParallelPicture.Axis(FORMULA, 0, 2, "0"),
                        new ParallelPicture.Axis("b", 0, 2, "0"));
        var picture =
                new ParallelPicture(
                        axes, new double[][] {{1, 2}}, new boolean[] {true}, -1, Map.of());
        assertThat(picture.csv().lines()).first().isEqualTo(CELL + ",\"b\",shown");
    }

    @Test
    void aPanesNameIsText() {
        var pane =
                new Pane(
                        FORMULA,
                        1,
                        false,
                        "0",
                        List.of(new Layer.Line("line", ONE, Layer.Style.OURS)));
        var picture =
                new Picture(
                        new long[] {0},
                        ZoneOffset.UTC,
                        List.of(pane),
                        () -> MarkIndex.NONE,
                        new Digests());
        var export = new ChartExport(picture, new long[] {0}, 0, 0, 100, 100, ChartColours.DARK);
        assertThat(export.csv().lines())
                .containsExactly(
                        "time,\"'=HYPERLINK(\"\"http://x\"\"): line\"", "1970-01-01T00:00:00Z,1.0");
    }
}
