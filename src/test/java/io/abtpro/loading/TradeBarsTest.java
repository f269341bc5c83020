package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Resampling;
import io.abtpro.bars.Timeframe;
import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;

class TradeBarsTest {
    @TempDir Path folder = Path.of("");

    private BarSeries bars(String text, String zone, String timeframe) throws IOException {
        LoadOptions options =
                new LoadOptions(
                        Optional.of(ZoneId.of(zone)),
                        Optional.of(Timeframe.parse(timeframe)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return Loader.load(Files.writeString(folder.resolve("trades.csv"), text), options).series();
    }

    @Test
    void barIsFirstHighestLowestAndLastPriceAndTheSumOfAmounts() throws IOException {
        BarSeries bars =
                bars(
                        """
                        time,price,amount
                        1700000040,10,1
                        1700000050,12,2
                        1700000050,9,3
                        1700000099,11,4
                        1700000220,20,5
                        """,
                        "UTC",
                        "1m");
        assertThat(bars.size()).isEqualTo(2);
        assertThat(bars.openTime(0)).isEqualTo(1_700_000_040_000L);
        assertThat(
                        new double[] {
                            bars.open(0), bars.high(0), bars.low(0), bars.close(0), bars.volume(0)
                        })
                .containsExactly(10, 12, 9, 11, 10);
        assertThat(bars.openTime(1)).isEqualTo(1_700_000_220_000L);
        assertThat(bars.volume(1)).isEqualTo(5);
    }

    /// Over clock changes both ways, and in zones of half hours.
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 4h, 2023-03-09", "America/New_York, 4h, 2023-11-02",
                "Asia/Kolkata, 1h, 2023-03-09", "Asia/Tokyo, 1d, 2023-03-09",
        "Australia/Lord_Howe, 2h, 2023-03-30", "America/Chicago, 1w, 2023-03-02",
                "UTC, 7m, 2023-03-09", "Europe/Berlin, 2mo, 2023-02-25"
    })
    void tradesMakeTheSameBarsAsTheirMinutesDo(String zone, String timeframe, String from)
            throws IOException {
        Random random = new Random(7);
        long time = Instant.parse(from + "T00:00:00Z").toEpochMilli();
        StringBuilder text = new StringBuilder("time,price,amount\n");
        for (int i = 0; i < 2000; i++) {
            time += 1000L * random.nextInt(1200);
            text.append(time)
                    .append(',')
                    .append(100 + random.nextInt(50))
                    .append(',')
                    .append(1 + random.nextInt(9))
                    .append('\n');
        }
        BarSeries direct = bars(text.toString(), zone, timeframe);
        BarSeries resampled =
                Resampling.to(bars(text.toString(), zone, "1m"), Timeframe.parse(timeframe));
        assertThat(direct.size() - resampled.size()).isBetween(0, 1);
        for (int t = 0; t < resampled.size(); t++) {
            assertThat(direct.openTime(t)).isEqualTo(resampled.openTime(t));
            assertThat(
                            new double[] {
                                direct.open(t),
                                direct.high(t),
                                direct.low(t),
                                direct.close(t),
                                direct.volume(t)
                            })
                    .containsExactly(
                            resampled.open(t),
                            resampled.high(t),
                            resampled.low(t),
                            resampled.close(t),
                            resampled.volume(t));
        }
    }
}
