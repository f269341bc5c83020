package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.bars.Timeframe;
import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class LoaderTest {
    private static final String GOOD =
            """
            time,open,high,low,close,volume
            2020-01-13T10:00:00Z,10,12,9,11,100
            2020-01-13T11:00:00Z,11,13,10,12,200
            2020-01-13T12:00:00Z,12,14.5,11,13.5,300
            """;

    @TempDir Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("prices.csv"), text);
    }

    private LoadedBars load(String text) throws IOException {
        return Loader.load(file(text), LoadOptions.detect());
    }

    /// Half-hourly bars of a clock's wall time, as a vendor that exports local time writes them.
    private static List<String> wallClock(String zone, String from, int bars, int minutes) {
        var rows = new ArrayList<String>();
        Instant at = Instant.parse(from);
        for (int t = 0; t < bars; t++, at = at.plusSeconds(60L * minutes)) {
            LocalDateTime local = LocalDateTime.ofInstant(at, ZoneId.of(zone));
            rows.add(
                    "%s,%d,%d,%d,%d,5"
                            .formatted(
                                    local.toString().replace('T', ' ') + ":00",
                                    10 + t,
                                    12 + t,
                                    9 + t,
                                    11 + t));
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2024-11-03T03:00:00Z, false",
                "America/New_York, 2024-11-03T03:00:00Z, true",
        "America/New_York, 2024-03-10T05:00:00Z, false",
                "America/New_York, 2024-03-10T05:00:00Z, true",
        "Australia/Lord_Howe, 2024-04-06T12:00:00Z, false",
                "Australia/Lord_Howe, 2024-04-06T12:00:00Z, true"
    })
    void repeatedAndSkippedHoursOfLocalStampsKeepTheirMoments(
            String zone, String from, boolean newestFirst) throws IOException {
        List<String> rows = wallClock(zone, from, 20, 30);
        if (newestFirst) {
            Collections.reverse(rows);
        }
        var options =
                new LoadOptions(
                        Optional.of(ZoneId.of(zone)),
                        Optional.of(Timeframe.parse("30m")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        LoadedBars loaded =
                Loader.load(
                        file("time,open,high,low,close,volume\n" + String.join("\n", rows)),
                        options);
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().size()).isEqualTo(20);
        for (int t = 0; t < 20; t++) {
            assertThat(loaded.series().openTime(t))
                    .isEqualTo(Instant.parse(from).toEpochMilli() + t * 1_800_000L);
            assertThat(loaded.series().open(t)).isEqualTo(10 + t);
        }
    }

    @Test
    void timeThatTheClockSkipsIsABadRow() throws IOException {
        var options =
                new LoadOptions(
                        Optional.of(ZoneId.of("America/New_York")),
                        Optional.of(Timeframe.parse("30m")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        LoadedBars loaded =
                Loader.load(
                        file(
                                """
                                time,open,high,low,close,volume
                                2024-03-10 01:30:00,10,12,9,11,5
                                2024-03-10 02:30:00,10,12,9,11,5
                                2024-03-10 03:30:00,10,12,9,11,5
                                """),
                        options);
        assertThat(loaded.rowFailures())
                .singleElement()
                .extracting(RowFailure::rule)
                .isEqualTo(
                        "time '2024-03-10 02:30:00' is skipped by the clock change of that day in"
                                + " America/New_York; is the zone right?");
    }

    @Test
    void badRowsComeBackWithLineRuleAndText() throws IOException {
        LoadedBars loaded =
                load(
                        GOOD
                                + """
                                2020-01-13T13:00:00Z,12,11,13,12,1
                                2020-01-13T12:00:00Z,12,13,11,12,1
                                2020-01-13T09:00:00Z,12,13,11,12,1
                                2020-01-13T14:00:00Z,null,null,null,null,null
                                2020-01-13T15:00:00Z,12
                                yesterday,12,13,11,12,1
                                2020-01-13T16:00:00Z,12,13,11,12,1
                                """);
        assertThat(loaded.series().size()).isEqualTo(4);
        assertThat(loaded.rowFailures())
                .extracting(RowFailure::line)
                .containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(loaded.rowFailures())
                .extracting(RowFailure::rule)
                .containsExactly(
                        "high 11.0 is below low 13.0",
                        "duplicate time 2020-01-13 12:00:00 UTC",
                        "time 2020-01-13 09:00:00 UTC is not after the line before it",
                        "open 'null' is no number",
                        "has 2 fields where the others have 6",
                        "time 'yesterday' is no valid date or time");
        assertThat(loaded.rowFailures().get(4).raw()).isEqualTo("2020-01-13T15:00:00Z,12");
    }

    @Test
    void ambiguousDateIsAskedAndTheOptionDecidesIt() throws IOException {
        String text = "Date,Open,High,Low,Close\n03/04/2020,1,2,1,2\n03/05/2020,1,2,1,2\n";
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(text))
                .withMessage(
                        "prices.csv: 03/04/2020 may be 3 April or March 4 and no row decides it;"
                                + " give --date-format day-first or month-first");
        Reading reading = Loader.inspect(file(text), LoadOptions.detect());
        assertThat(reading.decisions())
                .anyMatch(d -> d.what() == Reading.Kind.DATE_FORMAT && d.isOpen());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Date,Bid,Ask            | 2020-01-13,1,2   | bid and ask quotes
                    Date,Close,Volume       | 2020-01-13,1,2   | open, high and low
                    Name,Age,Town           | Ann,33,Rome      | missing
                    <!DOCTYPE html>         | <html></html>    | web page
                    """)
    void whatIsNoTableOfBarsIsRefusedByName(String header, String row, String message) {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(header + "\n" + row + "\n" + row + "\n"))
                .withMessageContaining(message);
    }

    @Test
    void zerosAreNoTextHoweverManyTheyAre() throws IOException {
        Path sparse = folder.resolve("zeros.csv");
        try (RandomAccessFile zeros = new RandomAccessFile(sparse.toFile(), "rw")) {
            zeros.setLength(2L << 30);
        }
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> Loader.load(sparse, LoadOptions.detect()))
                .withMessageContaining("is no text");
    }

    @Test
    void emptyMissingAndDirectoryAreNamed() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(""))
                .withMessageContaining("empty");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> Loader.load(folder, LoadOptions.detect()))
                .withMessageContaining("directory");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> Loader.load(folder.resolve("none.csv"), LoadOptions.detect()))
                .withMessageContaining("no such file");
    }

    @Test
    void packedAndUtf16FilesGiveTheSameBars() throws IOException {
        String plain = load(GOOD).series().sha256();
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("inside.csv"));
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] bytes :
                new byte[][] {
                    gzip.toByteArray(), zip.toByteArray(), GOOD.getBytes(StandardCharsets.UTF_16)
                }) {
            Path file = Files.write(folder.resolve("packed"), bytes);
            assertThat(Loader.load(file, LoadOptions.detect()).series().sha256()).isEqualTo(plain);
        }
    }

    @Test
    void zoneOptionReadsLocalDays() throws IOException {
        String text =
                "Date,Open,High,Low,Close\n"
                        + "2020-03-06,1,2,1,2\n"
                        + "2020-03-09,1,2,1,2\n"
                        + "2020-03-10,1,2,1,2\n";
        LoadOptions d = LoadOptions.detect();
        LoadedBars loaded =
                Loader.load(
                        file(text),
                        new LoadOptions(
                                java.util.Optional.of(java.time.ZoneId.of("America/New_York")),
                                d.timeframe(),
                                d.barLabel(),
                                d.separator(),
                                d.decimalMark(),
                                d.dateFormat(),
                                d.headerLine()));
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(0)))
                .hasToString("2020-03-06T05:00:00Z");
        assertThat(Instant.ofEpochMilli(loaded.series().openTime(2)))
                .hasToString("2020-03-10T04:00:00Z");
        assertThat(loaded.series().timeframe()).hasToString("1d");
        assertThat(loaded.notes()).contains("the file has no volume; it counts as 0");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1",
        "123456.789",
        "1.05522",
        "99999999999.9999",
        "0.00000001",
        "1e-7",
        "12345678901234567.25"
    })
    void numbersEqualDoubleParseDouble(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(new NumberStyle('.').parse(bytes, 0, bytes.length))
                .isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1.0129; 1,018", "1,0129; 1.018", "0.0512; 0,051", "1,018; 1.0129"})
    void priceWithTheOtherDecimalMarkIsABadRowAndNotAThousandTimesAsHigh(
            String first, String second) throws IOException {
        StringBuilder text = new StringBuilder("Date;Open;High;Low;Close;Volume\n");
        for (int i = 0; i < 60; i++) {
            String price = i < 40 ? first : second;
            text.append(LocalDate.of(2023, 1, 2).plusDays(i))
                    .append((";" + price).repeat(4))
                    .append(";5\n");
        }
        Reading reading = Fixture.inspect(folder, text.toString(), LoadOptions.detect());
        LoadedBars loaded = reading.loaded().orElseThrow();
        assertThat(loaded.series().size()).isEqualTo(40);
        assertThat(loaded.rowFailures())
                .hasSize(20)
                .first()
                .satisfies(
                        failure -> {
                            assertThat(failure.line()).isEqualTo(42);
                            assertThat(failure.rule()).contains("'" + second + "'");
                        });
    }

    @Test
    void priceThatPassesAThousandMayHaveAMarkOfThousandsOnlyThere() throws IOException {
        StringBuilder text = new StringBuilder("Date;Open;High;Low;Close;Volume\n");
        for (int i = 0; i < 60; i++) {
            String price = i < 30 ? 971 + i + ".5" : "1,0%02d".formatted(i);
            text.append(LocalDate.of(2023, 1, 2).plusDays(i))
                    .append((";" + price).repeat(4))
                    .append(";5\n");
        }
        LoadedBars loaded = Fixture.load(folder, text.toString());
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().close(59)).isEqualTo(1059);
    }

    @Test
    void levelMayChangeAThousandTimesWhereNoMarkSaysOtherwise() throws IOException {
        String text = Fixture.bars(60, i -> LocalDate.of(2023, 1, 2).plusDays(i).toString());
        String split =
                text.replaceAll(
                        "(?m)^(2023-02-.*),(\\d+),(\\d+),(\\d+),(\\d+),5$",
                        "$1,$2000,$3000,$4000,$5000,5");
        assertThat(Fixture.load(folder, split).rowFailures()).isEmpty();
    }
}
