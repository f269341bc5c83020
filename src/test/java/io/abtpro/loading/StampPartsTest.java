package io.abtpro.loading;

import static io.abtpro.loading.Fixture.day;
import static io.abtpro.loading.Fixture.load;
import static io.abtpro.loading.Fixture.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Stamps in columns of their own for year, month, day, hour and minute, and dates of eight digits
/// with the year last.
class StampPartsTest {
    private static final String PRICES = ",open,high,low,close,volume";
    private static final LocalDateTime START = LocalDateTime.of(2024, 1, 30, 22, 45);
    @TempDir Path folder = Path.of("");

    private static String quarterHours(String pattern, int t) {
        return START.plusMinutes(15L * t)
                .format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    private static String days(String pattern, LocalDate first, int t) {
        return first.plusDays(t).format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Year,Month,Day | uuuu,M,d",
                "YYYY,MM,DD | uuuu,MM,dd",
                "y,m,d | uu,M,d",
                "Jahr,Monat,Tag | uuuu,MM,dd",
                "Año,Mes,Día | uuuu,M,d",
                "day,month,year | d,MMM,uuuu",
                "Year,Month,Day | uuuu.'0',M.'0',d.'0'"
            })
    void daysInThreeColumnsAreRead(String header, String pattern) throws IOException {
        LocalDate first = LocalDate.of(2024, 1, 25);
        LoadedBars loaded =
                load(folder, Fixture.bars(header + PRICES, 40, t -> days(pattern, first, t)));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().timeframe()).hasToString("1d");
        for (int t = 0; t < 40; t++) {
            assertThat(day(loaded, t)).isEqualTo(first.plusDays(t));
            assertThat(loaded.series().high(t)).isEqualTo(103 + t % 7);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Year,Month,Day,Time | uuuu,M,d,HH:mm",
                "Year,Month,Day,Time | uuuu,M,d,HHmm",
                "Year,Month,Day,Hour,Minute | uuuu,M,d,H,m",
                "YYYY,MM,DD,HH,MM,SS | uuuu,MM,dd,HH,mm,ss",
                "Year,Month,Day,Hour,Min | uuuu,M,d,H,m",
                "Date,Hour,Minute | uuuu-MM-dd,H,m",
                "Date,Hour,Minute | uuuuMMdd,H,m"
            })
    void timesOfDayBesideThemAreRead(String header, String pattern) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        Fixture.bars(header + PRICES, 40, t -> quarterHours(pattern, t)),
                        Fixture.zone("UTC"));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().timeframe()).hasToString("15m");
        for (int t = 0; t < 40; t++) {
            assertThat(time(loaded, t)).hasToString(START.plusMinutes(15L * t) + ":00Z");
            assertThat(loaded.series().low(t)).isEqualTo(98 + t % 7);
        }
    }

    @Test
    void hoursWithoutMinutesAreRead() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        Fixture.bars(
                                "Year,Month,Day,Hour" + PRICES,
                                40,
                                t ->
                                        START.plusHours(t)
                                                .format(DateTimeFormatter.ofPattern("uuuu,M,d,H"))),
                        Fixture.zone("UTC"));
        assertThat(loaded.series().timeframe()).hasToString("1h");
        assertThat(time(loaded, 3)).hasToString("2024-01-31T01:00:00Z");
    }

    @Test
    void monthsWithoutDaysStartWithTheirFirst() throws IOException {
        LocalDate first = LocalDate.of(2022, 11, 1);
        LoadedBars loaded =
                load(
                        folder,
                        Fixture.bars(
                                "Year,Month" + PRICES,
                                20,
                                t ->
                                        first.plusMonths(t)
                                                .format(DateTimeFormatter.ofPattern("uuuu,M"))));
        assertThat(loaded.series().timeframe()).hasToString("1mo");
        assertThat(day(loaded, 3)).isEqualTo(LocalDate.of(2023, 2, 1));
    }

    @Test
    void dayThatIsNoneIsABadRowThatNamesIt() throws IOException {
        LocalDate first = LocalDate.of(2024, 1, 25);
        String text =
                Fixture.bars("Year,Month,Day" + PRICES, 40, t -> days("uuuu,M,d", first, t))
                        .replace("2024,2,28,", "2024,2,30,");
        LoadedBars loaded = load(folder, text);
        assertThat(loaded.series().size()).isEqualTo(39);
        assertThat(loaded.rowFailures().getFirst().rule())
                .isEqualTo("time '2024-2-30' is no valid date or time");
    }

    @Test
    void dateOfItsOwnGoesBeforeColumnsOfItsParts() throws IOException {
        LocalDate first = LocalDate.of(2024, 1, 25);
        LoadedBars loaded =
                load(
                        folder,
                        Fixture.bars(
                                "Date,Year,Month,Day" + PRICES,
                                40,
                                t -> first.plusDays(t) + ",2020,1,1"));
        assertThat(day(loaded, 0)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddMMuuuu", "MMdduuuu", "dMMuuuu"})
    void dayOrMonthIsFirstAsAllRowsSay(String pattern) throws IOException {
        LocalDate first = LocalDate.of(2024, 1, 25);
        String text = Fixture.bars(40, t -> days(pattern, first, t));
        for (String some : new String[] {text, text.substring(text.indexOf('\n') + 1)}) {
            LoadedBars loaded = load(folder, some);
            assertThat(loaded.rowFailures()).isEmpty();
            for (int t = 0; t < 40; t++) {
                assertThat(day(loaded, t)).isEqualTo(first.plusDays(t));
            }
        }
    }

    @Test
    void timeBesideSuchADateIsRead() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        Fixture.bars(
                                "date,time" + PRICES, 40, t -> quarterHours("ddMMuuuu,HH:mm", t)),
                        Fixture.zone("UTC"));
        assertThat(time(loaded, 5)).hasToString("2024-01-31T00:00:00Z");
    }

    @Test
    void digitsThatMayBeBothAreAskedWithTheOptionThatSettlesIt() throws IOException {
        String text = Fixture.bars(4, t -> "0%d052024".formatted(t + 4));
        Reading reading = Fixture.inspect(folder, text, LoadOptions.detect());
        assertThat(reading.problem())
                .isEqualTo(
                        "04052024 may be 4 May or April 5 and no row decides it; give --date-format"
                                + " day-first or month-first");
        LoadedBars given = load(folder, text, dates("day-first"));
        assertThat(day(given, 3)).isEqualTo(LocalDate.of(2024, 5, 7));
    }

    private static LoadOptions dates(String format) {
        return new LoadOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(format),
                Optional.empty());
    }

    @Test
    void yearFirstIsStillYearFirst() throws IOException {
        LocalDate first = LocalDate.of(2018, 9, 1);
        LoadedBars loaded = load(folder, Fixture.bars(40, t -> days("uuuuMMdd", first, t)));
        assertThat(day(loaded, 39)).isEqualTo(first.plusDays(39));
    }
}
