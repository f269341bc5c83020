package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class MonthlyReturnsTest {
    /// Relative; both sides multiply some hundred numbers.
    private static final double ROUNDING = 1e-12;

    private static double[] walk(int bars, long seed) {
        var random = new Random(seed);
        double[] equity = new double[bars];
        double at = 1000;
        for (int t = 0; t < bars; t++) {
            at *= 1 + 0.02 * random.nextGaussian();
            equity[t] = at;
        }
        return equity;
    }

    private static YearMonth month(BarSeries series, int bar) {
        return YearMonth.from(Instant.ofEpochMilli(series.openTime(bar)).atZone(series.zone()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15m", "1h", "1d"})
    void eachMonthIsFromTheLastBarBeforeItToItsLastAndAllMultiplyToTheWhole(String timeframe) {
        BarSeries series =
                GeneratedBars.of(new GeneratedBars.Options(3_000, 7, Timeframe.parse(timeframe)));
        var period = new Backtest.Period(37, 2_900);
        double[] equity = walk(period.bars(), 3);
        var returns = MonthlyReturns.of(equity, 1000, series, period);

        List<YearMonth> seen = new ArrayList<>();
        for (int t = 0; t < equity.length; t++) {
            YearMonth month = month(series, 37 + t);
            if (t + 1 < equity.length && month(series, 38 + t).equals(month)) {
                continue;
            }
            int before = t;
            while (before >= 0 && month(series, 37 + before).equals(month)) {
                before--;
            }
            double base = before < 0 ? 1000 : equity[before];
            assertThat(returns.months().get(seen.size()).of()).isEqualTo(month);
            assertThat(returns.months().get(seen.size()).netReturn())
                    .isCloseTo(equity[t] / base - 1, within(ROUNDING));
            seen.add(month);
        }
        assertThat(returns.months()).hasSize(seen.size());
        double whole = equity[equity.length - 1] / 1000;
        assertThat(product(returns.months())).isCloseTo(whole, within(ROUNDING * whole * 100));
        assertThat(product(returns.years())).isCloseTo(whole, within(ROUNDING * whole * 100));
        for (var year : returns.years()) {
            double growth =
                    returns.months().stream()
                            .filter(m -> Year.from(m.of()).equals(year.of()))
                            .mapToDouble(m -> 1 + m.netReturn())
                            .reduce(1, (a, b) -> a * b);
            assertThat(1 + year.netReturn()).isCloseTo(growth, within(ROUNDING * 100));
        }
    }

    private static <T> double product(List<MonthlyReturns.Span<T>> spans) {
        return spans.stream().mapToDouble(s -> 1 + s.netReturn()).reduce(1, (a, b) -> a * b);
    }

    @Test
    void theFirstAndTheLastAreMarkedWhereTheRunHasAPartOfThem() {
        BarSeries days = days("2020-01-02T00:00:00Z", 400);
        var all = MonthlyReturns.of(walk(400, 1), 1000, days, Backtest.Period.all(days));
        assertThat(all.months().getFirst().isWhole()).as("from the second of January").isTrue();
        assertThat(all.months().getLast().isWhole()).as("to the fourth of February").isFalse();
        assertThat(all.years().getFirst().isWhole()).isTrue();
        assertThat(all.years().getLast().isWhole()).isFalse();

        var part = new Backtest.Period(10, 59);
        var of = MonthlyReturns.of(walk(49, 1), 1000, days, part);
        assertThat(of.months().getFirst().isWhole()).as("the bars begin before").isFalse();
        assertThat(of.months().getLast().isWhole()).as("to the last of February").isTrue();
        assertThat(of.years().getFirst().isWhole()).isFalse();
    }

    private static BarSeries days(String from, int count) {
        long[] times = new long[count];
        double[] ones = new double[count];
        for (int t = 0; t < count; t++) {
            times[t] = Instant.parse(from).toEpochMilli() + t * 86_400_000L;
            ones[t] = 1;
        }
        return BarSeries.of(
                Timeframe.parse("1d"), ZoneId.of("UTC"), times, ones, ones, ones, ones, ones);
    }

    @Test
    void afterAllWasLostThereIsNoReturn() {
        BarSeries days = days("2020-01-01T00:00:00Z", 70);
        double[] equity = new double[70];
        Arrays.fill(equity, 0, 20, 900);
        var returns = MonthlyReturns.of(equity, 1000, days, Backtest.Period.all(days));
        assertThat(returns.months().get(0).netReturn()).isEqualTo(-1);
        assertThat(returns.months().get(1).netReturn()).isNaN();
    }
}
