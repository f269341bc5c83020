package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntFunction;

/// Prices such as 15.026, which are 15 and a bit or fifteen thousand.
class ThreeDecimalsTest {
    private static final String SAID = "were read with a decimal point";
    @TempDir Path folder = Path.of("");

    /// Thirty days whose prices are `price` of 4 figures a bar.
    private static String file(char separator, String volume, IntFunction<String> price) {
        var text = new StringBuilder("date,open,high,low,close,volume\n");
        for (int t = 0; t < 30; t++) {
            text.append(LocalDate.of(2024, 1, 1).plusDays(t));
            for (int step : new int[] {1, 3, 0, 2}) {
                text.append(',').append(price.apply(step + t % 5));
            }
            text.append(',').append(volume).append('\n');
        }
        return text.toString().replace(',', separator).replace('_', ',');
    }

    private static String decimals(int step) {
        return "15.0%d".formatted(26 + step);
    }

    /// Around a thousand, with a point for thousands.
    private static String thousands(int step) {
        int price = 996 + step;
        return price < 1000 ? "" + price : "1.%03d".formatted(price - 1000);
    }

    @Test
    void pricesThatAreAllOfThreeDecimalsAreDecimalsAndItIsSaid() throws IOException {
        LoadedBars loaded = Fixture.load(folder, file(';', "7", ThreeDecimalsTest::decimals));
        assertThat(loaded.series().open(0)).isEqualTo(15.027);
        assertThat(loaded.notes())
                .contains(
                        "prices such as 15.027 were read with a decimal point; if the point marks"
                                + " thousands, give --decimal ,");
        LoadedBars given =
                Fixture.load(folder, file(';', "7", ThreeDecimalsTest::decimals), comma());
        assertThat(given.series().open(0)).isEqualTo(15_027);
        assertThat(given.notes()).noneMatch(note -> note.contains(SAID));
    }

    @Test
    void nothingIsSaidWhereTheFileShowsThatThePointIsADecimalOne() throws IOException {
        assertThat(notes(file(',', "7", ThreeDecimalsTest::decimals))).doesNotContain(SAID);
        assertThat(notes(file(';', "12345", ThreeDecimalsTest::decimals))).doesNotContain(SAID);
        assertThat(notes(file(';', "7", step -> step == 3 ? "15" : decimals(step))))
                .doesNotContain(SAID);
        assertThat(notes(file(';', "7", step -> decimals(step) + "5"))).doesNotContain(SAID);
    }

    private String notes(String text) throws IOException {
        return String.join("; ", Fixture.load(folder, text).notes());
    }

    @Test
    void pricesThatKeepTheirLevelOnlyAsThousandsAreAsked() throws IOException {
        for (char separator : new char[] {';', ',', '\t'}) {
            String text = file(separator, "7", ThreeDecimalsTest::thousands);
            Reading reading = Fixture.inspect(folder, text, LoadOptions.detect());
            assertThat(reading.problem())
                    .isEqualTo(
                            "'1.000' (line 3) is far from the prices around it if the point of"
                                + " 1.000 is a decimal mark, and near if it marks thousands; give"
                                + " --decimal . or ,");
            LoadedBars given = Fixture.load(folder, text, comma());
            assertThat(given.series().size()).isEqualTo(30);
            assertThat(given.series().high(1)).isEqualTo(1000);
        }
    }

    @Test
    void pointsOfThousandsBesideDecimalCommasAreThousands() throws IOException {
        LoadedBars loaded =
                Fixture.load(
                        folder,
                        file(';', "7", step -> "15.02" + step + (step % 2 == 0 ? "" : "_5")));
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.series().high(0)).isEqualTo(15_023.5);
        assertThat(loaded.series().close(0)).isEqualTo(15_022);
    }

    @Test
    void highWithAPointAmongDecimalCommasIsABadRow() throws IOException {
        String text =
                file(';', "7", step -> "15_" + (20 + step))
                        .replaceFirst("15,23;15,20", "15.926;15,20");
        LoadedBars loaded = Fixture.load(folder, text);
        assertThat(loaded.series().size()).isEqualTo(29);
        assertThat(loaded.rowFailures().getFirst().rule())
                .isEqualTo(
                        "high '15.926' over low '15,20': a mark of thousands in one of them would"
                                + " be the decimal mark of the other");
    }

    private static LoadOptions comma() {
        return new LoadOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(','),
                Optional.empty(),
                Optional.empty());
    }
}
