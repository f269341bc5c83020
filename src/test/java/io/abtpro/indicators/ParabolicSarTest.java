package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class ParabolicSarTest {
    /// Wilder, New Concepts in Technical Trading Systems (1978), section II, the worked example.
    private static final double[] HIGH = {
        51.12, 52.35, 52.1, 51.8, 52.1, 52.5, 52.8, 52.5, 53.5, 53.5, 53.8, 54.2, 53.4, 53.5, 54.4,
        55.2, 55.7, 57, 57.5, 58, 57.7, 58, 57.5, 57, 56.7, 57.5, 56.70, 56.00, 56.20, 54.80, 55.50,
        54.70, 54.00, 52.50, 51.00, 51.50, 51.70, 53.00
    };

    private static final double[] LOW = {
        50.0, 51.5, 51, 50.5, 51.25, 51.7, 51.85, 51.5, 52.3, 52.5, 53, 53.5, 52.5, 52.1, 53, 54,
        55, 56, 56.5, 57, 56.5, 57.3, 56.7, 56.3, 56.2, 56, 55.50, 55.00, 54.90, 54.00, 54.50,
        53.80, 53.00, 51.50, 50.00, 50.50, 50.20, 51.50
    };
    private static final double SAME = 1e-12;

    private static BarSeries series(double[] high, double[] low) {
        double[] middle = new double[high.length];
        Arrays.setAll(middle, t -> (high[t] + low[t]) / 2);
        long[] time = IntStream.range(0, high.length).mapToLong(t -> t * 60_000L).toArray();
        return BarSeries.of(
                Timeframe.parse("1m"),
                ZoneOffset.UTC,
                time,
                middle,
                high,
                low,
                middle,
                new double[high.length]);
    }

    /// Figures of TA-Lib's own regression test of TA_SAR, to the digits printed there.
    @Test
    void agreesWithTaLibOnWildersExample() {
        double[] sar =
                new Columns(series(HIGH, LOW)).column("parabolic-sar", List.of(0.02, 0.02, 0.2));
        assertThat(sar[0]).isNaN();
        assertThat(sar[1]).isCloseTo(50.00, within(1e-9));
        assertThat(sar[2]).isCloseTo(50.047, within(1e-9));
        assertThat(sar[5]).isCloseTo(50.182, within(1e-3));
        assertThat(sar[36]).isCloseTo(52.93, within(0.01));
        assertThat(sar[37]).isCloseTo(50.00, within(1e-9));
    }

    /// The rules as sentences, each bar from all of its trade's bars.
    private static double[] plain(
            double[] high, double[] low, double start, double step, double most) {
        double[] sar = new double[high.length];
        sar[0] = Double.NaN;
        boolean isLong = !(low[0] - low[1] > 0 && low[0] - low[1] > high[1] - high[0]);
        int entered = 1;
        for (int t = 1; t < high.length; t++) {
            if (t == 1) {
                sar[t] = isLong ? low[0] : high[0];
            } else {
                double best = isLong ? high[entered] : low[entered];
                double speed = start;
                for (int i = entered + 1; i < t; i++) {
                    if (isLong ? high[i] > best : low[i] < best) {
                        best = isLong ? high[i] : low[i];
                        speed = Math.min(most, speed + step);
                    }
                }
                double next = sar[t - 1] + speed * (best - sar[t - 1]);
                sar[t] =
                        isLong
                                ? Arrays.stream(
                                                new double[] {
                                                    next, low[t - 1], low[Math.max(1, t - 2)]
                                                })
                                        .min()
                                        .orElseThrow()
                                : Arrays.stream(
                                                new double[] {
                                                    next, high[t - 1], high[Math.max(1, t - 2)]
                                                })
                                        .max()
                                        .orElseThrow();
            }
            if (isLong ? low[t] <= sar[t] : high[t] >= sar[t]) {
                sar[t] =
                        isLong
                                ? Arrays.stream(high, entered, t + 1).max().orElseThrow()
                                : Arrays.stream(low, entered, t + 1).min().orElseThrow();
                sar[t] =
                        isLong
                                ? Math.max(sar[t], high[Math.max(1, t - 1)])
                                : Math.min(sar[t], low[Math.max(1, t - 1)]);
                isLong = !isLong;
                entered = t;
            }
        }
        return sar;
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsThePlainRulesOnWalksOfWholeTicks(int seed) {
        var random = new Random(seed);
        int n = 300;
        double[] high = new double[n];
        double[] low = new double[n];
        double now = 500;
        for (int t = 0; t < n; t++) {
            now += random.nextInt(9) - 4;
            high[t] = now + random.nextInt(4);
            low[t] = now - random.nextInt(4);
        }
        double[] ours = new Columns(series(high, low)).column("parabolic-sar", List.of());
        double[] plain = plain(high, low, 0.02, 0.02, 0.2);
        for (int t = 1; t < n; t++) {
            assertThat(ours[t]).as("bar %d", t).isCloseTo(plain[t], within(SAME * 1_000));
        }
    }

    /// A long trade's stop is at 100; the next low is there too.
    @Test
    void aPriceAtTheStopTouchesItOnBothSides() {
        double[] high = {102, 104, 103, 103};
        double[] low = {100, 101, 100, 100};
        double[] down = Arrays.stream(high).map(x -> 200 - x).toArray();
        double[] up = Arrays.stream(low).map(x -> 200 - x).toArray();
        double[] ofLong = new Columns(series(high, low)).column("parabolic-sar", List.of());
        double[] ofShort = new Columns(series(up, down)).column("parabolic-sar", List.of());
        assertThat(ofLong[2]).isEqualTo(104);
        assertThat(ofShort[2]).isEqualTo(96);
    }

    /// Unlimited the stop were 101.2, above the bar's low; the low of the bar before brings it to
    /// 100, below.
    @Test
    void theStopIsLimitedBeforeItIsTested() {
        double[] high = {100, 110, 120, 130, 140};
        double[] low = {99, 100, 100.5, 101, 102};
        double[] sar =
                new Columns(series(high, low)).column("parabolic-sar", List.of(0.2, 0.02, 0.9));
        assertThat(sar[2]).isEqualTo(100);
        assertThat(sar[3]).isEqualTo(100);
        assertThat(sar[4]).isEqualTo(100.5);
    }
}
