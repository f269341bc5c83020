package io.abtpro.loading;

import static io.abtpro.loading.Fixture.bars;
import static io.abtpro.loading.Fixture.inspect;
import static io.abtpro.loading.Fixture.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.loading.LoadOptions.BarLabel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntFunction;

/// Stamps that few vendors write: read as they are meant, or refused; never as another time.
class RareStampsTest {
    private static final LocalDateTime START = LocalDateTime.of(2024, 1, 15, 0, 0);

    @TempDir Path folder = Path.of("");

    private void checkHours(LoadedBars loaded, int bars) {
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().timeframe()).hasToString("1h");
        assertThat(loaded.series().size()).isEqualTo(bars);
        for (int t = 0; t < bars; t++) {
            assertThat(Instant.ofEpochMilli(loaded.series().openTime(t)))
                    .isEqualTo(START.plusHours(t) + ":00Z");
        }
    }

    /// 2024-01-15 in units of 100 ns, since the year 1 and since 1601.
    @ParameterizedTest
    @CsvSource({
        "638408736000000000, .NET ticks, 36000000000, 1h",
        "638408736000000000, .NET ticks, 600000000, 1m",
        "638408736000000000, .NET ticks, 864000000000, 1d",
        "133497504000000000, Windows file times, 36000000000, 1h"
    })
    void ticksAreNoNanosecondsWhereOnlyTheirStepsAreBars(
            long from, String name, long step, String timeframe) throws IOException {
        LoadedBars loaded = load(folder, bars(40, i -> String.valueOf(from + i * step)));
        assertThat(loaded.series().timeframe()).hasToString(timeframe);
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(0)))
                .hasToString("2024-01-15T00:00:00Z");
        assertThat(loaded.series().openTime(39) - loaded.series().openTime(0))
                .isEqualTo(39 * step / 10_000);
        assertThat(loaded.notes()).anyMatch(note -> note.startsWith("stamps are " + name));
    }

    @Test
    void nanosecondsOf1990StayNanoseconds() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                40,
                                i ->
                                        String.valueOf(
                                                638_408_736_000_000_000L + i * 60_000_000_000L)));
        assertThat(loaded.series().timeframe()).hasToString("1m");
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(0)).toString())
                .startsWith("1990-");
    }

    @Test
    void dayNumbersOfExcelAreDaysAndTimes() throws IOException {
        LoadedBars days = load(folder, bars(40, i -> String.valueOf(45_306 + i)));
        assertThat(Instant.ofEpochMilli(days.series().openTime(0)))
                .hasToString("2024-01-15T00:00:00Z");
        assertThat(days.series().timeframe()).hasToString("1d");
        assertThat(days.notes()).contains("stamps are Excel's day numbers: 45306 is 2024-01-15");
        checkHours(
                load(folder, bars(40, i -> "%.8f".formatted(45_306 + i / 24.0).replace(',', '.'))),
                40);
    }

    @Test
    void dayNumbersBesideFractionsOrWithACommaAreRead() throws IOException {
        checkHours(
                load(
                        folder,
                        bars(
                                "Date,Time,open,high,low,close,volume",
                                48,
                                i ->
                                        (45_306 + i / 24)
                                                + ","
                                                + "%.8f"
                                                        .formatted(i % 24 / 24.0)
                                                        .replace(',', '.'))),
                48);
        checkHours(
                load(
                        folder,
                        bars(48, i -> "%.8f".formatted(45_306 + i / 24.0).replace('.', '#'))
                                .replace(',', ';')
                                .replace('#', ',')),
                48);
    }

    /// Each beside a column of dates.
    @ParameterizedTest
    @CsvSource({
        "%1$d, whole hours",
        "%2$d, minutes since midnight",
        "%3$d, seconds since midnight",
        "%4$.6f, fractions of a day"
    })
    void clocksOfNumbersAreReadInTheUnitOfTheirColumn(String form, String note) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                "Fecha,Hora,open,high,low,close,volume",
                                48,
                                i ->
                                        START.toLocalDate().plusDays(i / 24)
                                                + ","
                                                + form.formatted(
                                                                i % 24,
                                                                i % 24 * 60,
                                                                i % 24 * 3600,
                                                                i % 24 / 24.0)
                                                        .replace(',', '.')));
        checkHours(loaded, 48);
        assertThat(loaded.notes()).contains("the column of times holds " + note);
    }

    @Test
    void clocksWithoutLeadingZerosStayClocks() throws IOException {
        checkHours(
                load(
                        folder,
                        bars(
                                "Date,Time,open,high,low,close,volume",
                                48,
                                i -> START.toLocalDate().plusDays(i / 24) + "," + i % 24 * 100)),
                48);
    }

    @Test
    void columnOfWeekdaysOrDaysIsNoClock() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                "Date,Day,open,high,low,close,volume",
                                20,
                                i ->
                                        START.toLocalDate().plusDays(i)
                                                + ","
                                                + START.plusDays(i).getDayOfMonth()));
        assertThat(loaded.series().timeframe()).hasToString("1d");
    }

    /// The end of a day can only be the end of a bar.
    @ParameterizedTest
    @ValueSource(strings = {"%s %02d:00", "%s %02d:00:00", "%s %02d0000"})
    void twentyFourHoursIsTheEndOfTheDayAndOfItsBar(String form) throws IOException {
        IntFunction<String> stamp =
                i -> form.formatted(START.toLocalDate().plusDays(i / 24), i % 24 + 1);
        LoadedBars loaded = load(folder, bars(60, stamp));
        checkHours(loaded, 60);
        assertThat(loaded.notes()).contains("stamps are bar ends, shifted by 1h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:01", "24:00:01", "25:00"})
    void nothingIsLaterThanTheEndOfTheDay(String clock) throws IOException {
        String text =
                bars(20, i -> START.plusHours(i).toString().replace('T', ' '))
                        .replace("2024-01-15 07:00", "2024-01-15 " + clock);
        assertThat(load(folder, text).rowFailures()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-W%02d, 1w, 2024-01-01, 2024-05-13",
        "2024W%02d, 1w, 2024-01-01, 2024-05-13",
        "2024-W%02d-1, 1w, 2024-01-01, 2024-05-13"
    })
    void isoWeeksAreTheirMondays(String form, String timeframe, String first, String last)
            throws IOException {
        checkPeriods(bars(20, i -> form.formatted(i + 1)), timeframe, first, last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%1$d-%2$02d", "%1$d/%2$02d", "%2$02d/%1$d", "%3$s %1$d", "%3$s-%1$d"})
    void monthsAreTheirFirstDays(String form) throws IOException {
        checkPeriods(
                bars(
                                20,
                                i ->
                                        form.formatted(
                                                2022 + i / 12,
                                                i % 12 + 1,
                                                "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
                                                        .split(" ", -1)[i % 12]))
                        .replace("time", "Month"),
                "1mo",
                "2022-01-01",
                "2023-08-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d-Q%d", "%dQ%d", "%d Q%d"})
    void quartersAreTheirFirstDays(String form) throws IOException {
        checkPeriods(
                bars(20, i -> form.formatted(2015 + i / 4, i % 4 + 1)),
                "3mo",
                "2015-01-01",
                "2019-10-01");
    }

    private void checkPeriods(String text, String timeframe, String first, String last)
            throws IOException {
        LoadedBars loaded = load(folder, text);
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().timeframe()).hasToString(timeframe);
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(0)))
                .hasToString(first + "T00:00:00Z");
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(19)))
                .hasToString(last + "T00:00:00Z");
    }

    @Test
    void dayThatWasCutOffIsNoMonth() throws IOException {
        String text =
                bars(20, i -> START.toLocalDate().plusDays(i).toString())
                        .replace("2024-02-01", "2024-02");
        assertThat(load(folder, text).rowFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.rule()).contains("'2024-02'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024年1月%d日",
                "2024년 1월 %d일",
                "%d janv. 2024",
                "%d-ene-2024",
                "%d gennaio 2024",
                "%d. Januar 2024",
                "%d stycznia 2024",
                "%d января 2024"
            })
    void datesOfManyLanguagesAreRead(String form) throws IOException {
        LoadedBars loaded = load(folder, bars(20, i -> form.formatted(i + 1)));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(19)))
                .hasToString("2024-01-20T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "févr, 2", "mars, 3", "avr, 4", "mai, 5", "juin, 6", "juil, 7", "août, 8", "déc, 12",
        "ene, 1", "abr, 4", "ago, 8", "dic, 12", "gen, 1", "mag, 5", "giu, 6", "lug, 7", "set, 9",
        "ott, 10", "fev, 2", "out, 10", "dez, 12", "mär, 3", "mrz, 3", "mrt, 3", "okt, 10",
        "sty, 1", "lis, 11", "май, 5", "мая, 5", "фев, 2", "jui, 0", "ma, 0", "xyz, 0"
    })
    void monthIsNamedByWhatBeginsOneOnly(String text, int month) {
        assertThat(MonthNames.of(text)).isEqualTo(month);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US/Eastern", "America/New_York"})
    void regionBehindTheStampIsItsZone(String region) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                72,
                                i ->
                                        START.withMonth(3)
                                                        .withDayOfMonth(4)
                                                        .plusDays(i / 8)
                                                        .plusHours(9 + i % 8)
                                                        .toString()
                                                        .replace("-", "")
                                                        .replace('T', ' ')
                                                + " "
                                                + region));
        assertThat(loaded.series().zone().getId()).isEqualTo(region);
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(0)))
                .hasToString("2024-03-04T14:00:00Z");
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(71)))
                .hasToString("2024-03-12T20:00:00Z");
    }

    /// As a spreadsheet's weekly closes of Fridays, and a broker's weeks from Friday on.
    @Test
    void weeksStampedAtATimeOfFridayAreAsked() throws IOException {
        IntFunction<String> stamp = i -> LocalDate.of(2024, 1, 5).plusWeeks(i) + " 16:00:00";
        assertThat(inspect(folder, bars(30, stamp), LoadOptions.detect()).problem())
                .contains("stamped at a time of day on their last day", "--bar-label end or start");
        LoadOptions end =
                new LoadOptions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(BarLabel.END),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(Instant.ofEpochMilli(load(folder, bars(30, stamp), end).series().openTime(0)))
                .hasToString("2023-12-29T16:00:00Z");
    }

    /// Vendors date the month that runs with its latest session, behind first days too.
    @Test
    void newestStampOfMonthStartsMayBeAnyDay() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                24,
                                i ->
                                        LocalDate.of(2022, 1, i == 23 ? 14 : 1)
                                                .plusMonths(i)
                                                .toString()));
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(23)))
                .hasToString("2023-12-01T00:00:00Z");
        assertThat(loaded.notes())
                .contains(
                        "the newest stamp, 2023-12-14, is the latest session of the bar that starts"
                                + " on 2023-12-01");
    }

    /// Every Monday, Wednesday and Friday is no series of two days each.
    @Test
    void stepThatManyRowsAreNoMultipleOfIsNoTimeframe() throws IOException {
        assertThat(
                        inspect(
                                        folder,
                                        bars(
                                                30,
                                                i ->
                                                        LocalDate.of(2024, 1, 1)
                                                                .plusWeeks(i / 3)
                                                                .plus(i % 3 * 2L, ChronoUnit.DAYS)
                                                                .toString()),
                                        LoadOptions.detect())
                                .problem())
                .contains("no usual length of a bar", "--timeframe");
    }
}
