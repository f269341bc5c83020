package io.abtpro.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.Finding.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Holes of known size in series of known calendars: each is named, and what has none is clean.
class PlantedHolesTest {
    private static final int[] DAYS = {1, 2, 3, 4, 5, 7, 10, 14, 17, 21, 60};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE HH:mm");
    private static final int[] HOLES = {1, 2, 5, 60};

    enum Market {
        COINS_HOURS("UTC", 60, _ -> true),
        COINS_MINUTES("UTC", 1, _ -> true),
        NEW_YORK("America/New_York", 1, at -> isWorkday(at) && within(at, 930, 1600)),
        NEW_YORK_HOURS("America/New_York", 60, at -> isWorkday(at) && within(at, 900, 1600)),
        TOKYO(
                "Asia/Tokyo",
                1,
                at -> isWorkday(at) && (within(at, 900, 1130) || within(at, 1230, 1500)),
                5),
        CURRENCIES("America/New_York", 60, Market::isCurrencies),
        CURRENCY_MINUTES("America/New_York", 1, Market::isCurrencies),
        CURRENCIES_UTC("UTC", 60, at -> isCurrencies(at.withZoneSameInstant(Calendars.NEW_YORK))),
        CURRENCIES_TOKYO(
                "Asia/Tokyo", 60, at -> isCurrencies(at.withZoneSameInstant(Calendars.NEW_YORK))),
        FUTURES(
                "America/Chicago",
                60,
                at ->
                        isCurrencies(at.withZoneSameInstant(Calendars.NEW_YORK))
                                && at.getHour() != 16,
                5),
        SHANGHAI_NIGHTS("Asia/Shanghai", 15, Market::isShanghai, 6);

        private final ZoneId zone;
        private final int minutes;

        @SuppressWarnings("ImmutableEnumChecker") // it holds nothing that changes
        private final Predicate<ZonedDateTime> open;

        /// Dates that show each break of a day twice, whatever the weekday of the first.
        private final int daysToKnowBreaks;

        Market(String zone, int minutes, Predicate<ZonedDateTime> open) {
            this(zone, minutes, open, 0);
        }

        Market(String zone, int minutes, Predicate<ZonedDateTime> open, int daysToKnowBreaks) {
            this.daysToKnowBreaks = daysToKnowBreaks;
            this.zone = ZoneId.of(zone);
            this.minutes = minutes;
            this.open = open;
        }

        private static boolean isWorkday(ZonedDateTime at) {
            return at.getDayOfWeek().getValue() <= 5;
        }

        private static boolean within(ZonedDateTime at, int from, int to) {
            int now = at.getHour() * 100 + at.getMinute();
            return now >= from && now < to;
        }

        private static boolean isCurrencies(ZonedDateTime at) {
            return switch (at.getDayOfWeek()) {
                case SATURDAY -> false;
                case SUNDAY -> at.getHour() >= 17;
                case FRIDAY -> at.getHour() < 17;
                default -> true;
            };
        }

        private static boolean isShanghai(ZonedDateTime at) {
            boolean day =
                    isWorkday(at)
                            && (within(at, 900, 1015)
                                    || within(at, 1030, 1130)
                                    || within(at, 1330, 1500));
            boolean evening = isWorkday(at) && within(at, 2100, 2400);
            boolean night = isWorkday(at.minusDays(1)) && within(at, 0, 230);
            return day || evening || night;
        }

        /// Bars of so many dates from this one; on a date without any, from the next that has some.
        List<Long> times(LocalDate from, int days) {
            List<Long> times = new ArrayList<>();
            ZonedDateTime start = from.atStartOfDay(zone);
            ZonedDateTime end = start.plusDays(days);
            for (ZonedDateTime at = start; at.isBefore(end); at = at.plusMinutes(minutes)) {
                if (open.test(at)) {
                    times.add(at.toInstant().toEpochMilli());
                }
            }
            return times;
        }

        BarSeries bars(List<Long> times) {
            int n = times.size();
            double[][] c = new double[4][n];
            Arrays.setAll(c[0], t -> 100 + t % 2 * 0.01);
            Arrays.fill(c[1], 101);
            Arrays.fill(c[2], 99);
            Arrays.fill(c[3], 1000);
            return BarSeries.of(
                    Timeframe.parse(minutes == 60 ? "1h" : minutes + "m"),
                    zone,
                    times.stream().mapToLong(Long::longValue).toArray(),
                    c[0],
                    c[1],
                    c[2],
                    c[0],
                    c[3]);
        }
    }

    static Stream<Arguments> series() {
        return Arrays.stream(Market.values())
                .flatMap(
                        market ->
                                Arrays.stream(DAYS)
                                        .boxed()
                                        .map(days -> Arguments.of(market, days)));
    }

