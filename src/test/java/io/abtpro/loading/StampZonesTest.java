package io.abtpro.loading;

import static io.abtpro.loading.Fixture.bars;
import static io.abtpro.loading.Fixture.day;
import static io.abtpro.loading.Fixture.inspect;
import static io.abtpro.loading.Fixture.last;
import static io.abtpro.loading.Fixture.load;
import static io.abtpro.loading.Fixture.time;
import static io.abtpro.loading.Fixture.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The exchange's zone, by every stamp of the file.
class StampZonesTest {
    private static final String ISO = "yyyy-MM-dd'T'HH:mm:ssxxx";

    @TempDir Path folder = Path.of("");

    private static String stamp(String zone, String from, long seconds, int i, String pattern) {
        return Instant.parse(from)
                .plusSeconds(i * seconds)
                .atZone(ZoneId.of(zone))
                .format(DateTimeFormatter.ofPattern(pattern));
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo, 2024-01-02T15:00:00Z, +09:00", "Asia/Kolkata, 2024-01-02T18:30:00Z, +05:30",
        "America/New_York, 2024-01-03T05:00:00Z, America/New_York",
                "Europe/London, 2024-01-03T00:00:00Z, Europe/London",
        "Europe/Paris, 2024-01-02T23:00:00Z, Europe/Berlin",
                "America/Chicago, 2024-01-03T06:00:00Z, America/Chicago",
        "Australia/Sydney, 2024-01-02T13:00:00Z, Australia/Sydney",
                "Africa/Cairo, 2024-01-02T22:00:00Z, Africa/Cairo"
    })
    void zoneIsTheOffsetOrARegionThatHasTheOffsetsOfAllStamps(
            String exchange, String from, String found) throws IOException {
        ZonedDateTime first = Instant.parse(from).atZone(ZoneId.of(exchange));
        LoadedBars loaded =
                load(
                        folder,
                        bars(250, i -> first.plusDays(i).format(DateTimeFormatter.ofPattern(ISO))));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().zone()).isEqualTo(ZoneId.of(found));
        assertThat(loaded.series().timeframe()).hasToString("1d");
        for (int t = 0; t < 250; t++) {
            assertThat(day(loaded, t)).isEqualTo(LocalDate.of(2024, 1, 3).plusDays(t));
        }
        assertThat(loaded.notes())
                .anyMatch(note -> note.contains("days and hours are those of " + found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ISO,
                "yyyy-MM-dd HH:mm:ssxx",
                "yyyy-MM-dd HH:mm:ss zzz",
                "yyyy-MM-dd'T'HH:mmxxx'['VV']'"
            })
    void offsetsAreObeyedInEveryForm(String pattern) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                200,
                                i ->
                                        stamp(
                                                "America/New_York",
                                                "2024-03-08T14:30:00Z",
                                                3600,
                                                i,
                                                pattern)));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().zone()).isEqualTo(ZoneId.of("America/New_York"));
        for (int t = 0; t < 200; t++) {
            assertThat(time(loaded, t))
                    .isEqualTo(Instant.parse("2024-03-08T14:30:00Z").plusSeconds(3600L * t));
        }
    }

    @Test
    void zoneGivenWinsOverOffsets() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(50, i -> stamp("Asia/Tokyo", "2024-01-03T15:00:00Z", 3600, i, ISO)),
                        zone("Europe/Berlin"));
        assertThat(loaded.series().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(time(loaded, 0)).isEqualTo(Instant.parse("2024-01-03T15:00:00Z"));
    }

    /// Dukascopy names UTC in its header, or else writes offsets.
    @Test
    void localTimeWithoutAnOffsetIsNobodysZone() throws IOException {
        String rows =
                "13.01.2020 11:00:00.000,10,12,9,11,100\n13.01.2020 12:00:00.000,11,13,10,12,200\n";
        for (String header : new String[] {"Gmt time", "Local time"}) {
            var reading =
                    inspect(
                            folder,
                            header + ",Open,High,Low,Close,Volume\n" + rows,
                            LoadOptions.detect());
            assertThat(reading.decisions())
                    .as(header)
                    .filteredOn(decision -> decision.what() == Reading.Kind.ZONE)
                    .extracting(Reading.Decision::source)
                    .containsExactly(header.equals("Gmt time") ? "from the file" : "assumed");
        }
    }

    @Test
    void offsetsThatNoZoneHasAreAsked() throws IOException {
        String text =
                bars(
                        50,
                        i ->
                                stamp(
                                        i < 25 ? "Asia/Tokyo" : "Europe/Berlin",
                                        "2024-01-03T15:00:00Z",
                                        3600,
                                        i,
                                        ISO));
        assertThat(inspect(folder, text, LoadOptions.detect()).problem())
                .contains("offsets that no zone has", "give --zone");
    }

    @Test
    void stampWithoutOffsetAmongOthersIsReadInTheirZone() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                50,
                                i ->
                                        stamp(
                                                "Asia/Tokyo",
                                                "2024-01-03T15:00:00Z",
                                                3600,
                                                i,
                                                i == 30 ? "yyyy-MM-dd'T'HH:mm:ss" : ISO)));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(last(loaded)).isEqualTo(Instant.parse("2024-01-05T16:00:00Z"));
        assertThat(loaded.notes())
                .anyMatch(note -> note.equals("1 stamp has no offset and was read in +09:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "Date (UTC), UTC",
        "time (America/Chicago), America/Chicago",
        "timestamp_utc, UTC",
        "DateTime_ET, America/New_York"
    })
    void zoneInTheColumnsNameIsUsed(String name, String zone) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                name + ",open,high,low,close,volume",
                                50,
                                i ->
                                        stamp(
                                                zone,
                                                "2024-01-03T15:00:00Z",
                                                3600,
                                                i,
                                                "yyyy-MM-dd HH:mm:ss")));
        assertThat(loaded.series().zone()).isEqualTo(ZoneId.of(zone));
        assertThat(time(loaded, 0)).isEqualTo(Instant.parse("2024-01-03T15:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timezone", "tz", "Time Zone", "exchange_timezone"})
    void columnOfZonesGivesTheZoneOfTheStampsBesideIt(String name) throws IOException {
        String text =
                bars(
                        "time,open,high,low,close,volume," + name,
                        50,
                        i ->
                                stamp(
                                        "Asia/Tokyo",
                                        "2024-01-03T15:00:00Z",
                                        3600,
                                        i,
                                        "yyyy-MM-dd HH:mm:ss"));
        LoadedBars loaded = load(folder, text.replaceAll("(?m),5$", ",5,Asia/Tokyo"));
        assertThat(loaded.series().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(time(loaded, 0)).isEqualTo(Instant.parse("2024-01-03T15:00:00Z"));
        assertThat(
                        inspect(
                                        folder,
                                        text.replaceAll("(?m),5$", ",5,Asia/Tokyo")
                                                .replaceFirst("(?s)Asia/Tokyo\\n$", "UTC\n"),
                                        LoadOptions.detect())
                                .problem())
                .contains("names several zones, such as Asia/Tokyo and UTC");
        assertThat(load(folder, text.replaceAll("(?m),5$", ",5,7")).series().zone())
                .isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void zoneThatAJsonAnswerNamesIsUsed() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.json"),
                        """
                        {"meta":{"symbol":"7203","interval":"1day","exchange_timezone":"Asia/Tokyo"},"values":[
                        {"datetime":"2024-01-04 09:00:00","open":"10","high":"12","low":"9","close":"11","volume":"5"},
                        {"datetime":"2024-01-04 10:00:00","open":"10","high":"12","low":"9","close":"11","volume":"5"},
                        {"datetime":"2024-01-04 11:00:00","open":"10","high":"12","low":"9","close":"11","volume":"5"}]}
                        """);
        LoadedBars loaded = Loader.load(file, LoadOptions.detect());
        assertThat(loaded.series().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(time(loaded, 0)).isEqualTo(Instant.parse("2024-01-04T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2024-10-26T22:00:00Z, 900, 100",
                "America/New_York, 2024-11-02T04:00:00Z, 3600, 60",
        "Europe/London, 2023-10-28T22:00:00Z, 1800, 60",
                "Australia/Sydney, 2024-04-06T00:00:00Z, 3600, 48"
    })
    void hourThatStandsTwiceIsAskedForItsZone(String exchange, String from, long seconds, int bars)
            throws IOException {
        String text = bars(bars, i -> stamp(exchange, from, seconds, i, "yyyy-MM-dd HH:mm"));
        Reading reading = inspect(folder, text, LoadOptions.detect());
        assertThat(reading.problem())
                .contains("stands twice, as where clocks are put back", "give --zone", exchange);
        assertThat(reading.decisions()).anyMatch(d -> d.what() == Reading.Kind.ZONE && d.isOpen());
        LoadedBars loaded = load(folder, text, zone(exchange));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().size()).isEqualTo(bars);
    }

    @Test
    void duplicateInNoClockChangeStaysADuplicate() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                50,
                                i ->
                                        stamp(
                                                "UTC",
                                                "2024-06-03T00:00:00Z",
                                                3600,
                                                i == 20 ? 19 : i,
                                                "yyyy-MM-dd HH:mm")));
        assertThat(loaded.rowFailures())
                .singleElement()
                .extracting(RowFailure::rule)
                .asString()
                .startsWith("duplicate time");
    }

    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2018-10-20",
        "Africa/Cairo, 2010-04-10",
        "America/Havana, 2023-10-20",
        "America/Santiago, 2022-09-01"
    })
    void dayWithoutAMidnightStartsAtItsFirstMoment(String exchange, LocalDate from)
            throws IOException {
        ZoneId zone = ZoneId.of(exchange);
        for (String form : List.of("yyyy-MM-dd", "yyyy-MM-dd 00:00:00", "dd.MM.yyyy")) {
            for (boolean newestFirst : new boolean[] {false, true}) {
                LoadedBars loaded =
                        load(
                                folder,
                                bars(
                                        40,
                                        i ->
                                                from.plusDays(newestFirst ? 39 - i : i)
                                                        .format(DateTimeFormatter.ofPattern(form))),
                                zone(exchange));
                assertThat(loaded.rowFailures()).isEmpty();
                for (int t = 0; t < 40; t++) {
                    assertThat(time(loaded, t))
                            .isEqualTo(from.plusDays(t).atStartOfDay(zone).toInstant());
                }
            }
        }
    }

    @Test
    void hourThatTheClockSkipsStaysABadRow() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                60,
                                i ->
                                        stamp(
                                                "UTC",
                                                "2018-11-03T00:00:00Z",
                                                3600,
                                                i,
                                                "yyyy-MM-dd HH:mm")),
                        zone("America/Sao_Paulo"));
        assertThat(loaded.rowFailures())
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.line()).isEqualTo(26);
                            assertThat(failure.rule()).contains("is skipped by the clock change");
                        });
    }

    @Test
    void offsetThatNoClockHasIsABadRow() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                50,
                                i ->
                                        stamp("UTC", "2024-01-03T15:00:00Z", 3600, i, ISO)
                                                .replace("Z", "+00:00")
                                                .replace("+00:00", i == 7 ? "+18:30" : "+00:00")));
        assertThat(loaded.rowFailures()).singleElement().extracting(RowFailure::line).isEqualTo(9L);
    }

    @Test
    void offsetOfABadRowDecidesNothing() throws IOException {
        String text =
                bars(50, i -> stamp("UTC", "2024-01-03T15:00:00Z", 3600, i, "yyyy-MM-dd HH:mm"));
        LoadedBars loaded = load(folder, text + "2024-01-09T15:00:00+09:00,none,1,1,1,1\n");
        assertThat(loaded.rowFailures())
                .singleElement()
                .extracting(RowFailure::line)
                .isEqualTo(52L);
        assertThat(loaded.series().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void daysThatStandAwayFromMidnightUtcAreSaid() throws IOException {
        LoadedBars loaded =
                load(folder, bars(50, i -> String.valueOf(1_704_294_000L + i * 86_400L)));
        assertThat(loaded.notes())
                .anyMatch(
                        note ->
                                note.contains(
                                        "days are those of UTC, in which the first stamp stands at"
                                                + " 15:00"));
    }
}
