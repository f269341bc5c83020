package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/// Every vendor form loads with no option: first and last bar, count, timeframe and name of the
/// form.
class VendorsTest {
    @TempDir Path folder = Path.of("");

    static Stream<Form> forms() {
        return Stream.concat(StockForms.all(), CoinForms.all());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void loadsWithNoOption(Form form) throws IOException {
        Path file = folder.resolve(form.file());
        Files.writeString(file, form.text());
        LoadedBars loaded = Loader.load(file, LoadOptions.detect());
        var bars = loaded.series();
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.dialect()).isEqualTo(form.dialect());
        assertThat(bars.timeframe()).hasToString(form.timeframe());
        assertThat(bars.size()).isEqualTo(form.size());
        assertThat(Instant.ofEpochMilli(bars.openTime(0))).hasToString(form.first());
        assertThat(Instant.ofEpochMilli(bars.openTime(bars.size() - 1))).hasToString(form.last());
        assertThat(bar(loaded, 0) + " | " + bar(loaded, bars.size() - 1)).isEqualTo(form.bars());
    }

    private static String bar(LoadedBars loaded, int t) {
        var bars = loaded.series();
        return bars.open(t)
                + " "
                + bars.high(t)
                + " "
                + bars.low(t)
                + " "
                + bars.close(t)
                + " "
                + bars.volume(t);
    }
}