    private static List<LocalDate> starts() {
        return List.of(
                LocalDate.of(2024, 1, 7),
                LocalDate.of(2024, 1, 8),
                LocalDate.of(2024, 1, 10),
                LocalDate.of(2024, 1, 12));
    }

    private static SeriesQuality quality(BarSeries series) {
        return SeriesQuality.of(series, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("series")
    void aSeriesWithoutHolesIsClean(Market market, int days) {
        for (LocalDate from : starts()) {
            List<Long> times = market.times(from, days);
            SeriesQuality quality = quality(market.bars(times));
            if (days < market.daysToKnowBreaks) {
                assertThat(quality.findings())
                        .allSatisfy(
                                gap ->
                                        assertThat(gap.what())
                                                .matches(
                                                        ".*on one day only: missing, or a break|1"
                                                                + " usual bar without data"));
            } else {
                assertThat(quality.findings())
                        .as("%s from %s: %s", market, from.getDayOfWeek(), quality.calendar())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("series")
    void everyHoleIsNamedOrWhyItCannotBeTold(Market market, int days) {
        var random = new Random(days);
        List<String> silent = new ArrayList<>();
        for (LocalDate from : starts()) {
            List<Long> whole = market.times(from, days);
            for (int hole : HOLES) {
                for (int first : places(market, whole, hole, random, days == 60 ? 3 : 12)) {
                    List<Long> times = new ArrayList<>(whole);
                    times.subList(first, first + hole).clear();
                    SeriesQuality quality = quality(market.bars(times));
                    if (!isNamed(quality, first, hole, days < market.daysToKnowBreaks)) {
                        String at =
                                Instant.ofEpochMilli(whole.get(first))
                                        .atZone(market.zone)
                                        .format(CLOCK);
                        silent.add(
                                "%d at %s from %s: %s %s"
                                        .formatted(
                                                hole,
                                                at,
                                                from.getDayOfWeek(),
                                                quality.calendar(),
                                                quality.findings()));
                    }
                }
            }
        }
        assertThat(silent).as(String.join("\n", silent)).isEmpty();
    }

    /// Places of holes from the second bar on to the last but one: some by lot, and those at the
    /// first closed times.
    private static Set<Integer> places(
            Market market, List<Long> times, int hole, Random random, int count) {
        int last = times.size() - hole - 1;
        Set<Integer> places = new LinkedHashSet<>();
        int closed = 0;
        for (int t = 1; t < times.size() && closed < count / 2; t++) {
            if (times.get(t) - times.get(t - 1) > market.minutes * 60_000L) {
                places.addAll(List.of(t, t - hole, t - hole / 2));
                closed++;
            }
        }
        for (int i = 0; last >= 1 && i < count; i++) {
            places.add(1 + random.nextInt(last));
        }
        places.removeIf(at -> at < 1 || at > last);
        return places;
    }

    private static boolean isNamed(
            SeriesQuality quality, int first, int hole, boolean mayBeABreak) {
        boolean named =
                quality.findings().stream()
                        .anyMatch(
                                gap ->
                                        gap.kind() == Kind.GAP
                                                && gap.fromBar() == first - 1
                                                && (gap.bars() == hole
                                                        || mayBeABreak
                                                        || gap.what().contains("missing, or")
                                                        || gap.what()
                                                                .contains(
                                                                        "without data, or more")));
        return named
                || quality.calendar().contains("seen once")
                || quality.calendar().contains("gaps cannot be told");
    }

    static List<String> gaps(BarSeries series) {
        return quality(series).findings().stream()
                .filter(gap -> gap.kind() == Kind.GAP)
                .map(Finding::what)
                .toList();
    }

    /// Minutes from the first to the last of these times of 9 January 2024 but for those in
    /// between.
    private static BarSeries oneDay(String from, String holeFrom, String holeTo, String to) {
        List<Long> times = new ArrayList<>();
        LocalDateTime day = LocalDate.of(2024, 1, 9).atStartOfDay();
        LocalTime hole = LocalTime.parse(holeFrom);
        LocalTime end = LocalTime.parse(holeTo);
        for (LocalTime at = LocalTime.parse(from);
                at.isBefore(LocalTime.parse(to));
                at = at.plusMinutes(1)) {
            if (at.isBefore(hole) || !at.isBefore(end)) {
                times.add(day.with(at).atZone(Market.TOKYO.zone).toInstant().toEpochMilli());
            }
        }
        return Market.TOKYO.bars(times);
    }

    @Test
    void aHoleOfMinutesInASingleDayIsAGap() {
        BarSeries series = oneDay("10:00", "10:20", "10:27", "12:00");
        assertThat(gaps(series)).containsExactly("7 usual bars without data");
        assertThat(quality(series).calendar()).isEqualTo("10:00 to 12:00, Tue");
    }

    @Test
    void anHourWithoutBarsOnASingleDayMayBeABreakAndTheFindingSaysSo() {
        assertThat(gaps(oneDay("09:00", "11:30", "12:30", "15:00")))
                .containsExactly(
                        "60 bars from 11:30 to 12:30 without data, on one day only: missing, or a"
                                + " break");
    }

    @Test
    void aBreakThatTwoDaysHaveIsOneAndAHoleOfOneOfThemIsNot() {
        List<Long> times = Market.TOKYO.times(LocalDate.of(2024, 1, 9), 2);
        assertThat(quality(Market.TOKYO.bars(times)).calendar())
                .isEqualTo("09:00 to 11:30 and 12:30 to 15:00 with a break, Tue to Wed");
        times.subList(400, 407).clear();
        assertThat(gaps(Market.TOKYO.bars(times))).containsExactly("7 usual bars without data");
    }

    @Test
    void halfHoursOfLondonReadAsUtcLackTheHourThatIsSkippedInSpring() {
        List<Long> times = new ArrayList<>();
        for (ZonedDateTime at = LocalDate.of(2024, 3, 29).atStartOfDay(ZoneId.of("Europe/London"));
                times.size() < 240;
                at = at.plusMinutes(30)) {
            times.add(at.toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli());
        }
        SeriesQuality quality = quality(Calendars.at("30m", ZoneOffset.UTC, times));
        assertThat(quality.findings())
                .filteredOn(gap -> gap.kind() == Kind.GAP)
                .extracting(Finding::what)
                .containsExactly("2 usual bars without data");
        assertThat(quality.calendar()).isEqualTo("around the clock, Fri to Wed");
    }

    /// On New York's clock the week begins and ends at the same hours all year; on others it does
    /// not.
    @ParameterizedTest
    @CsvSource({
        "2024-02-25, 2",
        "2024-03-03, 2",
        "2024-03-10, 1",
        "2024-10-27, 3",
        "2024-01-07, 8",
        "2024-01-07, 60",
        "2023-01-01, 104"
    })
    void currenciesHaveNoGapWhereverTheClockOfNewYorkChanges(String from, int weeks) {
        assertThat(gaps(Calendars.currencies(from, weeks, 60))).isEmpty();
    }

    @Test
    void aWorkdayThatOneWeekLacksMayBeAHolidayAndTheWeekendIsNone() {
        List<LocalDate> days =
                Stream.of(8, 9, 11, 12, 15, 16).map(day -> LocalDate.of(2024, 1, day)).toList();
        assertThat(gaps(daily(days)))
                .containsExactly(
                        "1 trading day without data: missing, or a holiday (no Wed has any)");
        List<LocalDate> riyadh =
                Stream.of(7, 8, 9, 10, 11, 14, 15).map(day -> LocalDate.of(2024, 1, day)).toList();
        assertThat(gaps(daily(riyadh))).isEmpty();
        assertThat(quality(daily(riyadh)).calendar()).isEqualTo("Sun to Thu");
    }

    private static BarSeries daily(List<LocalDate> days) {
        return Calendars.at(
                "1d",
                ZoneOffset.UTC,
                days.stream().map(day -> day.toEpochDay() * 86_400_000L).toList());
    }

    @Test
    void aWeekendSeenOnceThatIsNotThatOfCurrenciesIsNamed() {
        List<Long> times = Market.COINS_HOURS.times(LocalDate.of(2024, 1, 9), 9);
        times.subList(86, 146).clear();
        assertThat(gaps(Market.COINS_HOURS.bars(times)))
                .containsExactly(
                        "60 bars from Fri 14:00 to Mon 02:00 without data, seen once: missing, or a"
                                + " weekend");
        List<Long> longer = Market.COINS_HOURS.times(LocalDate.of(2024, 1, 8), 10);
        longer.subList(110, 170).clear();
        assertThat(gaps(Market.COINS_HOURS.bars(longer)))
                .containsExactly(
                        "2 usual bars without data, or more, from Fri 14:00 to Mon 02:00 with a"
                                + " weekend seen once");
    }

    @Test
    void theWeekendOfCurrenciesSeenOnceStandsInTheCalendar() {
        assertThat(
                        quality(
                                        Market.CURRENCIES.bars(
                                                Market.CURRENCIES.times(
                                                        LocalDate.of(2024, 1, 10), 7)))
                                .calendar())
                .isEqualTo(
                        "00:00 to 24:00, Sun to Fri, closed from Fri 17:00 to Sun 17:00, seen"
                                + " once");
    }
}
