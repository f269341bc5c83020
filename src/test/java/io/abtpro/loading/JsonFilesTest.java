package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every record of a JSON document is a bar or named.
class JsonFilesTest {
    @TempDir Path folder;

    private Reading inspect(String text, String symbol) throws IOException {
        Path file = Files.writeString(folder.resolve("btc.json"), text);
        return Loader.inspect(
                file,
                LoadOptions.detect().withSymbol(Optional.of(symbol).filter(s -> !s.isEmpty())));
    }

    private LoadedBars load(String text) throws IOException {
        Reading reading = inspect(text, "");
        assertThat(reading.problem()).isEmpty();
        LoadedBars loaded = reading.loaded().orElseThrow();
        assertThat(loaded.rows())
                .isEqualTo(
                        loaded.series().size()
                                + loaded.rowFailures().size()
                                + loaded.rowsLeftOut());
        return loaded;
    }

    private static List<String> arrays(int from, int to) {
        List<String> rows = new ArrayList<>();
        for (int t = from; t < to; t++) {
            rows.add(
                    "[%d, 100, 110, 90, 105, 1000]"
                            .formatted(1_577_836_800_000L + t * 86_400_000L));
        }
        return rows;
    }

    private static List<String> objects(int from, int to) {
        List<String> rows = new ArrayList<>();
        for (int t = from; t < to; t++) {
            rows.add(
                    "{\"time\":%d,\"open\":100,\"high\":110,\"low\":90,\"close\":105,\"volume\":7}"
                            .formatted(1_577_836_800_000L + t * 86_400_000L));
        }
        return rows;
    }

