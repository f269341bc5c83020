package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

class ResamplingTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /// Bars of `minutes` from one instant to another, those that `open` lets through.
    private static BarSeries bars(
            ZoneId zone, int minutes, String from, String to, Predicate<ZonedDateTime> open) {
        var random = new Random(4);
        List<Long> times = new ArrayList<>();
        long end = Instant.parse(to).toEpochMilli();
        for (long at = Instant.parse(from).toEpochMilli(); at < end; at += minutes * 60_000L) {
            if (open.test(Instant.ofEpochMilli(at).atZone(zone))) {
                times.add(at);
            }
        }
        int n = times.size();
        double[][] c = new double[5][n];
        double price = 100;
        for (int t = 0; t < n; t++) {
            c[0][t] = price;
            price += random.nextGaussian();
            c[3][t] = price;
            c[1][t] = Math.max(c[0][t], price) + random.nextDouble();
            c[2][t] = Math.min(c[0][t], price) - random.nextDouble();
            c[4][t] = random.nextInt(1000);
        }
        return BarSeries.of(
                new Timeframe(minutes, Timeframe.Unit.MINUTE),
                zone,
                times.stream().mapToLong(Long::longValue).toArray(),
                c[0],
                c[1],
                c[2],
                c[3],
                c[4]);
    }

    private static boolean shanghai(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean morning =
                !time.isBefore(LocalTime.of(9, 30)) && time.isBefore(LocalTime.of(11, 30));
        boolean afternoon =
                !time.isBefore(LocalTime.of(13, 0)) && time.isBefore(LocalTime.of(15, 0));
        return (morning || afternoon) && at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    private static boolean newYork(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        return !time.isBefore(LocalTime.of(9, 30))
                && time.isBefore(LocalTime.of(16, 0))
                && at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    static Stream<Arguments> cases() {
        List<BarSeries> series =
                List.of(
                        bars(
                                NEW_YORK,
                                15,
                                "2024-03-08T00:00:00Z",
                                "2024-03-13T00:00:00Z",
                                _ -> true),
                        bars(
                                NEW_YORK,
                                15,
                                "2024-11-01T00:00:00Z",
                                "2024-11-06T00:00:00Z",
                                _ -> true),
                        bars(
                                NEW_YORK,
                                15,
                                "2024-02-01T00:00:00Z",
                                "2024-04-01T00:00:00Z",
                                ResamplingTest::newYork),
                        bars(
                                ZoneId.of("Asia/Shanghai"),
                                15,
                                "2024-01-01T00:00:00Z",
                                "2024-03-01T00:00:00Z",
                                ResamplingTest::shanghai),
                        bars(
                                ZoneId.of("Asia/Kolkata"),
                                15,
                                "2024-01-01T00:00:00Z",
                                "2024-01-10T00:00:00Z",
                                _ -> true),
                        bars(
                                ZoneId.of("Australia/Lord_Howe"),
                                15,
                                "2024-04-05T00:00:00Z",
                                "2024-04-09T00:00:00Z",
                                _ -> true),
                        bars(
                                ZoneId.of("Australia/Lord_Howe"),
                                15,
                                "2024-10-04T00:00:00Z",
                                "2024-10-08T00:00:00Z",
                                _ -> true),
                        bars(
                                ZoneId.of("UTC"),
                                15,
                                "2023-12-28T00:00:00Z",
                                "2024-01-03T07:00:00Z",
                                at -> at.getMinute() != 30));
        return series.stream()
                .flatMap(
                        s ->
                                Stream.of("30m", "1h", "4h", "1d", "1w", "1mo")
                                        .map(
                                                timeframe ->
                                                        Arguments.of(
                                                                s, Timeframe.parse(timeframe))));
    }

    /// What the clock on the exchange's wall shows for the bin of `time`: one text a bin.
    private static String bin(long time, Timeframe timeframe, ZoneId zone) {
        ZonedDateTime at = Instant.ofEpochMilli(time).atZone(zone);
        return switch (timeframe.unit()) {
            case DAY -> at.toLocalDate().toString();
            case WEEK ->
                    at.get(IsoFields.WEEK_BASED_YEAR)
                            + " week "
                            + at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> at.getYear() + " month " + at.getMonthValue();
            default ->
                    at.toLocalDate()
                            + " "
                            + at.toLocalTime().toSecondOfDay() * 1000L / timeframe.millis()
                            + at.getOffset();
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBinHoldsTheBarsThatTheExchangesClockPutsThere(BarSeries series, Timeframe timeframe) {
        BarSeries resampled = Resampling.to(series, timeframe);
        int bin = 0;
        for (int from = 0; from < series.size(); bin++) {
            String name = bin(series.openTime(from), timeframe, series.zone());
            int to = from;
            double high = Double.NEGATIVE_INFINITY;
            double low = Double.POSITIVE_INFINITY;
            double volume = 0;
            while (to < series.size()
                    && bin(series.openTime(to), timeframe, series.zone()).equals(name)) {
                high = Math.max(high, series.high(to));
                low = Math.min(low, series.low(to));
                volume += series.volume(to);
                to++;
            }
            if (to == series.size() && bin == resampled.size()) {
                return;
            }
            assertThat(bin(resampled.openTime(bin), timeframe, series.zone())).isEqualTo(name);
            assertThat(resampled.openTime(bin)).isLessThanOrEqualTo(series.openTime(from));
            assertThat(resampled.open(bin)).isEqualTo(series.open(from));
            assertThat(resampled.high(bin)).isEqualTo(high);
            assertThat(resampled.low(bin)).isEqualTo(low);
            assertThat(resampled.close(bin)).isEqualTo(series.close(to - 1));
            assertThat(resampled.volume(bin)).isEqualTo(volume);
            assertThat(resampled.knownAt(bin)).isGreaterThanOrEqualTo(series.knownAt(to - 1));
            from = to;
        }
        assertThat(resampled.size()).isEqualTo(bin);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void barKnownEarlyIsNotChangedByLaterOnes(BarSeries series, Timeframe timeframe) {
        BarSeries whole = Resampling.to(series, timeframe);
        for (int known = 1; known < series.size(); known += 7) {
            BarSeries early = Resampling.to(series.slice(0, known), timeframe);
            assertThat(early.size()).isLessThanOrEqualTo(whole.size());
            for (int t = 0; t < early.size(); t++) {
                assertThat(early.close(t)).isEqualTo(whole.close(t));
                assertThat(early.volume(t)).isEqualTo(whole.volume(t));
            }
        }
    }

    private static List<LocalDateTime> starts(BarSeries series) {
        return java.util.Arrays.stream(series.openTimes())
                .mapToObj(
                        time -> LocalDateTime.ofInstant(Instant.ofEpochMilli(time), series.zone()))
                .toList();
    }

    @Test
    void aChosenCalendarStaysChosenAndTheYearIsToldAnew() {
        BarSeries hours = Calendars.roundTheClock("2021-01-01", 9_000, 60, _ -> false);
        BarSeries chosen = hours.withYear(TradingYear.of(hours, TradingYear.Kind.EXCHANGE_DAYS));

        assertThat(Resampling.to(hours, Timeframe.parse("4h")).year().barsPerYear())
                .isEqualTo(365.25 * 6);
        TradingYear longer = Resampling.to(chosen, Timeframe.parse("4h")).year();
        assertThat(longer.barsPerYear()).isEqualTo(252 * 6.0);
        assertThat(longer.chosen()).isTrue();
    }

    @Test
    void newYorkDayOfTheAutumnChangeHasTwentyFiveHours() {
        BarSeries minutes =
                bars(NEW_YORK, 15, "2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z", _ -> true);
        assertThat(minutes.size()).isEqualTo(100);
        assertThat(Resampling.to(minutes, Timeframe.parse("1d")).size()).isEqualTo(1);
        List<LocalDateTime> hours = starts(Resampling.to(minutes, Timeframe.parse("1h")));
        assertThat(hours).hasSize(25);
        assertThat(hours.subList(0, 4))
                .extracting(LocalDateTime::getHour)
                .containsExactly(0, 1, 1, 2);
    }

    @Test
    void newYorkDayOfTheSpringChangeHasTwentyThreeHours() {
        BarSeries minutes =
                bars(NEW_YORK, 15, "2024-03-10T05:00:00Z", "2024-03-11T04:00:00Z", _ -> true);
        List<LocalDateTime> hours = starts(Resampling.to(minutes, Timeframe.parse("1h")));
        assertThat(hours).hasSize(23);
        assertThat(hours.subList(0, 3)).extracting(LocalDateTime::getHour).containsExactly(0, 1, 3);
    }

    @Test
    void lunchBreakGivesNoBarAndSplitsNone() {
        BarSeries day =
                bars(
                        ZoneId.of("Asia/Shanghai"),
                        15,
                        "2024-01-02T00:00:00Z",
                        "2024-01-03T12:00:00Z",
                        ResamplingTest::shanghai);
        List<LocalDateTime> hours = starts(Resampling.to(day, Timeframe.parse("1h")));
        assertThat(hours.subList(0, 5))
                .extracting(LocalDateTime::getHour)
                .containsExactly(9, 10, 11, 13, 14);
    }

    @Test
    void unfinishedLastBinIsLeftOut() {
        BarSeries minutes =
                bars(NEW_YORK, 15, "2024-01-02T00:00:00Z", "2024-01-02T01:45:00Z", _ -> true);
        assertThat(Resampling.to(minutes, Timeframe.parse("1h")).size()).isEqualTo(1);
    }

    @Test
    void monthsAreMadeOfDaysOnly() {
        BarSeries days =
                Resampling.to(
                        bars(
                                NEW_YORK,
                                60,
                                "2024-01-01T05:00:00Z",
                                "2024-06-01T04:00:00Z",
                                _ -> true),
                        Timeframe.parse("1mo"));
        assertThatThrownBy(() -> Resampling.to(days, Timeframe.parse("3mo")))
                .hasMessage(
                        "bars of 1mo cannot be made into 3mo, since weeks and months are made from"
                                + " days; give a dataset of 1d or shorter");
    }

    @Test
    void timeframeThatDoesNotFitIsRefused() {
        BarSeries minutes =
                bars(NEW_YORK, 15, "2024-01-02T00:00:00Z", "2024-01-03T00:00:00Z", _ -> true);
        for (String wrong : List.of("20m", "15m", "5m")) {
            assertThatThrownBy(() -> Resampling.to(minutes, Timeframe.parse(wrong)))
                    .hasMessage("timeframe must be a whole multiple of 15m, was " + wrong);
        }
    }
}
