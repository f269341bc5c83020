package io.abtpro.loading;

import static io.abtpro.loading.Fixture.bars;
import static io.abtpro.loading.Fixture.inspect;
import static io.abtpro.loading.Fixture.last;
import static io.abtpro.loading.Fixture.load;
import static io.abtpro.loading.Fixture.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.SeriesQuality;

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
import java.time.format.DateTimeFormatter;
import java.util.List;

/// What a stamp is, decided by every stamp of the file.
class StampUnitsTest {
    private static final long HOUR = 3_600_000L;

    @TempDir Path folder = Path.of("");

    /// Bars from `from`, `step` ms apart; before row `change` in one unit, from it on in another
    /// (factors to ms).
    @ParameterizedTest
    @CsvSource({
        "1735603200000, 3600000, 1, 0.001",
        "1735603200000, 3600000, 0.001, 1",
        "1735603200000, 60000, 1, 1000",
        "1735603200000, 60000, 1000000, 1",
        "1735603200000, 86400000, 0.001, 1000"
    })
    void eachStampDecidesItsUnitByItsSize(long from, long step, double before, double after)
            throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                40,
                                i ->
                                        String.valueOf(
                                                (long)
                                                        ((from + i * step)
                                                                * (i < 25 ? before : after)))));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().size()).isEqualTo(40);
        for (int t = 0; t < 40; t++) {
            assertThat(loaded.series().openTime(t)).isEqualTo(from + t * step);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-18351000, 86400, 1000, 300",
        "-18351000, 604800, 1000, 60",
        "-631152000, 604800, 1000, 1500",
        "-7200, 60, 1000, 400",
        "-36000000, 60000, 1, 1500",
        "-31536000000, 86400000, 1, 800",
        "-720000000, 3600000, 1, 4000",
        "17590000, 86400, 1000, 100",
        "189302400000, 60000, 1, 300"
    })
    void stampsNear1970AreTimesHoweverShort(long from, long step, int toMillis, int bars)
            throws IOException {
        LoadedBars loaded = load(folder, bars(bars, i -> String.valueOf(from + i * step)));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().size()).isEqualTo(bars);
        assertThat(loaded.series().openTime(0)).isEqualTo(from * toMillis);
        assertThat(loaded.series().openTime(bars - 1))
                .isEqualTo((from + (bars - 1) * step) * toMillis);
    }

    @ParameterizedTest
    @CsvSource({"yyyyMMddHH, 3600", "yyyyMMddHHmm, 60", "yyyyMMdd, 86400", "yyyyMMddHHmmss, 1"})
    void digitsOfADateAndAClockAreNoEpoch(String form, long step) throws IOException {
        LocalDateTime first = LocalDateTime.of(2020, 1, 13, 0, 0);
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                80,
                                i ->
                                        first.plusSeconds(i * step)
                                                .format(DateTimeFormatter.ofPattern(form))));
        assertThat(time(loaded, 0)).isEqualTo(Instant.parse("2020-01-13T00:00:00Z"));
        assertThat(last(loaded))
                .isEqualTo(Instant.parse("2020-01-13T00:00:00Z").plusSeconds(79 * step));
    }

    @Test
    void secondsOfLaterYearsStaySeconds() throws IOException {
        LoadedBars loaded = load(folder, bars(80, i -> String.valueOf(1_900_010_100L + 60L * i)));
        assertThat(time(loaded, 0)).isEqualTo(Instant.ofEpochSecond(1_900_010_100L));
        assertThat(loaded.series().timeframe()).hasToString("1m");
    }

    @Test
    void rowNumbersAndClockTimesAreNoEpochs() throws IOException {
        assertThat(inspect(folder, bars(80, String::valueOf), LoadOptions.detect()).loaded())
                .isEmpty();
        LoadedBars finam =
                load(
                        folder,
                        bars(
                                "date,time,open,high,low,close,volume",
                                100,
                                i -> "20200113," + (100_000 + i / 60 * 10_000 + i % 60 * 100)));
        assertThat(time(finam, 61)).isEqualTo(Instant.parse("2020-01-13T11:01:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "253402300799000, '1978 in microseconds'",
        "9223372036854775807, '2262 in nanoseconds'",
        "9999999999999999999, ''"
    })
    void stampFarFromTheOthersInEveryUnitIsABadRow(String far, String words) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                60,
                                i ->
                                        i == 59
                                                ? far
                                                : String.valueOf(
                                                        1_577_836_800_000L + i * 60_000L)));
        assertThat(loaded.series().size()).isEqualTo(59);
        assertThat(loaded.rowFailures())
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.line()).isEqualTo(61);
                            assertThat(f.rule())
                                    .startsWith("time '" + far + "' is out of all proportion")
                                    .contains(words);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "9999-12-31", "2567-01-01", "1402-05-01"})
    void yearsThatNoMarketHadAreBadRows(String far) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                60,
                                i ->
                                        i == 0 && far.compareTo("2") < 0
                                                        || i == 59 && far.compareTo("2") > 0
                                                ? far
                                                : LocalDate.of(2020, 1, 1).plusDays(i).toString()));
        assertThat(loaded.series().size()).isEqualTo(59);
        assertThat(loaded.rowFailures())
                .singleElement()
                .extracting(RowFailure::rule)
                .asString()
                .contains("'" + far + "' is in the year " + Integer.parseInt(far.substring(0, 4)));
    }

    @ParameterizedTest
    @CsvSource({"1971-01-04, 0", "2102-02-11, 59"})
    void lonelyRowDecadesFromTheOthersIsABadRow(String far, int at) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                60,
                                i ->
                                        i == at
                                                ? far
                                                : LocalDate.of(2020, 1, 1).plusDays(i).toString()));
        assertThat(loaded.rowFailures())
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.line()).isEqualTo(at + 2);
                            assertThat(f.rule())
                                    .startsWith(
                                            "time "
                                                    + far
                                                    + " is out of all proportion: the nearest of"
                                                    + " the others is 2020-");
                        });
    }

    @Test
    void twoLongStretchesWithDecadesBetweenStayAndTheirQualityCostsNothing() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                1200,
                                i ->
                                        String.valueOf(
                                                (i < 600 ? -1_200_000_000_000L : 1_577_836_800_000L)
                                                        + i * 60_000L)));
        assertThat(loaded.rowFailures()).isEmpty();
        SeriesQuality quality = SeriesQuality.of(loaded.series(), Long.MAX_VALUE);
        assertThat(quality.findings()).anyMatch(f -> f.what().contains("usual bars without data"));
    }

    @Test
    void priceOfAnotherSizeIsABadRowAndALastingOneNeedsALook() throws IOException {
        String text = bars(60, i -> LocalDate.of(2020, 1, 1).plusDays(i).toString());
        String[] lines = text.split("\n");
        lines[31] = "2020-01-31,10000,10300,9800,10100,5";
        LoadedBars loaded = load(folder, String.join("\n", lines));
        assertThat(loaded.rowFailures())
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.line()).isEqualTo(32);
                            assertThat(f.rule())
                                    .startsWith("close 10100.0 is out of all proportion");
                        });
        for (int i = 31; i < lines.length; i++) {
            String[] f = lines[i].split(",", 0);
            lines[i] =
                    "%s,%s00,%s00,%s00,%s00,5"
                            .formatted(LocalDate.of(2020, 1, i), f[1], f[2], f[3], f[4]);
            if (i == 31) {
                lines[i] = "2020-01-31,10200,10500,10000,10300,5";
                break;
            }
        }
        for (int i = 32; i < lines.length; i++) {
            lines[i] =
                    lines[i].replaceAll(",(\\d+),(\\d+),(\\d+),(\\d+),5", ",$100,$200,$300,$400,5");
        }
        LoadedBars shifted = load(folder, String.join("\n", lines));
        assertThat(shifted.rowFailures()).isEmpty();
        assertThat(SeriesQuality.of(shifted.series(), Long.MAX_VALUE).findings())
                .anyMatch(f -> f.what().contains("another unit of price") && f.bars() == 1);
    }

    @Test
    void orderOfDayAndMonthIsDecidedByLaterRowsToo() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                86,
                                i -> {
                                    LocalDate day = LocalDate.of(2024, 1, 2).plusDays(i);
                                    return i < 30
                                            ? day.toString()
                                            : "%02d/%02d/%d"
                                                    .formatted(
                                                            day.getMonthValue(),
                                                            day.getDayOfMonth(),
                                                            day.getYear());
                                }));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(last(loaded)).isEqualTo(Instant.parse("2024-03-27T00:00:00Z"));
    }

    @Test
    void rowsThatContradictEachOtherAreAsked() throws IOException {
        Reading reading =
                inspect(
                        folder,
                        bars(
                                86,
                                i -> {
                                    LocalDate day = LocalDate.of(2024, 1, 2).plusDays(i);
                                    int month = day.getMonthValue();
                                    return i < 43
                                            ? "%02d/%02d/2024".formatted(month, day.getDayOfMonth())
                                            : "%02d/%02d/2024"
                                                    .formatted(day.getDayOfMonth(), month);
                                }),
                        LoadOptions.detect());
        assertThat(reading.problem())
                .isEqualTo(
                        "'14/02/2024' (line 45) can only be day first and '01/13/2024' (line 13)"
                                + " only month first; give --date-format day-first or month-first");
    }

    @Test
    void datesThatBeginWithATwoDigitYearAreAsked() throws IOException {
        String text = bars(40, i -> LocalDate.of(2024, 1, 1).plusDays(i).toString().substring(2));
        assertThat(inspect(folder, text, LoadOptions.detect()).problem())
                .contains("'24-01-01' may begin with the year", "--date-format yy-MM-dd");
    }

    @Test
    void decimalMarkIsDecidedByRowsBehindWholeNumbers() throws IOException {
        StringBuilder text = new StringBuilder("time;open;high;low;close;volume\n");
        for (int i = 0; i < 3200; i++) {
            text.append(Instant.ofEpochMilli(1_704_067_200_000L + i * 60_000L))
                    .append(
                            i < 3100
                                    ? ";100;103;98;101;5\n"
                                    : ";1.100,5;1.103,25;1.098;1.101,75;5\n");
        }
        LoadedBars loaded = load(folder, text.toString());
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().close(3199)).isEqualTo(1101.75);
    }

    @Test
    void stepsThatAreNoTimeframeAreAsked() throws IOException {
        assertThat(
                        inspect(
                                        folder,
                                        bars(
                                                60,
                                                i -> String.valueOf(1_735_603_200_000L + i * 100L)),
                                        LoadOptions.detect())
                                .problem())
                .startsWith("its bars are 0.1 s apart, which is no timeframe; give --timeframe");
        assertThat(
                        inspect(
                                        folder,
                                        bars(
                                                60,
                                                i ->
                                                        String.valueOf(
                                                                1_735_603_200_000L
                                                                        + i * HOUR
                                                                        - (i % 2 == 0
                                                                                ? 0
                                                                                : HOUR
                                                                                        - 600_000L
                                                                                        - i
                                                                                                * 1000L))),
                                        LoadOptions.detect())
                                .problem())
                .contains("give --timeframe");
    }

    @Test
    void ofSeveralInstrumentsInAColumnOneIsAskedFor() throws IOException {
        String text =
                bars(
                        "ticker,date,open,high,low,close,volume",
                        60,
                        i -> (i < 40 ? "AAA" : "BBB") + "," + LocalDate.of(2020, 1, 1).plusDays(i));
        assertThat(inspect(folder, text, LoadOptions.detect()).problem())
                .startsWith(
                        "holds bars of 2 instruments: AAA (40 rows), BBB (20 rows); give --symbol"
                                + " AAA or BBB");
    }

    @Test
    void readingSaysEveryDecision() throws IOException {
        Reading reading =
                inspect(
                        folder,
                        bars(10, i -> LocalDate.of(2020, 1, 6).plusWeeks(i).toString()),
                        LoadOptions.detect());
        assertThat(reading.decisions())
                .extracting(d -> d.what() + "=" + d.value())
                .isEqualTo(
                        List.of(
                                "SEPARATOR=,",
                                "HEADER=1",
                                "DECIMAL_MARK=.",
                                "DATE_FORMAT=ISO 8601",
                                "ZONE=UTC",
                                "TIMEFRAME=1w",
                                "BAR_LABEL=start"));
    }
}
