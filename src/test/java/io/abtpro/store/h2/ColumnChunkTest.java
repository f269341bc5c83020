package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.store.StoreException;
import io.abtpro.store.h2.ColumnChunk.Encoding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

class ColumnChunkTest {
    static Stream<double[]> columns() {
        var random = new Random(1);
        return Stream.of(
                new double[] {},
                new double[] {0.1},
                new double[] {-0.0, 0.0, 1, Double.MIN_VALUE, Double.MAX_VALUE},
                new double[] {1e15, 9.007199254740993e15, 1e-300},
                random.doubles(5000).toArray(),
                random.doubles(5000).map(v -> Math.rint(v * 1e6) / 100).toArray(),
                random.doubles(5000).map(v -> Math.rint(v * 1e8) / 1e8 - 0.5).toArray(),
                random.longs(500)
                        .mapToDouble(Double::longBitsToDouble)
                        .filter(Double::isFinite)
                        .toArray());
    }

    @ParameterizedTest
    @MethodSource("columns")
    void doublesComeBackBitForBit(double[] values) {
        double[] padded = new double[values.length + 3];
        System.arraycopy(values, 0, padded, 2, values.length);
        ColumnChunk chunk = ColumnChunk.ofDoubles(padded, 2, 2 + values.length);
        double[] back = new double[values.length + 1];
        chunk.copyInto(back, 1);
        assertThat(bits(Arrays.copyOfRange(back, 1, back.length))).isEqualTo(bits(values));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void timesComeBackWithGapsAndBefore1970() {
        long[] times = new Random(2).longs(3000, -(1L << 44), 1L << 44).sorted().toArray();
        long[] back = new long[3000];
        ColumnChunk.ofTimes(times, 0, 3000).copyInto(back, 0);
        assertThat(back).isEqualTo(times);
    }

    @Test
    void pricesOfTwoDecimalsTakeFewBytes() {
        double[] prices = new double[ColumnChunk.SIZE];
        var random = new Random(3);
        double cents = 100_000;
        for (int t = 0; t < prices.length; t++) {
            cents += random.nextInt(41) - 20;
            prices[t] = cents / 100;
        }
        ColumnChunk chunk = ColumnChunk.ofDoubles(prices, 0, prices.length);
        assertThat(chunk.encoding()).isEqualTo(Encoding.DECIMAL);
        assertThat(chunk.bytes()).hasSizeLessThan(prices.length + 16);
    }

    @Test
    void aFlippedBitIsFound() {
        byte[] bytes = ColumnChunk.ofDoubles(new double[] {1.25, 1.5, 1.75}, 0, 3).bytes().clone();
        long sum = ColumnChunk.ofDoubles(new double[] {1.25, 1.5, 1.75}, 0, 3).crc32();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            var chunk = new ColumnChunk(3, sum, Encoding.DECIMAL, flipped);
            assertThatExceptionOfType(StoreException.class)
                    .as("bit %d", bit)
                    .isThrownBy(() -> chunk.copyInto(new double[3], 0))
                    .withMessageContaining("checksum");
        }
    }

    @Test
    void timesOfTheFirstFormAreStillRead() {
        long[] times = {60_000, 120_000, 240_000};
        ByteBuffer differences = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        differences.putLong(60_000).putLong(60_000).putLong(120_000);
        long sum = ColumnChunk.ofTimes(times, 0, 3).crc32();
        var old =
                new ColumnChunk(
                        3,
                        sum,
                        Encoding.SHUFFLED_DIFFERENCES,
                        ShuffledBytes.pack(differences.array()));
        long[] back = new long[3];
        old.copyInto(back, 0);
        assertThat(back).isEqualTo(times);
    }
}
