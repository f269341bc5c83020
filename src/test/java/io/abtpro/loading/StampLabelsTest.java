package io.abtpro.loading;

import static io.abtpro.loading.Fixture.bars;
import static io.abtpro.loading.Fixture.day;
import static io.abtpro.loading.Fixture.inspect;
import static io.abtpro.loading.Fixture.label;
import static io.abtpro.loading.Fixture.load;
import static io.abtpro.loading.Fixture.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.loading.LoadOptions.BarLabel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the stamps of weeks and months mark.
class StampLabelsTest {
    private static final LocalDate MONDAY = LocalDate.of(2023, 1, 2);

    @TempDir Path folder = Path.of("");

    private static LocalDate session(LocalDate day, int step) {
        LocalDate at = day;
        while (at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            at = at.plusDays(step);
        }
        return at;
    }

    static Stream<Arguments> months() {
        Function<YearMonth, LocalDate> lastDay = YearMonth::atEndOfMonth;
        Function<YearMonth, LocalDate> lastSession = month -> session(month.atEndOfMonth(), -1);
        Function<YearMonth, LocalDate> firstSession = month -> session(month.atDay(1), 1);
        Function<YearMonth, LocalDate> firstDay = month -> month.atDay(1);
        return Stream.of(
                Arguments.of(1, lastDay, "end"),
                Arguments.of(1, lastSession, "end"),
                Arguments.of(1, firstSession, "start"),
                Arguments.of(1, firstDay, "start"),
                Arguments.of(3, lastDay, "end"),
                Arguments.of(12, lastDay, "end"),
                Arguments.of(2, lastDay, "end"),
                Arguments.of(6, lastDay, "end"),
                Arguments.of(6, firstDay, "start"),
                Arguments.of(2, firstSession, "start"),
                Arguments.of(3, lastSession, "end"));
    }

    @ParameterizedTest
    @MethodSource("months")
    void barsOfMonthsStartOnTheFirst(int length, Function<YearMonth, LocalDate> stamp, String label)
            throws IOException {
        YearMonth first = YearMonth.of(2000, 1);
        int last = label.equals("end") ? length - 1 : 0;
        Reading reading =
                inspect(
                        folder,
                        bars(
                                30,
                                i ->
                                        stamp.apply(first.plusMonths((long) i * length + last))
                                                .toString()),
                        LoadOptions.detect());
        LoadedBars loaded = reading.loaded().orElseThrow();
        for (int t = 0; t < 30; t++) {
            assertThat(day(loaded, t)).isEqualTo(first.plusMonths((long) t * length).atDay(1));
        }
        assertThat(reading.decisions())
                .anyMatch(d -> d.what() == Reading.Kind.BAR_LABEL && d.value().equals(label));
        assertThat(
                        loaded.notes().stream()
                                .anyMatch(n -> n.startsWith("stamps are bar ends, shifted")))
                .isEqualTo(label.equals("end"));
        for (int t = 1; t < 30; t++) {
            assertThat(loaded.series().knownAt(t - 1)).isEqualTo(loaded.series().openTime(t));
        }
    }

