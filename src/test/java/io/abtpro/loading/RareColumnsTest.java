package io.abtpro.loading;

import static io.abtpro.loading.Fixture.inspect;
import static io.abtpro.loading.Fixture.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Which column is a price and which a volume, and what is said of those that are not read.
class RareColumnsTest {
    private static final double[] WALK = new double[41];

    static {
        WALK[0] = 100;
        for (int i = 1; i < WALK.length; i++) {
            WALK[i] = WALK[i - 1] + (i * 37 % 11 - 5) * 0.25;
        }
    }

    @TempDir Path folder = Path.of("");

    private record Row(LocalDate day, double o, double h, double l, double c, long v) {}

    private static Row row(int i) {
        double open = WALK[i];
        double close = WALK[i + 1];
        return new Row(
                LocalDate.of(2024, 1, 1).plusDays(i),
                open,
                Math.max(open, close) + 0.5,
                Math.min(open, close) - 0.25,
                close,
                10_000 + i * 7919L % 5000);
    }

    private static String rows(String header, Function<Row, String> form) {
        return header
                + IntStream.range(0, 40)
                        .mapToObj(i -> form.apply(row(i)) + "\n")
                        .collect(Collectors.joining());
    }

    private static String join(Object... fields) {
        return java.util.stream.Stream.of(fields)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static void check(LoadedBars loaded) {
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().size()).isEqualTo(40);
        for (int t = 0; t < 40; t++) {
            Row row = row(t);
            assertThat(loaded.series().open(t)).isEqualTo(row.o);
            assertThat(loaded.series().high(t)).isEqualTo(row.h);
            assertThat(loaded.series().low(t)).isEqualTo(row.l);
            assertThat(loaded.series().close(t)).isEqualTo(row.c);
            assertThat(loaded.series().volume(t)).isEqualTo((double) row.v);
        }
    }

    @Test
    void volumeBeforeThePricesIsNoPriceWhereNoHeaderNamesThem() throws IOException {
        check(load(folder, rows("", r -> join(r.day, r.v, r.o, r.h, r.l, r.c))));
        check(load(folder, rows("", r -> join(r.day, r.v * 101.5, r.o, r.h, r.l, r.c, r.v))));
    }

    @Test
    void adjustedCloseIsNoVolumeWhereNoHeaderNamesIt() throws IOException {
        LoadedBars loaded =
                load(folder, rows("", r -> join(r.day, r.o, r.h, r.l, r.c, r.c * 0.9, r.v)));
        check(loaded);
        assertThat(loaded.notes()).anyMatch(note -> note.contains("adjusted close"));
        LoadedBars without =
                load(folder, rows("", r -> join(r.day, r.o, r.h, r.l, r.c, r.c * 0.9)));
        assertThat(without.series().volume(5)).isZero();
    }

    @Test
    void volumeThatNeverChangesStaysAVolume() throws IOException {
        LoadedBars loaded = load(folder, rows("", r -> join(r.day, r.o, r.h, r.l, r.c, 1)));
        assertThat(loaded.series().volume(5)).isEqualTo(1);
    }

    @Test
    void volumeOfOneBesidePricesOfOneStaysAVolume() throws IOException {
        LoadedBars loaded = load(folder, rows("", r -> join(r.day, 1, 1, 1, 1, 1)));
        assertThat(loaded.series().volume(5)).isEqualTo(1);
    }

