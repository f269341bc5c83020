package io.abtpro.bars;

import static io.abtpro.bars.Calendars.NEW_YORK;
import static io.abtpro.bars.Calendars.WORKDAYS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.TradingYear.Kind;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class TradingYearTest {
    private static final Set<LocalDate> HOLIDAYS = Calendars.newYorkHolidays();
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    static final Set<DayOfWeek> SIX_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
    static final Set<DayOfWeek> SUNDAY_TO_THURSDAY =
            EnumSet.of(
                    DayOfWeek.SUNDAY,
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY);
    private static final Set<DayOfWeek> SUNDAY_TO_FRIDAY =
            EnumSet.complementOf(EnumSet.of(DayOfWeek.SATURDAY));
    private static final Set<LocalDate> HALF_DAYS =
            Set.of(
                    LocalDate.parse("2022-07-01"),
                    LocalDate.parse("2022-11-25"),
                    LocalDate.parse("2022-12-23"),
                    LocalDate.parse("2023-07-03"),
                    LocalDate.parse("2023-11-27"),
                    LocalDate.parse("2023-12-22"));

    static BarSeries newYorkDays(String from, String to) {
        return Calendars.daily(from, to, NEW_YORK, WORKDAYS, HOLIDAYS);
    }

    static BarSeries newYorkBars(String from, String to, int minutes) {
        return Calendars.sessions(from, to, NEW_YORK, minutes, WORKDAYS, HALF_DAYS, "09:30-16:00");
    }

    private static Arguments of(String what, BarSeries series, Kind kind) {
        return Arguments.of(what, series, kind);
    }

    /// Each a year long or longer.
    static Stream<Arguments> years() {
        return Stream.of(
                of("New York, daily", newYorkDays("2012-01-01", "2022-01-01"), Kind.EXCHANGE_DAYS),
                of(
                        "New York, 30 minutes, half days",
                        newYorkBars("2022-01-01", "2024-01-01", 30),
                        Kind.EXCHANGE_DAYS),
                of(
                        "New York, hours in UTC",
                        inUtc(newYorkBars("2022-01-01", "2024-01-01", 60)),
                        Kind.EXCHANGE_DAYS),
                of(
                        "Tokyo, 5 minutes, lunch",
                        Calendars.sessions(
                                "2022-01-01",
                                "2023-07-01",
                                TOKYO,
                                5,
                                WORKDAYS,
                                Set.of(),
                                "09:00-11:30",
                                "12:30-15:00"),
                        Kind.EXCHANGE_DAYS),
                of(
                        "Hong Kong, hours, lunch",
                        Calendars.sessions(
                                "2022-01-01",
                                "2024-01-01",
                                HONG_KONG,
                                60,
                                WORKDAYS,
                                Set.of(),
                                "09:30-12:00",
                                "13:00-16:00"),
                        Kind.EXCHANGE_DAYS),
                of(
                        "Saturdays too",
                        Calendars.daily("2020-01-01", "2023-01-01", TOKYO, SIX_DAYS, HOLIDAYS),
                        Kind.EXCHANGE_DAYS),
                of(
                        "Sunday to Thursday",
                        Calendars.daily(
                                "2020-01-01",
                                "2023-01-01",
                                ZoneId.of("Asia/Riyadh"),
                                SUNDAY_TO_THURSDAY,
                                HOLIDAYS),
                        Kind.EXCHANGE_DAYS),
                of(
                        "currencies, hours",
                        Calendars.currencies("2021-01-03", 104, 60),
                        Kind.FIVE_DAYS),
                of(
                        "currencies, minutes",
                        Calendars.currencies("2021-01-03", 53, 1),
                        Kind.FIVE_DAYS),
                of(
                        "currencies, days with Sundays",
                        Calendars.daily(
                                "2020-01-01",
                                "2023-01-01",
                                ZoneOffset.UTC,
                                SUNDAY_TO_FRIDAY,
                                Set.of()),
                        Kind.FIVE_DAYS),
                of("futures, an hour off a day", Calendars.futures(104), Kind.FIVE_DAYS),
                of(
                        "coins, hours, outages",
                        Calendars.roundTheClock("2021-01-01", 2 * 8766, 60, i -> i % 1500 < 7),
                        Kind.SEVEN_DAYS),
                of(
                        "coins, days",
                        Calendars.roundTheClock("2019-01-01", 1500, 1440, i -> i % 400 == 7),
                        Kind.SEVEN_DAYS),
                of(
                        "thin minutes",
                        Calendars.thinned(newYorkBars("2022-01-01", "2023-04-01", 1), 0.08, 1),
                        Kind.OBSERVED),
                of(
                        "thin coins",
                        Calendars.thinned(
                                Calendars.roundTheClock("2021-01-01", 10_000, 60, _ -> false),
                                0.4,
                                2),
                        Kind.OBSERVED),
                of(
                        "thin days",
                        Calendars.thinned(newYorkDays("2015-01-01", "2022-01-01"), 0.2, 3),
                        Kind.OBSERVED),
                of("weeks", every("1w", "2015-01-05", 500, 7), Kind.OBSERVED),
                of("months", months("2010-01-01", 121), Kind.OBSERVED),
                of("years", every("12mo", "1990-01-01", 30, 365.25), Kind.OBSERVED),
                of("three days", every("3d", "2018-01-01", 400, 3), Kind.OBSERVED));
    }

    private static BarSeries inUtc(BarSeries series) {
        return Calendars.at(
                series.timeframe().toString(),
                ZoneOffset.UTC,
                Arrays.stream(series.openTimes()).boxed().toList());
    }

    static BarSeries every(String timeframe, String from, int bars, double days) {
        List<Long> times = new ArrayList<>();
        long first = LocalDate.parse(from).toEpochDay();
        for (int i = 0; i < bars; i++) {
            times.add((first + (long) (i * days)) * 86_400_000L);
        }
        return Calendars.at(timeframe, ZoneOffset.UTC, times);
    }

    private static BarSeries months(String from, int bars) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < bars; i++) {
            times.add(LocalDate.parse(from).plusMonths(i).toEpochDay() * 86_400_000L);
        }
        return Calendars.at("1mo", ZoneOffset.UTC, times);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("years")
    void theClassIsTheOneThatTheBarsShow(String what, BarSeries series, Kind kind) {
        assertThat(series.year().kind()).as(series.year().statement()).isEqualTo(kind);
        assertThat(series.year().chosen()).isFalse();
    }

    /// Against a count: the bars within the years of 365.25 days that fit between the first and the
    /// last.
    @ParameterizedTest(name = "{0}")
    @MethodSource("years")
    void aYearHoldsTheBarsThatWereObservedInOne(String what, BarSeries series, Kind kind) {
        double year = 365.25 * 86_400_000;
        long from = series.openTime(0);
        long whole = (long) ((series.knownAt(series.size() - 1) - from) / year);
        long end = from + (long) (Math.max(1, whole) * year);
        double counted =
                Arrays.stream(series.openTimes()).filter(t -> t < end).count()
                        / (double) Math.max(1, whole);

        double chance = what.startsWith("thin") ? 3 * Math.sqrt(counted) : 0;
        assertThat(series.year().barsPerYear())
                .as(series.year().statement())
                .isCloseTo(counted, Offset.offset(0.015 * counted + 0.1 + chance));
    }

    @Test
    void barsOverTheirSpanMakeTheYear() {
        BarSeries series = newYorkBars("2023-01-01", "2024-01-01", 60);
        double years =
                (series.knownAt(series.size() - 1) - series.openTime(0)) / (365.25 * 86_400_000);

        assertThat(series.year().barsPerYear())
                .isEqualTo(series.size() / years, Offset.offset(1e-9));
        assertThat(series.year().statement())
                .startsWith("1,")
                .contains("bars a year: exchange days")
                .contains("years of data");
    }

    @Test
    void aMonthlyYearHasTwelve() {
        double days =
                LocalDate.parse("2010-01-01")
                        .until(LocalDate.parse("2020-02-01"), java.time.temporal.ChronoUnit.DAYS);

        assertThat(months("2010-01-01", 121).year().barsPerYear())
                .isEqualTo(121 / (days / 365.25), Offset.offset(1e-9));
    }

    @Test
    void roundTheClockIsADayOf365AndAQuarter() {
        assertThat(
                        Calendars.roundTheClock("2021-01-01", 9_000, 60, i -> i % 500 < 4)
                                .year()
                                .barsPerYear())
                .isEqualTo(8766.0);
        assertThat(
                        Calendars.roundTheClock("2021-01-01", 900, 1440, _ -> false)
                                .year()
                                .barsPerYear())
                .isEqualTo(365.25);
    }

    @Test
    void holesOfYearsAreNoPartOfTheYear() {
        BarSeries days = newYorkDays("2005-01-01", "2020-01-01");
        BarSeries hours =
                Calendars.without(
                        newYorkBars("2010-01-01", "2020-01-01", 60), "2012-03-01", "2017-06-01");
        BarSeries coins =
                Calendars.without(
                        Calendars.roundTheClock("2018-01-01", 5 * 8766, 60, _ -> false),
                        "2019-02-01",
                        "2021-05-05");

        BarSeries holed = Calendars.without(days, "2008-02-01", "2015-08-01");
        assertThat(holed.year().kind()).isEqualTo(Kind.EXCHANGE_DAYS);
        assertThat(holed.year().barsPerYear())
                .isEqualTo(days.year().barsPerYear(), Offset.offset(2.0));
        assertThat(holed.year().why()).contains("a hole left out");
        assertThat(hours.year().kind()).isEqualTo(Kind.EXCHANGE_DAYS);
        assertThat(hours.year().barsPerYear()).isEqualTo(7 * 251, Offset.offset(15.0));
        assertThat(coins.year().kind()).isEqualTo(Kind.SEVEN_DAYS);
    }

    @Test
    void whatTradesOnceAMonthHasNoHoles() {
        BarSeries bonds = every("1d", "2010-01-01", 120, 30);

        assertThat(bonds.year().kind()).isEqualTo(Kind.OBSERVED);
        assertThat(bonds.year().barsPerYear()).isEqualTo(365.25 / 30, Offset.offset(0.15));
    }

    @Test
    void aSliceHasTheYearThatWasKnownAtItsEnd() {
        BarSeries series = newYorkDays("2012-01-01", "2022-01-01");
        TradingYear then = TradingYear.of(series.slice(0, 700));

        assertThat(series.slice(300, series.size()).year()).isEqualTo(series.year());
        assertThat(series.slice(300, 700).year()).isEqualTo(then).isNotEqualTo(series.year());
        assertThat(series.yearUpTo(700)).isEqualTo(then);
        assertThat(series.slice(300, 900).slice(0, 400).year()).isEqualTo(then);
        assertThat(series.slice(300, 900).yearUpTo(400)).isEqualTo(then);
    }

    @Test
    void aYearThatWasGivenStandsForTheWholeAndAChosenClassForEveryPart() {
        BarSeries series = newYorkDays("2012-01-01", "2022-01-01");
        TradingYear chosen = TradingYear.of(series, Kind.SEVEN_DAYS);

        assertThat(series.withYear(chosen).year()).isEqualTo(chosen);
        assertThat(series.withYear(chosen).slice(0, 500).year().kind()).isEqualTo(Kind.SEVEN_DAYS);
        assertThat(series.withYear(series.year()).slice(0, 500).year())
                .isEqualTo(TradingYear.of(series.slice(0, 500)));
    }

    @Test
    void laterBarsChangeNothingThatWasKnown() {
        for (BarSeries series :
                List.of(
                        newYorkBars("2022-01-01", "2023-01-01", 60),
                        newYorkDays("2015-01-01", "2018-01-01"),
                        Calendars.currencies("2021-01-03", 30, 60),
                        Calendars.thinned(newYorkBars("2022-03-01", "2022-04-01", 1), 0.3, 9))) {
            double[] all = TradingYear.known(series);
            for (int cut : new int[] {1, 2, 3, 17, 120, series.size() / 3, series.size() - 1}) {
                BarSeries file =
                        Calendars.at(
                                series.timeframe().toString(),
                                series.zone(),
                                Arrays.stream(series.openTimes()).limit(cut).boxed().toList());
                assertThat(TradingYear.known(file)).isEqualTo(Arrays.copyOf(all, cut));
                assertThat(TradingYear.known(series.slice(0, cut)))
                        .isEqualTo(Arrays.copyOf(all, cut));
            }
        }
    }

    /// What is known at a bar is what the file that ends with it shows, as of the last time it was
    /// told.
    @Test
    void whatIsKnownIsWhatTheBarsUpToThenShow() {
        BarSeries series = Calendars.currencies("2021-01-03", 40, 60);
        double[] known = TradingYear.known(series);

        for (int t = 0; t < 40; t++) {
            assertThat(known[t]).isEqualTo(prefix(series, t).year().barsPerYear());
        }
        for (int t = 400; t < series.size(); t += 371) {
            assertThat(known[t])
                    .isEqualTo(
                            prefix(series, t).year().barsPerYear(), Offset.offset(0.02 * known[t]));
        }
    }

    private static BarSeries prefix(BarSeries series, int t) {
        return Calendars.at(
                series.timeframe().toString(),
                series.zone(),
                Arrays.stream(series.openTimes()).limit(t + 1L).boxed().toList());
    }

    @Test
    void aChosenClassHolds() {
        BarSeries coins = Calendars.roundTheClock("2021-01-01", 9_000, 60, _ -> false);
        BarSeries stock = newYorkBars("2022-01-01", "2024-01-01", 30);

        assertThat(TradingYear.of(coins, Kind.FIVE_DAYS).barsPerYear())
                .isEqualTo(365.25 * 24 * 5 / 7, Offset.offset(1e-9));
        assertThat(TradingYear.of(coins, Kind.EXCHANGE_DAYS).barsPerYear()).isEqualTo(252 * 24.0);
        assertThat(TradingYear.of(stock, Kind.SEVEN_DAYS).barsPerYear()).isEqualTo(365.25 * 48);
        assertThat(TradingYear.of(stock, Kind.EXCHANGE_DAYS).barsPerYear())
                .isEqualTo(stock.year().barsPerYear());
        assertThat(TradingYear.of(stock, Kind.OBSERVED).barsPerYear())
                .isEqualTo(stock.year().barsPerYear());
        assertThat(TradingYear.of(stock, Kind.EXCHANGE_DAYS).chosen()).isTrue();
        assertThat(TradingYear.of(stock, Kind.EXCHANGE_DAYS).why())
                .startsWith("exchange days, as chosen");
        BarSeries told = coins.withYear(TradingYear.of(coins, Kind.FIVE_DAYS));
        assertThat(TradingYear.known(told)[8_000])
                .isEqualTo(365.25 * 24 * 5 / 7, Offset.offset(1e-9));
        assertThat(told.sha256()).isEqualTo(coins.sha256());
    }

    @Test
    void isReadBackAsWritten() {
        TradingYear year = newYorkDays("2012-01-01", "2022-01-01").year();
        TradingYear odd = new TradingYear(Kind.FIVE_DAYS, 6261.428571428572, "a | b", true);

        assertThat(TradingYear.parse(year.text())).isEqualTo(year);
        assertThat(TradingYear.parse(odd.text())).isEqualTo(odd);
    }

    @Test
    void aWrongWordNamesTheRightOnes() {
        assertThatThrownBy(() -> Kind.parse("forex"))
                .hasMessage("calendar must be exchange, 24/5, 24/7 or observed, was 'forex'");
    }

    @Test
    void sundaysOfNewYorkAreNoWeekendInTokyo() {
        ZonedDateTime monday = ZonedDateTime.of(LocalDate.parse("2021-01-04").atTime(7, 0), TOKYO);
        List<Long> times = new ArrayList<>();
        for (int week = 0; week < 8; week++) {
            for (int hour = 0; hour < 120; hour++) {
                times.add(monday.plusWeeks(week).plusHours(hour).toInstant().toEpochMilli());
            }
        }

        assertThat(Calendars.at("1h", TOKYO, times).year().kind()).isEqualTo(Kind.FIVE_DAYS);
    }
}
