package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Every line of a file is a bar, a bad row by name, left out by name, or its header.
class RowsAreCountedTest {
    private static final String HEADER = "Date,Open,High,Low,Close,Volume\n";

    @TempDir Path folder;

    private static String rows(int from, int to) {
        StringBuilder rows = new StringBuilder();
        for (int day = from; day <= to; day++) {
            rows.append(row(day)).append('\n');
        }
        return rows.toString();
    }

    private static String row(int day) {
        return "2020-01-%02d,%d,%d,%d,%d,%d"
                .formatted(day, 100 + day, 110 + day, 90 + day, 105 + day, 1000 + day);
    }

    private Reading inspect(String text, Optional<String> symbol) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), text);
        return Loader.inspect(file, LoadOptions.detect().withSymbol(symbol));
    }

    /// The bars, after both sides were counted here once more.
    private LoadedBars load(String text) throws IOException {
        return counted(text, inspect(text, Optional.empty()));
    }

    private static LoadedBars counted(String text, Reading reading) {
        assertThat(reading.problem()).isEmpty();
        LoadedBars loaded = reading.loaded().orElseThrow();
        long lines = text.lines().filter(line -> !line.isBlank()).count();
        long named = loaded.rowFailures().size() + loaded.rowsLeftOut();
        assertThat(loaded.rows()).isEqualTo(loaded.series().size() + named);
        assertThat(lines - loaded.rows()).isBetween(0L, 1L);
        return loaded;
    }

    @Test
    void quoteThatIsNeverClosedSpoilsItsOwnLineOnly() throws IOException {
        String text =
                "Date,Open,High,Low,Close,Volume,Note\n"
                        + rows(1, 20).replace("\n", ",x\n").replace("1010,x", "1010,\"x");
        LoadedBars loaded = load(text);
        assertThat(loaded.series().size()).isEqualTo(19);
        assertThat(loaded.rowFailures())
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.line()).isEqualTo(11);
                            assertThat(failure.rule())
                                    .isEqualTo("a quote is never closed on this line");
                            assertThat(failure.raw()).isEqualTo(row(10) + ",\"x");
                        });
    }

    @Test
    void twoStrayQuotesDoNotSwallowTheRowsBetweenThem() throws IOException {
        LoadedBars loaded =
                load(
                        HEADER
                                + rows(1, 20)
                                        .replace(",1005\n", ",\"1005\n")
                                        .replace(",1015\n", ",1015\"\n"));
        assertThat(loaded.series().size()).isEqualTo(18);
        assertThat(loaded.rowFailures()).extracting(RowFailure::line).containsExactly(6L, 16L);
    }

    @Test
    void quotedNoteOverTwoLinesIsOneRowAndItsSecondLineIsNamed() throws IOException {
        LoadedBars loaded =
                load(
                        "Date,Open,High,Low,Close,Volume,Note\n"
                                + rows(1, 20)
                                        .replace("\n", ",x\n")
                                        .replace("1010,x", "1010,\"first\nand \"\"second\"\"\""));
        assertThat(loaded.series().size()).isEqualTo(20);
        assertThat(loaded.notes())
                .contains(
                        "line 12 was left out: the quoted field of the line before goes on there");
    }

    @Test
    void textAfterAClosingQuoteIsNotDroppedInSilence() throws IOException {
        LoadedBars loaded = load(HEADER + rows(1, 9).replace(",105,", ",\"10\"5,"));
        assertThat(loaded.series().size()).isEqualTo(8);
        assertThat(loaded.rowFailures())
                .extracting(RowFailure::rule)
                .containsExactly("text stands between a closing quote and the separator");
    }

    @Test
    void quoteAloneOnALineIsABadRow() throws IOException {
        assertThat(load(HEADER + rows(1, 5) + "\"\n\"\"\n" + rows(6, 9)).rowFailures()).hasSize(2);
    }

    @Test
    void joinedFilesNameTheSecondHeaderAndTheDuplicates() throws IOException {
        LoadedBars loaded = load(HEADER + rows(1, 9) + HEADER + rows(8, 12));
        assertThat(loaded.series().size()).isEqualTo(12);
        assertThat(loaded.leftOut()).containsExactly(new LeftOut("repeats the header", 11, 1));
        assertThat(loaded.notes()).contains("line 11 was left out: repeats the header");
        assertThat(loaded.rowFailures())
                .extracting(RowFailure::rule)
                .containsExactly(
                        "duplicate time 2020-01-08 00:00:00 UTC",
                        "duplicate time 2020-01-09 00:00:00 UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Date,Close,High,Low,Open,Volume\n", "Date,Open,High,Low,Close\n"})
    void secondHeaderWithOtherColumnsIsRefused(String second) throws IOException {
        assertThat(inspect(HEADER + rows(1, 9) + second + rows(10, 12), Optional.empty()).problem())
                .isEqualTo(
                        "line 11 is a second header that names other columns than those above it;"
                                + " split the file there");
    }

    @Test
    void headerThatNamesOtherColumnsThanAHeaderlessFileHasIsRefused() throws IOException {
        String many = rows(1, 31) + rows(1, 31).replace("2020-01", "2020-03");
        assertThat(
                        inspect(
                                        many
                                                + "Date,Close,High,Low,Open,Volume\n"
                                                + rows(1, 9).replace("2020-01", "2020-05"),
                                        Optional.empty())
                                .problem())
                .startsWith("line 63 is a second header");
        assertThat(load(many + HEADER + rows(1, 9).replace("2020-01", "2020-05")).series().size())
                .isEqualTo(71);
    }

    @Test
    void rowsAboveTheHeaderAreRead() throws IOException {
        LoadedBars loaded = load(rows(1, 5) + HEADER + rows(6, 12));
        assertThat(loaded.series().size()).isEqualTo(12);
        assertThat(loaded.notes()).contains("line 6 was left out: repeats the header");
    }

    @Test
    void linesAboveAndBelowTheHeaderThatAreNoRowsAreNamed() throws IOException {
        LoadedBars loaded =
                load(
                        "https://vendor.example\nall prices\n"
                                + HEADER
                                + "Ticker,A,A,A,A,A\n"
                                + rows(1, 9));
        assertThat(loaded.series().size()).isEqualTo(9);
        assertThat(loaded.notes())
                .contains(
                        "2 rows were left out, the first is line 1: stands above the header"
                                + " (https://vendor.example)",
                        "line 4 was left out: stands below the header and is no row"
                                + " (Ticker,A,A,A,A,A)");
    }

    @Test
    void blankPriceIsABadRowAndBlankVolumeIsZero() throws IOException {
        LoadedBars loaded =
                load(
                        HEADER
                                + rows(1, 9)
                                        .replace(",1003\n", ", \n")
                                        .replace(",1004\n", ",\n")
                                        .replace(",105,", ",   ,"));
        assertThat(loaded.rowFailures())
                .singleElement()
                .extracting(RowFailure::rule)
                .isEqualTo("open is blank");
        assertThat(loaded.series().volume(2)).isZero();
        assertThat(loaded.notes()).contains("2 rows have no volume; it counts as 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999",
                "1e99999999999K",
                "1e999999999",
                "1e-999999999",
                "-1",
                "NaN",
                "1 05",
                "\u0661"
            })
    void numbersThatAreNoneAreBadRows(String volume) throws IOException {
        assertThat(load(HEADER + rows(1, 9).replace(",1003\n", "," + volume + "\n")).rowFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.line()).isEqualTo(4));
    }

    private static final String TWO =
            "Ticker,Date,Open,High,Low,Close,Volume\n"
                    + rows(1, 9).replace("2020", "AAPL,2020")
                    + rows(1, 12).replace("2020", "MSFT,2020");

    @Test
    void ofTwoSymbolsOneIsAskedForInWords() throws IOException {
        Reading reading = inspect(TWO, Optional.empty());
        assertThat(reading.problem())
                .isEqualTo(
                        "holds bars of 2 instruments: AAPL (9 rows), MSFT (12 rows); give --symbol"
                                + " AAPL or MSFT");
        assertThat(reading.decisions())
                .anySatisfy(
                        decision -> {
                            assertThat(decision.what()).isEqualTo(Reading.Kind.SYMBOL);
                            assertThat(decision.choices()).containsExactly("AAPL", "MSFT");
                            assertThat(decision.isOpen()).isTrue();
                        });
        assertThat(inspect(TWO, Optional.of("IBM")).problem())
                .contains(", and none is 'IBM'; give --symbol AAPL or MSFT");
    }

    @Test
    void chosenSymbolIsReadAndTheOtherIsLeftOutByName() throws IOException {
        LoadedBars loaded = counted(TWO, inspect(TWO, Optional.of("msft")));
        assertThat(loaded.series().size()).isEqualTo(12);
        assertThat(loaded.symbol()).isEqualTo("MSFT");
        assertThat(loaded.notes())
                .contains("9 rows were left out, the first is line 2: they are of AAPL");
    }

    @Test
    void symbolOfAFileWithOneInstrumentIsNoMoreThanAName() throws IOException {
        String one = TWO.replace("MSFT,2020-01", "AAPL,2020-02");
        assertThat(counted(one, inspect(one, Optional.of("IBM"))).series().size()).isEqualTo(21);
    }

    @Test
    void stampsThatOnlyOneSymbolOfTwoHasDoNotMixThem() throws IOException {
        String text = TWO.replace("MSFT,2020-01", "MSFT,2020-02");
        assertThat(inspect(text, Optional.empty()).problem())
                .startsWith("holds bars of 2 instruments");
    }

    @Test
    void moreThanAThousandColumnsAreRefused() throws IOException {
        String wide = (",x".repeat(100_000) + "\n").repeat(25);
        assertThat(inspect(HEADER.strip() + wide, Optional.empty()).problem())
                .startsWith("has more than 1,000 columns");
        assertThat(
                        load(HEADER
                                        + rows(1, 9)
                                        + row(10)
                                        + ",1".repeat(5000)
                                        + "\n"
                                        + rows(11, 20))
                                .rowFailures())
                .singleElement()
                .extracting(RowFailure::rule)
                .isEqualTo("has 1001 fields where the others have 6");
    }

    @Test
    void fileOfBadRowsIsRefusedBeforeTheyFillTheMemory() throws IOException {
        assertThat(
                        inspect(HEADER + rows(1, 9) + "x,,,,,\n".repeat(300_000), Optional.empty())
                                .problem())
                .startsWith("200,000 of its first 200,009 rows are bad");
    }

    /// With cost in the square of its length each of these would take minutes.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", "\"", ",", "1", ".", "1,", "1.", "[", "{", "<", " ", "e", "-", "'", "a:"
            })
    void floodOfOneMarkIsAnswered(String mark) throws IOException {
        String flood = mark.repeat(400_000 / mark.length());
        for (String text :
                List.of(
                        flood + HEADER + rows(1, 9),
                        HEADER + rows(1, 4) + flood + rows(5, 9),
                        HEADER.replace("Close", "Close" + flood) + rows(1, 9),
                        HEADER + rows(1, 9).replace(",1003\n", "," + flood + "\n"))) {
            Reading reading = inspect(text, Optional.empty());
            assertThat(reading.loaded().isPresent()).isEqualTo(reading.problem().isEmpty());
        }
    }

    @Test
    void pipeOrDeviceIsRefusedBeforeItIsOpened() {
        Path device = Path.of("/dev/zero");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(device));
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> Loader.load(device, LoadOptions.detect()))
                .withMessage(
                        "zero: is no regular file but a pipe or a device; save its content to a"
                                + " file first");
    }

    @Test
    void pileOfByteOrderMarksIsRefused() throws IOException {
        assertThat(
                        inspect("\ufeff".repeat(60_000) + HEADER + rows(1, 9), Optional.empty())
                                .problem())
                .isEqualTo("begins with more than 4 byte-order marks; save it again as UTF-8");
        assertThat(load("\ufeff\ufeff" + HEADER + rows(1, 9)).series().size()).isEqualTo(9);
    }

    @Test
    void linesAreCountedByTheirBytesWhateverEndsThem() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            byte[] text =
                    ("a,b" + end + end + " \t" + end + "0123456789" + end + "\"" + end + "\u001a")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(Lines.count(text)).isEqualTo(new Lines.Count(6, 3));
        }
    }

    @Test
    void rowWithoutASymbolIsBadWhereverItStandsAmongRowsThatHaveOne() throws IOException {
        String named = "Symbol," + HEADER + rows(1, 20).replaceAll("(?m)^2020", "ABC,2020");
        for (int day : new int[] {1, 10, 20}) {
            LoadedBars loaded = load(named.replace("ABC," + row(day), "," + row(day)));
            assertThat(loaded.symbol()).isEqualTo("ABC");
            assertThat(loaded.rowFailures())
                    .singleElement()
                    .satisfies(
                            failure -> {
                                assertThat(failure.line()).isEqualTo(day + 1L);
                                assertThat(failure.rule()).isEqualTo("the symbol is blank");
                            });
        }
        assertThat(load(named.replace("ABC,", ",")).rowFailures()).isEmpty();
    }

    @Test
    void blanksMayStandBeforeAQuote() throws IOException {
        String quoted = (HEADER + rows(1, 20)).replaceAll("([^,\n]+)", "\"$1\"").replace(",", ", ");
        LoadedBars loaded = load(quoted);
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().close(19)).isEqualTo(125);
        assertThat(load(quoted.replace("\"1010\"", "\"1010")).rowFailures())
                .singleElement()
                .satisfies(
                        failure ->
                                assertThat(failure.rule())
                                        .isEqualTo("a quote is never closed on this line"));
    }
}