    @Test
    void unadjustedCloseIsNoAdjustedOne() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        rows(
                                "Date,Unadjusted Close,Open,High,Low,Close,Volume\n",
                                r -> join(r.day, r.c * 2, r.o, r.h, r.l, r.c, r.v)));
        check(loaded);
        assertThat(loaded.notes()).noneMatch(note -> note.contains("adjusted"));
    }

    @Test
    void changesInPercentAreNoPrices() throws IOException {
        check(
                load(
                        folder,
                        rows(
                                "Date,Close %,Open,High,Low,Close,Volume,High %\n",
                                r -> join(r.day, "1.5%", r.o, r.h, r.l, r.c, r.v, "0.5%"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Datum,Eröffnung,Tageshoch,Tagestief,Schluss,Umsatz (Stk.)",
                "日付,始値,高値,安値,終値,売買高",
                "日期,开盘价（元）,最高价（元）,最低价（元）,收盘价（元）,成交量（股）",
                "Data,Abertura,Máxima,Mínima,Fechamento,Quantidade",
                "Date,Opening price,Highest price,Lowest price,Closing price,Traded volume",
                "Time,Open,High,Low,Latest,Volume"
            })
    void columnsOfManyTonguesAreKnown(String header) throws IOException {
        check(load(folder, rows(header + "\n", r -> join(r.day, r.o, r.h, r.l, r.c, r.v))));
    }

    @Test
    void columnsThatNobodyKnowsAreNamedWhereTheVolumeIsMissing() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        rows(
                                "Date,Open,High,Low,Close,Blorp\n",
                                r -> join(r.day, r.o, r.h, r.l, r.c, r.v)));
        assertThat(loaded.notes())
                .contains("the file has no volume; it counts as 0; not read: 'Blorp'");
    }

    @Test
    void whichOfTwoVolumesIsReadIsSaid() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        rows(
                                "Date,Open,High,Low,Close,Volume,Volume\n",
                                r -> join(r.day, r.o, r.h, r.l, r.c, r.v, r.v * 100)));
        check(loaded);
        assertThat(loaded.notes()).contains("volume is column 6, 'Volume'; not read: 'Volume'");
    }

    @Test
    void pricesOfTheBidAreSaidToBe() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        rows(
                                "Time,AskOpen,AskHigh,AskLow,AskClose,BidOpen,BidHigh,BidLow,BidClose,Volume\n",
                                r ->
                                        join(
                                                r.day, r.o + 1, r.h + 1, r.l + 1, r.c + 1, r.o, r.h,
                                                r.l, r.c, r.v)));
        check(loaded);
        assertThat(loaded.notes()).contains("prices are the bid's; the ask's were left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "N/A", "#N/A", "--", "-", ""})
    void volumeThatIsMissingCountsAsNone(String missing) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        rows(
                                "Date,Open,High,Low,Close,Volume\n",
                                r ->
                                        join(
                                                r.day,
                                                r.o,
                                                r.h,
                                                r.l,
                                                r.c,
                                                r.day.getDayOfMonth() == 9 ? missing : r.v)));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().volume(8)).isZero();
        assertThat(loaded.notes()).anyMatch(note -> note.contains("no volume; it counts as 0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0,0,0,0", "100,101,0,100.5", "0,101,0,100"})
    void priceOfZeroAmongOthersFarAboveIsABadRow(String prices) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        rows(
                                "Date,Open,High,Low,Close,Volume\n",
                                r ->
                                        r.day.getDayOfYear() == 9
                                                ? join(r.day, prices, 0)
                                                : join(r.day, r.o, r.h, r.l, r.c, r.v)));
        assertThat(loaded.rowFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.rule()).startsWith("a price is 0"));
    }

    /// A yield of a bill, in steps of 0.01.
    @Test
    void zerosOfWhatComesNearToZeroStay() throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        rows(
                                "Date,Open,High,Low,Close\n",
                                r -> {
                                    int i = r.day.getDayOfYear() % 5;
                                    String yield = "0.0" + i;
                                    return join(r.day, yield, yield, yield, yield);
                                }));
        assertThat(loaded.rowFailures()).isEmpty();
    }

    @Test
    void onlyOneBarAmongBadRowsNamesTheFirstOfThem() throws IOException {
        String text =
                "Date,Open,High,Low,Close\n"
                        + "2024-01-02,1,2,1,2\n"
                        + "2024-01-02,1,2,1,2\n"
                        + "2024-01-02,1,2,1,2\n";
        assertThat(inspect(folder, text, LoadOptions.detect()).problem())
                .contains("only one row is a bar, and 2 are none, such as line 3: duplicate time");
    }

    @ParameterizedTest
    @CsvSource({
        "Shift_JIS, '日付,始値,高値,安値,終値,出来高'",
        "GB18030, '日期,开盘,最高,最低,收盘,成交量'",
        "EUC-KR, '일자,시가,고가,저가,종가,거래량'",
        "UTF-16LE, 'Date,Open,High,Low,Close,Volume'",
        "UTF-16BE, 'Date,Open,High,Low,Close,Volume'"
    })
    void encodingIsToldByTheHeader(String charset, String header) throws IOException {
        byte[] text =
                rows(header + "\n", r -> join(r.day, r.o, r.h, r.l, r.c, r.v))
                        .getBytes(Charset.forName(charset));
        check(Loader.load(Files.write(folder.resolve("p.csv"), text), LoadOptions.detect()));
    }

    @ParameterizedTest
    @CsvSource({"xl/workbook.xml, xlsx", "content.xml, LibreOffice"})
    void workbooksAreNamed(String member, String word) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(member));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(problem(bytes.toByteArray())).contains(word, "save the sheet as CSV");
    }

    @ParameterizedTest
    @CsvSource({"0xd0cf11e0, Excel workbook", "0x25504446, PDF", "0xfffe0000, UTF-32"})
    void otherFormatsAreNamed(String magic, String word) throws IOException {
        byte[] head = new byte[600];
        int value = (int) Long.parseLong(magic.substring(2), 16);
        for (int i = 0; i < 4; i++) {
            head[i] = (byte) (value >>> 8 * (3 - i));
        }
        assertThat(problem(head)).contains(word);
    }

    private String problem(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("p.bin"), bytes);
        return Loader.inspect(file, LoadOptions.detect()).problem();
    }
}
