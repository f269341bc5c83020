package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneOffset;

class BarSeriesTest {
    private static final Timeframe MINUTE = Timeframe.parse("1m");
    private static final long[] TIMES = {0, 60_000, 180_000};

    private static BarSeries series(long[] times, double lastClose) {
        return BarSeries.of(
                MINUTE,
                ZoneOffset.UTC,
                times,
                new double[] {1, 2, 3},
                new double[] {2, 3, 4},
                new double[] {1, 1, 2},
                new double[] {2, 2, lastClose},
                new double[] {0, 5, 6});
    }

    @Test
    void columnsAreCopiedInAndOut() {
        long[] times = TIMES.clone();
        BarSeries series = series(times, 3);
        times[0] = -1;
        series.closes()[0] = 99;
        assertThat(series.openTime(0)).isZero();
        assertThat(series.close(0)).isEqualTo(2);
    }

    @Test
    void aBarIsKnownAtItsEnd() {
        assertThat(series(TIMES, 3).knownAt(2)).isEqualTo(240_000);
    }

    @Test
    void hashIsTheSameForTheSameBarsAndAnotherForOthers() {
        assertThat(series(TIMES, 3).sha256()).isEqualTo(series(TIMES, 3).sha256()).hasSize(64);
        assertThat(series(TIMES, 3.5).sha256()).isNotEqualTo(series(TIMES, 3).sha256());
    }

    @Test
    void repeatedTimeIsRefusedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series(new long[] {0, 60_000, 60_000}, 3))
                .withMessage("bar 2: time 1970-01-01T00:01:00Z is not after the bar before it");
    }

    @Test
    void sliceKeepsItsBars() {
        BarSeries tail = series(TIMES, 3).slice(1, 3);
        assertThat(tail.size()).isEqualTo(2);
        assertThat(tail.openTime(0)).isEqualTo(60_000);
        assertThat(tail.close(1)).isEqualTo(3);
    }

    @Test
    void firstAtOrAfterFindsTheNextBarInAGap() {
        BarSeries series = series(TIMES, 3);
        assertThat(series.firstAtOrAfter(60_001)).isEqualTo(2);
        assertThat(series.firstAtOrAfter(200_000)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN,2,1,1,0,'open must be a finite number, was NaN'",
        "1,Infinity,1,1,0,'high must be a finite number, was Infinity'",
        "1,2,3,1,0,'high 2.0 is below low 3.0'",
        "1,2,1.5,1.7,0,'low 1.5 is above open 1.0'",
        "1.8,2,1.5,1.4,0,'low 1.5 is above close 1.4'",
        "3,2,1,1,0,'high 2.0 is below open 3.0'",
        "1,2,1,3,0,'high 2.0 is below close 3.0'",
        "1,2,1,1,-1,'volume must be >= 0, was -1.0'",
        "1,2,1,1,NaN,'volume must be >= 0, was NaN'"
    })
    void brokenRuleNamesTheRuleAndTheValue(
            double open, double high, double low, double close, double volume, String rule) {
        assertThat(BarSeries.brokenRule(open, high, low, close, volume)).isEqualTo(rule);
    }
}
