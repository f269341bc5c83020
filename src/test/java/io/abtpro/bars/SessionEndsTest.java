package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// A last bin is whole by the data's own calendar.
class SessionEndsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static BarSeries bars(
            ZoneId zone,
            String timeframe,
            LocalDateTime from,
            String until,
            Predicate<LocalDateTime> open) {
        return bars(zone, timeframe, from, LocalDateTime.parse(until), open);
    }

    private static BarSeries bars(
            ZoneId zone,
            String timeframe,
            LocalDateTime from,
            LocalDateTime until,
            Predicate<LocalDateTime> open) {
        Timeframe frame = Timeframe.parse(timeframe);
        List<Long> times = new ArrayList<>();
        for (LocalDateTime at = from;
                at.isBefore(until);
                at = frame.isCalendar() ? at.plusDays(1) : at.plusSeconds(frame.millis() / 1000)) {
            if (open.test(at)) {
                times.add(at.atZone(zone).toInstant().toEpochMilli());
            }
        }
        double[] price = new double[times.size()];
        Arrays.fill(price, 100);
        double[] one = new double[times.size()];
        Arrays.fill(one, 1);
        return BarSeries.of(
                frame,
                zone,
                times.stream().mapToLong(Long::longValue).toArray(),
                price,
                price,
                price,
                price,
                one);
    }

    private static boolean weekday(LocalDateTime at) {
        return at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    private static Predicate<LocalDateTime> session(String from, String to) {
        return at ->
                weekday(at)
                        && !at.toLocalTime().isBefore(LocalTime.parse(from))
                        && at.toLocalTime().isBefore(LocalTime.parse(to));
    }

    /// Seven-bar sessions from Monday 4 March 2024.
    private static BarSeries newYork(String until) {
        return bars(
                NEW_YORK,
                "1h",
                LocalDateTime.parse("2024-03-04T09:30"),
                LocalDateTime.parse(until),
                session("09:30", "16:30"));
    }

    private static List<LocalDate> days(BarSeries series, String timeframe) {
        return Arrays.stream(Resampling.to(series, Timeframe.parse(timeframe)).openTimes())
                .mapToObj(
                        time ->
                                java.time.Instant.ofEpochMilli(time)
                                        .atZone(series.zone())
                                        .toLocalDate())
                .toList();
    }

    @Test
    void lastFullSessionIsADay() {
        assertThat(days(newYork("2024-03-15T16:30"), "1d"))
                .hasSize(10)
                .endsWith(LocalDate.of(2024, 3, 15));
        assertThat(Resampling.of(newYork("2024-03-15T16:30"), Timeframe.parse("1d")).notes())
                .isEmpty();
        assertThat(days(newYork("2024-03-15T16:30"), "1w")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-15T15:30, 6", "2024-03-15T10:30, 1", "2024-03-15T12:30, 3"})
    void partOfASessionIsLeftOutAndSaid(String until, int bars) {
        assertThat(days(newYork(until), "1d")).hasSize(9).endsWith(LocalDate.of(2024, 3, 14));
        assertThat(Resampling.of(newYork(until), Timeframe.parse("1d")).notes())
                .containsExactly(
                        "the last 1d, from 2024-03-15, is not complete: its %s were left out"
                                .formatted(bars == 1 ? "1 bar" : bars + " bars"));
        assertThat(days(newYork(until), "1w")).hasSize(1);
    }

    @Test
    void fewDaysTellNothing() {
        assertThat(days(newYork("2024-03-07T16:30"), "1d")).hasSize(3);
    }

    @Test
    void lunchBreakIsNoEndAndTheCloseIsOne() {
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        Predicate<LocalDateTime> open = session("09:30", "11:30").or(session("13:00", "15:00"));
        LocalDateTime from = LocalDateTime.parse("2024-03-04T09:30");
        assertThat(days(bars(shanghai, "30m", from, "2024-03-20T11:30", open), "1d")).hasSize(12);
        assertThat(days(bars(shanghai, "30m", from, "2024-03-20T15:00", open), "1d")).hasSize(13);
        assertThat(
                        Resampling.to(
                                        bars(shanghai, "30m", from, "2024-03-20T11:30", open),
                                        Timeframe.parse("4h"))
                                .size())
                .isEqualTo(2 * 12 + 1);
    }

    @Test
    void currencyFridayEndsAtFiveAndItsWeekGoesOnOnSunday() {
        Predicate<LocalDateTime> open =
                at ->
                        switch (at.getDayOfWeek()) {
                            case SATURDAY -> false;
                            case SUNDAY -> at.getHour() >= 17;
                            case FRIDAY -> at.getHour() < 17;
                            default -> true;
                        };
        LocalDateTime from = LocalDateTime.parse("2024-01-08T00:00");
        BarSeries toFriday = bars(NEW_YORK, "1h", from, "2024-02-09T17:00", open);
        assertThat(days(toFriday, "1d"))
                .endsWith(LocalDate.of(2024, 2, 8), LocalDate.of(2024, 2, 9));
        assertThat(days(toFriday, "1w")).endsWith(LocalDate.of(2024, 1, 29));
        BarSeries toSunday = bars(NEW_YORK, "1h", from, "2024-02-12T00:00", open);
        assertThat(days(toSunday, "1d"))
                .endsWith(LocalDate.of(2024, 2, 9), LocalDate.of(2024, 2, 11));
        assertThat(days(toSunday, "1w")).endsWith(LocalDate.of(2024, 2, 5));
    }

    @Test
    void dayOfTwentyThreeHoursOfTwentyFourIsNotWhole() {
        LocalDateTime from = LocalDateTime.parse("2024-10-31T00:00");
        assertThat(
                        days(
                                bars(
                                        NEW_YORK,
                                        "1h",
                                        from,
                                        LocalDateTime.parse("2024-11-21T23:00"),
                                        _ -> true),
                                "1d"))
                .hasSize(21);
        assertThat(
                        days(
                                bars(
                                        NEW_YORK,
                                        "1h",
                                        from,
                                        LocalDateTime.parse("2024-11-22T00:00"),
                                        _ -> true),
                                "1d"))
                .hasSize(22);
    }

    @Test
    void halfDayInsideStaysADayAndOneAtTheEndOnlyWhereItComesBackEachYear() {
        Predicate<LocalDateTime> half =
                at -> at.getMonthValue() != 12 || at.getDayOfMonth() != 24 || at.getHour() < 13;
        Predicate<LocalDateTime> open = session("09:30", "16:30").and(half);
        LocalDateTime from = LocalDateTime.parse("2018-01-02T09:30");
        assertThat(days(bars(NEW_YORK, "1h", from, "2024-12-24T13:00", open), "1d"))
                .endsWith(LocalDate.of(2024, 12, 24));
        assertThat(days(bars(NEW_YORK, "1h", from, "2024-12-26T16:30", open), "1d"))
                .contains(LocalDate.of(2024, 12, 24));
        assertThat(days(bars(NEW_YORK, "1h", from, "2024-11-20T13:00", open), "1d"))
                .endsWith(LocalDate.of(2024, 11, 19));
    }

    @Test
    void weekOfDaysEndsOnItsLastSession() {
        LocalDateTime from = LocalDateTime.parse("2024-01-08T00:00");
        BarSeries days =
                bars(
                        NEW_YORK,
                        "1d",
                        from,
                        LocalDateTime.parse("2024-03-16T00:00"),
                        SessionEndsTest::weekday);
        assertThat(days(days, "1w")).hasSize(10);
        assertThat(days(days.slice(0, days.size() - 1), "1w")).hasSize(9);
        assertThat(Resampling.of(days, Timeframe.parse("1mo")).notes()).hasSize(2);
        assertThat(
                        days(
                                bars(
                                        NEW_YORK,
                                        "1d",
                                        from,
                                        LocalDateTime.parse("2024-03-30T00:00"),
                                        SessionEndsTest::weekday),
                                "1mo"))
                .hasSize(3);
    }

    @Test
    void holeOfYearsDoesNotMakeAPartWhole() {
        Predicate<LocalDateTime> open =
                session("09:30", "16:30")
                        .and(
                                at ->
                                        at.getYear() != 2021
                                                && at.getYear() != 2022
                                                && at.getYear() != 2023);
        BarSeries part =
                bars(
                        NEW_YORK,
                        "1h",
                        LocalDateTime.parse("2020-10-01T09:30"),
                        LocalDateTime.parse("2024-02-20T12:30"),
                        open);
        assertThat(days(part, "1d")).endsWith(LocalDate.of(2024, 2, 19));
    }
}
