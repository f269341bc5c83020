package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

class ChartSentenceTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final long[] TIMES = {
        day("1999-01-04"), day("1999-01-05"), day("1999-01-06"), day("2019-12-31")
    };
    private static final double[] EQUITY = {Double.NaN, 100_000, 99_000.4, 109_234};

    private static long day(String date) {
        return LocalDate.parse(date).atStartOfDay(UTC).toInstant().toEpochMilli();
    }

    private static Pane equity() {
        return new Pane(
                "Equity",
                1,
                false,
                "#,##0",
                List.of(
                        new Layer.Line("this run", EQUITY, Layer.Style.OURS),
                        new Layer.Markers(
                                List.of(
                                        new Layer.Mark(1, 1, Layer.Shape.LONG_ENTRY, 1),
                                        new Layer.Mark(3, 1, Layer.Shape.LONG_EXIT, 1)))));
    }

    @Test
    void timesInViewAndTheCourseOfEachLineAreSaid() {
        assertThat(ChartSentence.of("S&P 500", TIMES, UTC, false, List.of(equity()), -1, 4))
                .isEqualTo(
                        "S&P 500 from 1999-01-04 to 2019-12-31: Equity this run from 100,000 to"
                                + " 109,234, 2 marks.");
    }

    @Test
    void whatIsOutOfViewIsNotSaid() {
        assertThat(ChartSentence.of("S&P 500", TIMES, UTC, false, List.of(equity()), 1.5, 2.4))
                .isEqualTo(
                        "S&P 500 from 1999-01-06 to 1999-01-06: Equity this run from 99,000 to"
                                + " 99,000, 0 marks.");
    }

    @Test
    void nothingIsSaidToBeNothing() {
        assertThat(ChartSentence.of("Equity", new long[0], UTC, false, List.of(), 0, 1))
                .isEqualTo("Equity: nothing is drawn.");
    }

    @Test
    void axesPointsMarksAndNotesOfAPictureAreSaid() {
        var picture =
                XyPicture.of(
                        XyAxis.linear("Score, %", 0, 100, "0"),
                        XyAxis.linear("Won, %", 20, 80, "0"),
                        List.of(
                                new XyLayer.Points(
                                        "won, %",
                                        new double[] {10, 50},
                                        new double[] {30, 70},
                                        XyLayer.Role.OURS,
                                        5),
                                new XyLayer.Mark("0.60", 60, 65, XyLayer.Shape.DOT),
                                new XyLayer.Note("AUC 0.51", false, true, 0, XyLayer.Role.PLAIN)));
        assertThat(ChartSentence.of("Reliability", picture))
                .isEqualTo(
                        "Reliability: across Score, % from 0 to 100; up Won, % from 20 to 80;"
                                + " won, % 30, 70; 0.60 marked at 60, 65; AUC 0.51.");
    }

    @Test
    void aHeatMapSaysItsEnds() {
        var picture =
                XyPicture.of(
                        XyAxis.linear("fast", 0, 2, "0"),
                        XyAxis.linear("slow", 0, 1, "0"),
                        List.of(
                                new XyLayer.Cells(
                                        "Sharpe",
                                        0,
                                        1,
                                        0,
                                        1,
                                        new double[][] {{0.25, Double.NaN, 1.5}})));
        assertThat(ChartSentence.of("Plateau", picture))
                .endsWith("Sharpe of 3 by 1 cells from 0.25 to 1.5.");
    }
}
