package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.BarSeries;
import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/// Files written by DuckDB, one for each codec.
class ParquetTest {
    private static final Path FILES = Path.of("src/test/resources/loading");
    @TempDir Path folder;

    private static LoadedBars load(String name) {
        return Loader.load(FILES.resolve(name), LoadOptions.detect());
    }

    @Test
    void timestampsAndDoublesOfASnappyFileComeBack() {
        BarSeries series = load("bars-snappy.parquet").series();
        assertThat(series.size()).isEqualTo(40);
        assertThat(series.timeframe()).hasToString("1m");
        assertThat(Instant.ofEpochMilli(series.openTime(39))).isEqualTo("2024-01-02T00:39:00Z");
        assertThat(series.open(7)).isEqualTo(100 + Math.sin(7 / 50.0));
        assertThat(series.volume(39)).isEqualTo(58.5);
    }

    @Test
    void datesDecimalsFloatsAndWholeNumbersOfAZstdFileComeBack() {
        BarSeries series = load("days-zstd.parquet").series();
        assertThat(series.timeframe()).hasToString("1d");
        assertThat(series.open(2)).isEqualTo(12);
        assertThat(series.high(2)).isEqualTo(13.25);
        assertThat(series.low(2)).isEqualTo(9.5);
        assertThat(series.volume(39)).isEqualTo(39);
    }

    @Test
    void nullPriceIsABadRowAndTheOthersAreRead() {
        LoadedBars loaded = load("epoch-gzip-null.parquet");
        assertThat(loaded.series().size()).isEqualTo(39);
        assertThat(loaded.rowFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.rule()).contains("close"));
    }

    @Test
    void quotesAreRefusedByName() {
        assertThatThrownBy(() -> load("quotes-lz4.parquet"))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("bid and ask");
    }

    @Test
    void cutAndDamagedFilesAreRefusedInASentence() throws IOException {
        byte[] bytes = Files.readAllBytes(FILES.resolve("bars-snappy.parquet"));
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, 1000));
        Arrays.fill(bytes, 200, 700, (byte) 0xFF);
        Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);
        for (Path file : new Path[] {cut, damaged}) {
            assertThatThrownBy(() -> Loader.load(file, LoadOptions.detect()))
                    .isInstanceOf(LoadException.class)
                    .hasMessageContaining(file.getFileName() + ": is no readable Parquet file")
                    .as("what the library met, for the log and --verbose")
                    .rootCause()
                    .isNotInstanceOf(LoadException.class)
                    .isNotInstanceOf(Refusal.class);
        }
    }

    /// Each bit of the list of columns turned round by itself: places outside the file must not be
    /// waited for.
    @Test
    void noDamagedListOfColumnsIsWaitedFor() throws IOException {
        byte[] bytes = Files.readAllBytes(FILES.resolve("epoch-gzip-null.parquet"));
        Path file = folder.resolve("damaged.parquet");
        int answered = 0;
        for (int i = bytes.length - 300; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Files.write(file, damaged);
            try {
                answered += Loader.load(file, LoadOptions.detect()).series().size() > 0 ? 1 : 0;
            } catch (LoaderFault fault) {
                throw fault;
            } catch (LoadException refusal) {
                answered++;
            }
        }
        assertThat(answered).isEqualTo(300);
    }

    /// The unpacked size of a page made smaller than what Snappy has in it, which would be written
    /// over other memory.
    @Test
    void pageThatNamesAnotherSizeThanIsInItIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(FILES.resolve("bars-snappy.parquet"));
        Path file = folder.resolve("small.parquet");
        int refused = 0;
        for (int i = 4; i < 24; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 2;
            Files.write(file, damaged);
            try {
                Loader.load(file, LoadOptions.detect());
            } catch (LoadException refusal) {
                refused +=
                        String.valueOf(refusal.getMessage())
                                        .contains("a page does not fit into its column")
                                ? 1
                                : 0;
            }
        }
        assertThat(refused).isGreaterThan(2);
    }
}
