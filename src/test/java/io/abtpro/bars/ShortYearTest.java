package io.abtpro.bars;

import static io.abtpro.bars.Calendars.NEW_YORK;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.TradingYear.Kind;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The year of bars that cover less than half of one.
class ShortYearTest {
    /// Each shorter than half a year: the class decides.
    static Stream<Arguments> shortOnes() {
        return Stream.of(
                Arguments.of(
                        "three days of 5-minute coins",
                        Calendars.roundTheClock("2024-03-05", 3 * 288, 5, _ -> false),
                        Kind.SEVEN_DAYS,
                        365.25 * 288),
                Arguments.of(
                        "a weekend of coins",
                        Calendars.roundTheClock("2024-03-09", 2 * 288, 5, _ -> false),
                        Kind.SEVEN_DAYS,
                        365.25 * 288),
                Arguments.of(
                        "a day of coins",
                        Calendars.roundTheClock("2024-03-05", 1440, 1, _ -> false),
                        Kind.SEVEN_DAYS,
                        365.25 * 1440),
                Arguments.of(
                        "two weeks of daily coins",
                        Calendars.roundTheClock("2024-03-05", 14, 1440, _ -> false),
                        Kind.SEVEN_DAYS,
                        365.25),
                Arguments.of(
                        "a week of currency hours",
                        Calendars.currencies("2024-03-03", 1, 60),
                        Kind.FIVE_DAYS,
                        365.25 * 24 * 5 / 7),
                Arguments.of(
                        "two weeks of currency hours",
                        Calendars.currencies("2024-03-03", 2, 60),
                        Kind.FIVE_DAYS,
                        365.25 * 24 * 5 / 7),
                Arguments.of(
                        "currencies from Monday midnight to Friday evening",
                        Calendars.roundTheClock("2024-03-04", 4 * 24 + 22, 60, _ -> false),
                        Kind.FIVE_DAYS,
                        365.25 * 24 * 5 / 7),
                Arguments.of(
                        "half an hour of coins on a Saturday, six minutes missing",
                        Calendars.at("1m", ZoneOffset.UTC, saturdayMinutes(30, 5)),
                        Kind.SEVEN_DAYS,
                        365.25 * 1440 * 24 / 30),
                Arguments.of(
                        "a Saturday of coins, an hour in six missing",
                        Calendars.roundTheClock("2024-03-09", 24, 60, i -> i % 6 == 2),
                        Kind.SEVEN_DAYS,
                        365.25 * 20),
                Arguments.of(
                        "a Friday and a Saturday of a session",
                        Calendars.sessions(
                                "2024-03-08",
                                "2024-03-10",
                                TradingYearTest.TOKYO,
                                5,
                                TradingYearTest.SIX_DAYS,
                                Set.of(),
                                "09:00-15:00"),
                        Kind.EXCHANGE_DAYS,
                        252 * 72.0),
                Arguments.of(
                        "two days of minutes in New York",
                        TradingYearTest.newYorkBars("2024-03-05", "2024-03-07", 1),
                        Kind.EXCHANGE_DAYS,
                        252 * 390.0),
                Arguments.of(
                        "one day of minutes in New York",
                        TradingYearTest.newYorkBars("2024-03-05", "2024-03-06", 1),
                        Kind.EXCHANGE_DAYS,
                        252 * 390.0),
                Arguments.of(
                        "a month of 30 minutes in New York",
                        TradingYearTest.newYorkBars("2024-03-01", "2024-04-01", 30),
                        Kind.EXCHANGE_DAYS,
                        252 * 13.0),
                Arguments.of(
                        "a week of days in New York",
                        TradingYearTest.newYorkDays("2024-03-04", "2024-03-09"),
                        Kind.EXCHANGE_DAYS,
                        252.0),
                Arguments.of(
                        "two days over a weekend in New York",
                        TradingYearTest.newYorkDays("2024-03-08", "2024-03-12"),
                        Kind.EXCHANGE_DAYS,
                        252.0),
                Arguments.of(
                        "six days a week",
                        Calendars.daily(
                                "2024-03-04",
                                "2024-05-04",
                                TradingYearTest.TOKYO,
                                TradingYearTest.SIX_DAYS,
                                Set.of()),
                        Kind.EXCHANGE_DAYS,
                        252 * 6 / 5.0),
                Arguments.of(
                        "Sunday to Thursday",
                        Calendars.daily(
                                "2024-03-03",
                                "2024-05-03",
                                ZoneId.of("Asia/Riyadh"),
                                TradingYearTest.SUNDAY_TO_THURSDAY,
                                Set.of()),
                        Kind.EXCHANGE_DAYS,
                        252.0),
                Arguments.of(
                        "thin minutes",
                        Calendars.thinned(
                                TradingYearTest.newYorkBars("2024-03-01", "2024-05-01", 1), 0.1, 4),
                        Kind.OBSERVED,
                        252 * 39.0),
                Arguments.of(
                        "an hour every other day",
                        Calendars.roundTheClock("2024-01-01", 2_400, 60, i -> i % 48 != 5),
                        Kind.OBSERVED,
                        365.25 / 2),
                Arguments.of(
                        "a quarter of weeks",
                        TradingYearTest.every("1w", "2024-01-01", 13, 7),
                        Kind.OBSERVED,
                        365.25 / 7),
                Arguments.of(
                        "one daily bar",
                        TradingYearTest.newYorkDays("2024-03-05", "2024-03-06"),
                        Kind.EXCHANGE_DAYS,
                        252.0),
                Arguments.of(
                        "one hourly bar",
                        TradingYearTest.every("1h", "2024-03-05", 1, 1),
                        Kind.OBSERVED,
                        8766.0),
                Arguments.of(
                        "no daily bar",
                        Calendars.at("1d", NEW_YORK, List.of()),
                        Kind.EXCHANGE_DAYS,
                        252.0),
                Arguments.of(
                        "no hourly bar",
                        Calendars.at("1h", NEW_YORK, List.of()),
                        Kind.OBSERVED,
                        8766.0),
                Arguments.of(
                        "no monthly bar",
                        Calendars.at("1mo", NEW_YORK, List.of()),
                        Kind.OBSERVED,
                        12.0));
    }

    private static List<Long> saturdayMinutes(int minutes, int eachMissing) {
        long first =
                LocalDate.parse("2024-03-09")
                        .atTime(7, 52)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < minutes; i++) {
            if (i % eachMissing != 3) {
                times.add(first + i * 60_000L);
            }
        }
        return times;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shortOnes")
    void ofLessThanHalfAYearTheClassDecides(
            String what, BarSeries series, Kind kind, double barsPerYear) {
        assertThat(series.year().kind()).as(series.year().statement()).isEqualTo(kind);
        assertThat(series.year().barsPerYear())
                .isEqualTo(barsPerYear, Offset.offset(0.02 * barsPerYear));
    }
}
