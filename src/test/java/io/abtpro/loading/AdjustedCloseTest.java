package io.abtpro.loading;

import static io.abtpro.loading.Fixture.inspect;
import static io.abtpro.loading.Fixture.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

class AdjustedCloseTest {
    private static final String TEXT =
            """
            Date,Open,High,Low,Close,Adj Close,Volume
            2020-01-13,10,12,8,11,5.5,100
            2020-01-14,11,13,10,12,6,200
            2020-01-15,12,14.5,11,13.5,13.5,300
            """;
    private static final LoadOptions ADJUST = LoadOptions.detect().withAdjusted(true);

    @TempDir Path folder = Path.of("");

    @Test
    void columnOfAdjustedClosesIsSaidAndOffered() throws IOException {
        Reading reading = inspect(folder, TEXT, LoadOptions.detect());
        LoadedBars loaded = reading.loaded().orElseThrow();
        assertThat(loaded.series().close(0)).isEqualTo(11);
        assertThat(loaded.notes())
                .contains(
                        "the file has an adjusted close, which was not used; import with --adjust"
                                + " to scale the prices by it");
        assertThat(reading.decisions().getLast())
                .satisfies(
                        d -> {
                            assertThat(d.what()).isEqualTo(Reading.Kind.PRICES);
                            assertThat(d.value()).isEqualTo("as-traded");
                            assertThat(d.choices()).containsExactly("as-traded", "adjusted");
                        });
    }

    @Test
    void pricesAreScaledByAdjustedCloseOverCloseAndVolumeStays() throws IOException {
        BarSeries series = load(folder, TEXT, ADJUST).series();
        assertThat(
                        new double[] {
                            series.open(0),
                            series.high(0),
                            series.low(0),
                            series.close(0),
                            series.volume(0)
                        })
                .containsExactly(5, 6, 4, 5.5, 100);
        assertThat(series.high(2)).isEqualTo(14.5);
        assertThat(load(folder, TEXT, ADJUST).notes())
                .contains(
                        "prices were scaled by adjusted close over close; volume is as it stands");
    }

    @Test
    void scaledBarsKeepTheOrderOfHighAndLowWhateverTheRounding() throws IOException {
        var random = new Random(11);
        StringBuilder text = new StringBuilder("Date,Open,High,Low,Close,Adj Close,Volume\n");
        double[] adjusted = new double[2000];
        for (int i = 0; i < 2000; i++) {
            double low = Math.round(random.nextDouble() * 5_000) / 100.0 + 50;
            double high = i % 3 == 0 ? low : low + random.nextInt(5);
            double close = i % 2 == 0 ? high : low;
            adjusted[i] = close * (0.5 + random.nextDouble() / 10);
            text.append(java.time.LocalDate.of(2000, 1, 1).plusDays(i))
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    ",%s,%s,%s,%s,%s,1%n",
                                    low,
                                    high,
                                    low,
                                    close,
                                    adjusted[i]));
        }
        LoadedBars loaded = load(folder, text.toString(), ADJUST);
        assertThat(loaded.rowFailures()).isEmpty();
        LoadedBars plain = load(folder, text.toString());
        for (int t = 0; t < 2000; t++) {
            assertThat(loaded.series().close(t)).isEqualTo(adjusted[t]);
            double ratio = adjusted[t] / plain.series().close(t);
            assertThat(loaded.series().high(t))
                    .isCloseTo(plain.series().high(t) * ratio, within(1e-12));
        }
    }

    @Test
    void badRatiosAreBadRows() throws IOException {
        for (String bad : new String[] {"0", "-5.5", "", "null", "1e-9", "1e99"}) {
            LoadedBars loaded =
                    load(
                            folder,
                            TEXT.replace("12,6,200", "12," + bad + ",200")
                                    + "2020-01-16,12,14.5,11,13.5,13.5,300\n",
                            ADJUST);
            assertThat(loaded.series().size()).isEqualTo(3);
            assertThat(loaded.rowFailures())
                    .singleElement()
                    .satisfies(
                            f -> {
                                assertThat(f.line()).isEqualTo(3);
                                assertThat(f.rule())
                                        .startsWith(
                                                "adjusted close '"
                                                        + bad
                                                        + "' over close 12.0 is no ratio");
                            });
        }
    }

    @Test
    void fileWithoutAdjustedClosesSaysSo() throws IOException {
        assertThat(inspect(folder, Fixture.bars(5, i -> "2020-01-0" + (i + 1)), ADJUST).problem())
                .isEqualTo("has no column of adjusted closes; import it without --adjust");
    }
}
