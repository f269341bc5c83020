package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.store.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

class DamagingRuntimeTest {
    @ParameterizedTest
    @CsvSource({
        "25, true",
        "25.0.1+8, true",
        "25.0.2, true",
        "25.0.3+9-LTS, false",
        "25.1, false",
        "26, false",
        "24.0.2, false"
    })
    void theRuntimesAreThoseBeforeTheMend(String version, boolean damaging) {
        assertThat(DamagingRuntime.is(Runtime.Version.parse(version))).isEqualTo(damaging);
    }

    private static String packed(Supplier<String> packing, boolean damaging) {
        return DamagingRuntime.packed(packing, "good"::equals, damaging);
    }

    @Test
    void whatDoesNotReadBackIsPackedAgain() {
        var packings = new ArrayDeque<>(List.of("bad", "good", "unused"));
        assertThat(packed(packings::remove, true)).isEqualTo("good");
        assertThat(packings).hasSize(1);
    }

    @Test
    void whatNeverReadsBackIsRefusedWithTheRemedy() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> packed(() -> "bad", true))
                .withMessageContaining("nothing was stored; update it to 25.0.3");
    }

    @Test
    void otherRuntimesPackOnce() {
        assertThat(packed(() -> "bad", false)).isEqualTo("bad");
    }

    /// Any changed byte is seen, in each way of holding values.
    @Test
    void aChunkOfWhichAByteChangedIsNotWhole() {
        var random = new Random(7);
        long[] times = random.longs(500, 0, 1L << 40).sorted().toArray();
        double[] ticks = random.doubles(500, 10, 20).map(x -> Math.rint(x * 100) / 100).toArray();
        double[] odd = random.doubles(500).toArray();
        for (ColumnChunk chunk :
                List.of(
                        ColumnChunk.ofTimes(times, 0, 500),
                        ColumnChunk.ofDoubles(ticks, 0, 500),
                        ColumnChunk.ofDoubles(odd, 0, 500))) {
            assertThat(chunk.isWhole()).isTrue();
            int unnoticed = 0;
            for (int at = 0; at < chunk.bytes().length; at++) {
                byte[] bytes = Arrays.copyOf(chunk.bytes(), chunk.bytes().length);
                bytes[at] ^= 0x10;
                if (new ColumnChunk(chunk.count(), chunk.crc32(), chunk.encoding(), bytes)
                        .isWhole()) {
                    unnoticed++;
                }
            }
            // The end of a deflated block comes after the values; the checksum is of those.
            assertThat(unnoticed).as("%s", chunk.encoding()).isLessThanOrEqualTo(2);
        }
    }
}
