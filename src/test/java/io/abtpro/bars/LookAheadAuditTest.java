package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.indicators.RandomBars;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

class LookAheadAuditTest {
    private static final BarSeries BARS = RandomBars.of(700, 2);
    private static final BarSeries CURRENCIES = Calendars.currencies("2021-01-03", 40, 60);

    static Stream<Named<Function<BarSeries, double[]>>> leaks() {
        return Stream.of(
                Named.of("shifted by -1", LookAheadAuditTest::shifted),
                Named.of("whole-series min/max", LookAheadAuditTest::scaled),
                Named.of("centred window", LookAheadAuditTest::centred),
                Named.of("back-fill", LookAheadAuditTest::backFilled),
                Named.of("global z-score", LookAheadAuditTest::globalZScore),
                Named.of("left-label resample", LookAheadAuditTest::leftLabelled));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void catchesTheLeak(Function<BarSeries, double[]> leak) {
        LookAheadAudit.Result result = LookAheadAudit.of("leak", BARS, leak);
        assertThat(result.clean()).isFalse();
        assertThat(result.firstLeak()).isNotNegative();
        assertThat(result.sentence()).startsWith("leak looks ahead: at bar " + result.firstLeak());
    }

    @Test
    void aColumnOfThePastIsClean() {
        LookAheadAudit.Result result = LookAheadAudit.of("close", BARS, BarSeries::closes);
        assertThat(result.clean()).isTrue();
        assertThat(result.checkedBars()).isGreaterThan(BARS.size());
    }

    @Test
    void aYearOfTheWholeSeriesIsALeakAndThatOfTheBarsUpToThenIsNone() {
        assertThat(LookAheadAudit.of("whole", CURRENCIES, LookAheadAuditTest::yearly).clean())
                .isFalse();
        assertThat(LookAheadAudit.of("known", CURRENCIES, TradingYear::known).clean()).isTrue();
        BarSeries chosen =
                CURRENCIES.withYear(TradingYear.of(CURRENCIES, TradingYear.Kind.SEVEN_DAYS));
        assertThat(LookAheadAudit.of("chosen", chosen, TradingYear::known).clean()).isTrue();
    }

    private static double[] yearly(BarSeries bars) {
        return Arrays.stream(bars.closes())
                .map(close -> close * bars.year().barsPerYear())
                .toArray();
    }

    private static double[] shifted(BarSeries bars) {
        double[] close = bars.closes();
        double[] next = Arrays.copyOfRange(close, 1, close.length + 1);
        next[close.length - 1] = Double.NaN;
        return next;
    }

    private static double[] scaled(BarSeries bars) {
        double[] close = bars.closes();
        double min = Arrays.stream(close).min().orElseThrow();
        double max = Arrays.stream(close).max().orElseThrow();
        return Arrays.stream(close).map(c -> (c - min) / (max - min)).toArray();
    }

    private static double[] centred(BarSeries bars) {
        double[] mean = bars.closes();
        for (int t = 2; t < mean.length - 2; t++) {
            mean[t] = (bars.close(t - 2) + bars.close(t) + bars.close(t + 2)) / 3;
        }
        return mean;
    }

    /// A value known at every tenth bar only, filled backwards.
    private static double[] backFilled(BarSeries bars) {
        double[] column = new double[bars.size()];
        double known = Double.NaN;
        for (int t = column.length - 1; t >= 0; t--) {
            known = t % 10 == 0 ? bars.close(t) : known;
            column[t] = known;
        }
        return column;
    }

    private static double[] globalZScore(BarSeries bars) {
        double[] close = bars.closes();
        double mean = Arrays.stream(close).average().orElseThrow();
        double deviation =
                Math.sqrt(
                        Arrays.stream(close)
                                .map(c -> (c - mean) * (c - mean))
                                .average()
                                .orElseThrow());
        return Arrays.stream(close).map(c -> (c - mean) / deviation).toArray();
    }

    /// The close of an hour, seen from the hour's first minute on.
    private static double[] leftLabelled(BarSeries bars) {
        double[] column = new double[bars.size()];
        for (int t = 0; t < column.length; t++) {
            column[t] = bars.close(Math.min(column.length - 1, t / 60 * 60 + 59));
        }
        return column;
    }
}