    private static String list(List<String> rows) {
        return "[" + String.join(", ", rows) + "]";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"a\": 1}",
                "[]",
                "[null]",
                "7",
                "\"x\"",
                "[1,2]",
                "[null,null,null,null,null,null]"
            })
    void rowOfAnotherFormIsABadRow(String row) throws IOException {
        List<String> rows = arrays(0, 20);
        rows.add(7, row);
        LoadedBars loaded = load(list(rows));
        assertThat(loaded.series().size()).isEqualTo(20);
        assertThat(loaded.rowFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.line()).isEqualTo(8));
        rows.addFirst(row);
        assertThat(load(list(rows)).rowFailures()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[1,2,3,4,5,6]",
                "{}",
                "{\"time\":1577836800000,\"open\":1,\"open\":2,\"high\":3,\"low\":1,\"close\":1}"
            })
    void objectOfAnotherFormIsABadRow(String row) throws IOException {
        List<String> rows = objects(1, 20);
        rows.add(7, row);
        LoadedBars loaded = load("{\"data\":" + list(rows) + "}");
        assertThat(loaded.series().size()).isEqualTo(19);
        assertThat(loaded.rowFailures()).extracting(RowFailure::line).containsExactly(8L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e99999999",
                "1e999999999",
                "1e-999999999",
                "1e999",
                "NaN",
                "-Infinity",
                "null",
                "{\"x\":1}",
                "true"
            })
    void closeThatIsNoNumberIsABadRowAtOnce(String close) throws IOException {
        List<String> rows = arrays(0, 20);
        rows.set(3, rows.get(3).replace("105", close));
        assertThat(load(list(rows)).rowFailures()).extracting(RowFailure::line).containsExactly(4L);
    }

    @Test
    void nullVolumeIsZeroWithANoteAndExponentsAreRead() throws IOException {
        List<String> rows = arrays(0, 20);
        rows.set(3, rows.get(3).replace("1000", "null"));
        rows.set(4, "[1.5781824E12, 1.00e2, 110, 90, 105, 1e3]");
        LoadedBars loaded = load(list(rows));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().volume(3)).isZero();
        assertThat(loaded.series().volume(4)).isEqualTo(1000);
        assertThat(loaded.notes()).contains("1 row has no volume; it counts as 0");
    }

    @Test
    void columnsOfUnequalLengthAreRefused() throws IOException {
        String text =
                "{\"t\":[1577836800000,1577923200000],\"o\":[1,1,1],\"h\":[1,1,1],\"l\":[1,1,1],\"c\":[1,1,1]}";
        assertThat(inspect(text, "").problem())
                .isEqualTo(
                        "its columns have unequal lengths: 't' has 2 values and 'o' has 3; fetch it"
                                + " again");
        String indexed =
                "{\"open\":{\"2020-01-01\":1,\"2020-01-02\":1},\"high\":{\"2020-01-01\":1,\"2020-01-03\":1},"
                    + "\"low\":{\"2020-01-01\":1,\"2020-01-02\":1},\"close\":{\"2020-01-01\":1,\"2020-01-02\":1}}";
        assertThat(inspect(indexed, "").problem())
                .contains("column 'high' has other keys than the columns before it");
    }

    @Test
    void keyThatStandsTwiceIsADuplicateByName() throws IOException {
        StringBuilder days = new StringBuilder();
        for (String day : List.of("01", "02", "02", "03", "04")) {
            days.append(days.isEmpty() ? "" : ",")
                    .append("\"2020-01-")
                    .append(day)
                    .append(
                            "\":{\"1. open\":\"100\",\"2. high\":\"110\",\"3. low\":\"90\",\"4."
                                    + " close\":\"105\",\"5. volume\":\"1\"}");
        }
        LoadedBars loaded = load("{\"Time Series\":{" + days + "}}");
        assertThat(loaded.series().size()).isEqualTo(4);
        assertThat(loaded.rowFailures())
                .extracting(RowFailure::rule)
                .containsExactly("duplicate time 2020-01-02 00:00:00 UTC");
    }

    @Test
    void secondValueIsReadWhereItIsAlikeElseRefused() throws IOException {
        assertThat(load(list(arrays(0, 10)) + list(arrays(10, 30))).series().size()).isEqualTo(30);
        assertThat(load(list(objects(0, 10)) + "\n" + list(objects(10, 30))).series().size())
                .isEqualTo(30);
        assertThat(inspect(list(arrays(0, 10)) + "}}}garbage", "").problem())
                .startsWith("is no valid JSON after its first value: ");
        assertThat(
                        inspect(
                                        "{\"data\":"
                                                + list(arrays(0, 10))
                                                + "}{\"data\":"
                                                + list(arrays(10, 30))
                                                + "}",
                                        "")
                                .problem())
                .isEqualTo(
                        "the JSON holds 2 lists of bars that no name tells apart; give a file with"
                                + " one of them");
    }

    @Test
    void ofTwoSymbolsOneIsAskedForAndTheOtherLeftOutByName() throws IOException {
        String text =
                "{\"AAPL\":"
                        + list(arrays(0, 10))
                        + ",\"MSFT\":"
                        + list(arrays(0, 20))
                        + ",\"splits\":[[1,2,3]]}";
        assertThat(inspect(text, "").problem())
                .isEqualTo(
                        "holds bars of 2 instruments: AAPL (10 rows), MSFT (20 rows); give --symbol"
                                + " AAPL or MSFT");
        LoadedBars loaded = inspect(text, "MSFT").loaded().orElseThrow();
        assertThat(loaded.series().size()).isEqualTo(20);
        assertThat(loaded.symbol()).isEqualTo("MSFT");
        assertThat(loaded.rows()).isEqualTo(31);
        assertThat(loaded.notes())
                .contains(
                        "10 rows were left out: they are of AAPL",
                        "1 row was left out: the records under 'splits' are no bars");
    }

    @Test
    void symbolsInsideTheRecordsAreToldByTheirTitles() throws IOException {
        String text =
                "[{\"symbol\":\"AAA\",\"bars\":"
                        + list(objects(0, 10))
                        + "},{\"symbol\":\"BBB\",\"bars\":"
                        + list(objects(0, 9))
                        + "}]";
        assertThat(inspect(text, "").problem()).endsWith("give --symbol AAA or BBB");
        assertThat(inspect(text, "aaa").loaded().orElseThrow().series().size()).isEqualTo(10);
        List<String> mixed = new ArrayList<>();
        objects(0, 10).forEach(row -> mixed.add(row.replace("{", "{\"symbol\":\"AAA\",")));
        objects(10, 20).forEach(row -> mixed.add(row.replace("{", "{\"symbol\":\"BBB\",")));
        assertThat(inspect(list(mixed), "").problem())
                .startsWith("holds bars of 2 instruments: AAA (10 rows), BBB (10 rows)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":15778",
                "{\"time\":1}}",
                "null",
                "[1,2,3]",
                "{\"time\":1} {\"time\":2}",
                "garbage",
                "{\"time\":1,\"open\":}"
            })
    void faultInALineOfNdjsonIsABadRow(String fault) throws IOException {
        for (int at : new int[] {0, 7, 20}) {
            List<String> rows = objects(0, 20);
            rows.add(at, fault);
            rows.add(at, "");
            LoadedBars loaded = load(String.join("\n", rows) + "\n");
            assertThat(loaded.series().size()).isEqualTo(20);
            assertThat(loaded.rows()).isEqualTo(21);
            assertThat(loaded.rowFailures()).extracting(RowFailure::line).containsExactly(at + 2L);
        }
    }

    @Test
    void deepNestingAndWideRowsAreRefused() throws IOException {
        assertThat(inspect("[".repeat(100_000) + "]".repeat(100_000), "").problem())
                .startsWith("the JSON is nested deeper than 50 levels");
        assertThat(
                        inspect(
                                        "[[1577836800000"
                                                + ",1".repeat(2000)
                                                + "],[1577836900000"
                                                + ",1".repeat(2000)
                                                + "]]",
                                        "")
                                .problem())
                .startsWith("has 2,001 columns; no file of bars has more than 1,000");
    }

    @Test
    void stateOfAnAnswerIsNoSymbol() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("AAPL.json"),
                        """
                        {"s":"ok","t":[1600000000,1600003600,1600007200],"o":[1,2,3],"h":[2,3,4],"l":[1,2,3],"c":[2,3,4],"v":[5,5,5]}
                        """);
        assertThat(Loader.load(file, LoadOptions.detect()).symbol()).isEqualTo("AAPL");
    }
}
