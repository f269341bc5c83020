package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.Finding.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Gaps where the clock changes, and around weekends and half days.
class ClockGapsTest {

    /// Bars of `minutes` around the clock where `open`, from 1 January 2023 to 31 December 2024 in
    /// New York.
    private static BarSeries around(int minutes, Predicate<ZonedDateTime> open) {
        List<ZonedDateTime> stamps = new ArrayList<>();
        ZonedDateTime end = ZonedDateTime.of(2024, 12, 31, 0, 0, 0, 0, SeriesQualityTest.NEW_YORK);
        for (Instant at = Instant.parse("2023-01-01T05:00:00Z");
                at.isBefore(end.toInstant());
                at = at.plusSeconds(60L * minutes)) {
            if (open.test(at.atZone(SeriesQualityTest.NEW_YORK))) {
                stamps.add(at.atZone(SeriesQualityTest.NEW_YORK));
            }
        }
        int n = stamps.size();
        double[] price = new double[n];
        Arrays.setAll(price, t -> 100 + t % 3);
        double[] high = new double[n];
        Arrays.fill(high, 103);
        double[] low = new double[n];
        Arrays.fill(low, 99);
        long[] time = stamps.stream().mapToLong(at -> at.toInstant().toEpochMilli()).toArray();
        return BarSeries.of(
                Timeframe.parse(minutes + "m"),
                SeriesQualityTest.NEW_YORK,
                time,
                price,
                high,
                low,
                price,
                high);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 60, 240})
    void marketThatNeverClosesHasNoGapWhereTheClockChanges(int minutes) {
        SeriesQuality quality = SeriesQualityTest.quality(around(minutes, _ -> true));
        assertThat(quality.findings()).isEmpty();
        assertThat(quality.calendar()).isEqualTo("around the clock, 7 days a week");
    }

    @Test
    void hourRepeatedInAutumnIsAGapWhereItsBarsAreMissing() {
        BarSeries series =
                around(
                        15,
                        at ->
                                !at.toLocalDateTime().toString().startsWith("2024-11-03T01")
                                        || at.getOffset().getTotalSeconds() == -4 * 3600);
        assertThat(SeriesQualityTest.found(series, Kind.GAP))
                .singleElement()
                .satisfies(gap -> assertThat(gap.bars()).isEqualTo(4));
    }

    @Test
    void currencyWeekFromSundayEveningToFridayEveningHasNoGap() {
        SeriesQuality quality =
                SeriesQualityTest.quality(
                        around(
                                15,
                                at ->
                                        switch (at.getDayOfWeek()) {
                                            case SATURDAY -> false;
                                            case SUNDAY -> at.getHour() >= 17;
                                            case FRIDAY -> at.getHour() < 17;
                                            default -> true;
                                        }));
        assertThat(quality.findings()).isEmpty();
    }

    @Test
    void halfDaysOfEachYearAreNoGapsAndOneEarlyCloseIs() {
        List<LocalDateTime> times =
                new ArrayList<>(
                        SeriesQualityTest.sessions(LocalDate.of(2019, 1, 1), 1300, "09:30-16:00"));
        times.removeIf(
                at -> at.getMonthValue() == 12 && at.getDayOfMonth() == 24 && at.getHour() >= 13);
        times.removeIf(
                at -> at.toLocalDate().equals(LocalDate.of(2022, 6, 8)) && at.getHour() >= 13);
        assertThat(
                        SeriesQualityTest.found(
                                SeriesQualityTest.bars(
                                        "15m",
                                        SeriesQualityTest.NEW_YORK,
                                        times,
                                        SeriesQualityTest::asItIs),
                                Kind.GAP))
                .singleElement()
                .satisfies(gap -> assertThat(gap.bars()).isEqualTo(12));
    }
}