    @Test
    void runningMonthMayBeDatedByItsLatestSession() throws IOException {
        YearMonth first = YearMonth.of(2020, 1);
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                30,
                                i ->
                                        (i == 29
                                                        ? first.plusMonths(i).atDay(11)
                                                        : first.plusMonths(i).atEndOfMonth())
                                                .toString()));
        assertThat(day(loaded, 29)).isEqualTo(LocalDate.of(2022, 6, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2020-05-15, 2020-04-01",
        "3, 2020-04-30, 2020-04-01",
        "3, 2020-06-30, 2020-04-01",
        "3, 2020-08-03, 2020-07-01",
        "12, 2020-08-14, 2020-01-01",
        "12, 2020-03-31, 2020-01-01"
    })
    void runningQuarterOrYearStartsWhereTheOneBeforeItEnds(
            int length, LocalDate latest, LocalDate start) throws IOException {
        YearMonth last = YearMonth.of(length == 3 ? 2020 : 2019, length == 3 ? 3 : 12);
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                20,
                                i ->
                                        (i == 19
                                                        ? latest
                                                        : last.minusMonths((18L - i) * length)
                                                                .atEndOfMonth())
                                                .toString()));
        assertThat(day(loaded, 18)).isEqualTo(last.minusMonths(length - 1L).atDay(1));
        assertThat(day(loaded, 19)).isEqualTo(start);
        assertThat(loaded.notes()).noneMatch(note -> note.contains("ahead of them are over"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 23:59",
        "UTC, 23:59:00",
        "America/New_York, 23:59",
        "America/New_York, 23:59:59",
        "Asia/Tokyo, 23:59:59.999",
        "America/Sao_Paulo, 23:59:59"
    })
    void lastMinuteOfADayIsItsEndInEveryZone(String exchange, String clock) throws IOException {
        LocalDate first = LocalDate.of(2018, 10, 20);
        LoadedBars loaded =
                load(
                        folder,
                        bars(60, i -> first.plusDays(i) + " " + clock),
                        Fixture.zone(exchange));
        for (int t = 0; t < 60; t++) {
            assertThat(time(loaded, t))
                    .isEqualTo(first.plusDays(t).atStartOfDay(ZoneId.of(exchange)).toInstant());
        }
        assertThat(loaded.notes()).contains("stamps are bar ends, shifted by 1d");
    }

    @ParameterizedTest
    @CsvSource({
        "T00:00:00Z, America/New_York",
        "T00:00:00Z, Asia/Tokyo",
        "T00:00:00Z, UTC",
        "T23:59:59Z, America/New_York"
    })
    void weeksNamedByDaysOfUtcAreLabelledByThemWhateverTheZone(String clock, String exchange)
            throws IOException {
        LoadedBars weeks =
                load(
                        folder,
                        bars(60, i -> MONDAY.plusDays(4).plusWeeks(i) + clock),
                        Fixture.zone(exchange));
        assertThat(time(weeks, 0)).isEqualTo(MONDAY.atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(time(weeks, 59))
                .isEqualTo(MONDAY.plusWeeks(59).atStartOfDay(ZoneOffset.UTC).toInstant());
        LoadedBars months =
                load(
                        folder,
                        bars(30, i -> YearMonth.of(2020, 1).plusMonths(i).atEndOfMonth() + clock),
                        Fixture.zone(exchange));
        assertThat(time(months, 1)).isEqualTo(Instant.parse("2020-02-01T00:00:00Z"));
    }

    @Test
    void stampsThatAreGivenAsStartsStayWhereTheyAre() throws IOException {
        for (String clock : List.of("", " 23:59:59", " 23:59")) {
            LoadedBars loaded =
                    load(
                            folder,
                            bars(60, i -> MONDAY.plusDays(4).plusWeeks(i) + clock),
                            label(BarLabel.START));
            assertThat(time(loaded, 0))
                    .isEqualTo(
                            MONDAY.plusDays(4)
                                    .atTime(
                                            clock.isEmpty()
                                                    ? LocalTime.MIDNIGHT
                                                    : LocalTime.parse(clock.strip()))
                                    .toInstant(ZoneOffset.UTC));
        }
    }

    @Test
    void dateAloneNamesItsDayAsTheEndToo() throws IOException {
        String dates = bars(60, i -> MONDAY.plusDays(i / 5 * 7 + i % 5).toString());
        LoadedBars days = load(folder, dates, label(BarLabel.END));
        assertThat(day(days, 0)).isEqualTo(MONDAY);
        assertThat(day(days, 5)).isEqualTo(MONDAY.plusWeeks(1));
        assertThat(days.notes())
                .contains("dates without a time name the day of their bar, so none was shifted");
        LoadedBars threes =
                load(
                        folder,
                        bars(60, i -> MONDAY.plusDays(3L * i).toString()),
                        label(BarLabel.END));
        assertThat(day(threes, 0)).isEqualTo(MONDAY.minusDays(2));
        LoadedBars moments =
                load(folder, bars(60, i -> MONDAY.plusDays(i) + " 00:00:00"), label(BarLabel.END));
        assertThat(day(moments, 0)).isEqualTo(MONDAY.minusDays(1));
        assertThat(load(folder, dates).notes()).isEmpty();
    }

    @Test
    void givenLabelWins() throws IOException {
        String ends = bars(30, i -> YearMonth.of(2020, 1).plusMonths(i).atEndOfMonth().toString());
        assertThat(day(load(folder, ends, label(BarLabel.START)), 0))
                .isEqualTo(LocalDate.of(2020, 1, 31));
        assertThat(day(load(folder, ends, label(BarLabel.END)), 1))
                .isEqualTo(LocalDate.of(2020, 2, 1));
        String next = bars(30, i -> YearMonth.of(2020, 1).plusMonths(i).atDay(1).toString());
        assertThat(day(load(folder, next, label(BarLabel.END)), 0))
                .isEqualTo(LocalDate.of(2019, 12, 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = DayOfWeek.class,
            names = {"MONDAY", "FRIDAY", "SATURDAY"})
    void weeksNamedByTheirFirstOrLastSessionStartOnMonday(DayOfWeek weekday) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                60,
                                i ->
                                        MONDAY.plusWeeks(i)
                                                .with(TemporalAdjusters.nextOrSame(weekday))
                                                .toString()));
        for (int t = 0; t < 60; t++) {
            assertThat(day(loaded, t)).isEqualTo(MONDAY.plusWeeks(t));
        }
        assertThat(loaded.notes().stream().anyMatch(n -> n.startsWith("stamps are bar ends")))
                .isEqualTo(weekday != DayOfWeek.MONDAY);
    }

    @ParameterizedTest
    @EnumSource(
            value = DayOfWeek.class,
            names = {"MONDAY", "FRIDAY"})
    void holidaysMoveSingleStampsOnly(DayOfWeek weekday) throws IOException {
        int shift = weekday == DayOfWeek.MONDAY ? 1 : -1;
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                60,
                                i ->
                                        MONDAY.plusWeeks(i)
                                                .with(TemporalAdjusters.nextOrSame(weekday))
                                                .plusDays(i % 9 == 4 ? shift : 0)
                                                .toString()));
        for (int t = 0; t < 60; t++) {
            assertThat(day(loaded, t)).isEqualTo(MONDAY.plusWeeks(t));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DayOfWeek.class,
            names = {"SUNDAY", "TUESDAY", "WEDNESDAY", "THURSDAY"})
    void weeksNamedByADayThatMayBeEitherAreAsked(DayOfWeek weekday) throws IOException {
        LocalDate first = MONDAY.with(TemporalAdjusters.nextOrSame(weekday));
        String text = bars(60, i -> first.plusWeeks(i).toString());
        assertThat(
                        inspect(
                                        folder,
                                        "Date,Open,High,Low,Close,Volume"
                                                + text.substring(Fixture.HEADER.length()),
                                        LoadOptions.detect())
                                .problem())
                .contains(
                        "weeks are named by their S".replace("S", weekday.name().substring(0, 1)),
                        "give --bar-label end or start");
        assertThat(day(load(folder, text, label(BarLabel.START)), 0)).isEqualTo(first);
        LocalDate began = first.minusDays(6);
        assertThat(day(load(folder, text, label(BarLabel.END)), 0)).isEqualTo(began);
        assertThat(load(folder, text, label(BarLabel.END)).series().knownAt(0))
                .isEqualTo(
                        first.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "'time,open,high,low,close,volume', ' '",
        "'time,open,high,low,close,volume', 'T'",
        "'timestamp,open,high,low,close,volume', ' '",
        "'Date,Open,High,Low,Close,Volume', ' '"
    })
    void sessionsThatEndOnAHalfHourAndBeginABarAfterOneAreLabelledByTheirEndsWhateverTheHeader(
            String header, String mark) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                header,
                                4 * 78,
                                i ->
                                        MONDAY.plusDays(i / 78)
                                                + mark
                                                + LocalTime.of(9, 35).plusMinutes(5L * (i % 78))
                                                + ":00"));
        assertThat(time(loaded, 0)).isEqualTo(Instant.parse("2023-01-02T09:30:00Z"));
        assertThat(loaded.notes()).contains("stamps are bar ends, shifted by 5m");
        LoadedBars starts =
                load(
                        folder,
                        bars(
                                header,
                                4 * 78,
                                i ->
                                        MONDAY.plusDays(i / 78)
                                                + mark
                                                + LocalTime.of(9, 30).plusMinutes(5L * (i % 78))
                                                + ":00"));
        assertThat(time(starts, 0)).isEqualTo(Instant.parse("2023-01-02T09:30:00Z"));
    }

    @Test
    void commonHeaderIsNoVendorsAndTheLabelStaysAQuestion() throws IOException {
        Reading reading =
                inspect(
                        folder,
                        bars(60, i -> MONDAY + " " + LocalTime.of(9, 0).plusMinutes(i) + ":00"),
                        LoadOptions.detect());
        assertThat(reading.decisions())
                .anyMatch(
                        d ->
                                d.what() == Reading.Kind.BAR_LABEL
                                        && d.source().equals("assumed")
                                        && !d.question().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-06, 2023-01-09",
        "2023-01-06, 2023-01-10",
        "2023-01-06 16:00, 2023-01-09 09:30"
    })
    void twoBarsWithAWeekendBetweenThemDoNotTellTheirLength(String first, String second)
            throws IOException {
        assertThat(
                        inspect(folder, bars(2, i -> i == 0 ? first : second), LoadOptions.detect())
                                .problem())
                .contains("two bars are", "no usual length of a bar", "give --timeframe");
    }

    @Test
    void twoBarsAnHourOrADayApartTellTheirLength() throws IOException {
        assertThat(load(folder, bars(2, i -> MONDAY.plusDays(i).toString())).series().timeframe())
                .hasToString("1d");
        assertThat(load(folder, bars(2, i -> MONDAY + " 1" + i + ":00")).series().timeframe())
                .hasToString("1h");
    }

    @Test
    void lastSecondOfABarIsItsEnd() throws IOException {
        for (String form : List.of("%02d:%02d:59", "%02d:%02d:59.999")) {
            LoadedBars loaded =
                    load(
                            folder,
                            bars(300, i -> "2024-01-02 " + form.formatted(9 + i / 60, i % 60)));
            assertThat(time(loaded, 0)).isEqualTo(Instant.parse("2024-01-02T09:00:00Z"));
            assertThat(loaded.notes()).contains("stamps are bar ends, shifted by 1m");
        }
        LoadedBars days = load(folder, bars(60, i -> MONDAY.plusDays(i) + " 23:59:59"));
        assertThat(time(days, 0)).isEqualTo(Instant.parse("2023-01-02T00:00:00Z"));
    }
}
