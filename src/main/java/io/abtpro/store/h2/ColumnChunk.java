package io.abtpro.store.h2;

import io.abtpro.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A run of 64-bit values, byte-shuffled and deflated, with a checksum over the values.
///
/// The bytes of equal weight stand together, which makes prices and times compress well.
///
/// @param count how many values
/// @param crc32 CRC-32C of the values before compression
/// @param bytes the compressed form
record ColumnChunk(int count, long crc32, byte[] bytes) {
    /// Values a chunk.
    static final int SIZE = 65_536;

    /// The chunk of `values[from..to)`; times are kept as differences from the value before.
    static ColumnChunk of(long[] values, int from, int to, boolean asDifferences) {
        int n = to - from;
        byte[] shuffled = new byte[n * 8];
        long before = 0;
        for (int i = 0; i < n; i++) {
            long value = asDifferences ? values[from + i] - before : values[from + i];
            before = values[from + i];
            for (int b = 0; b < 8; b++) {
                shuffled[b * n + i] = (byte) (value >>> (8 * b));
            }
        }
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(shuffled);
            deflater.finish();
            byte[] packed = new byte[n * 8 + 1024];
            int length = deflater.deflate(packed);
            return new ColumnChunk(n, checksum(values, from, to), Arrays.copyOf(packed, length));
        } finally {
            deflater.end();
        }
    }

    /// Writes the values into `target` from `at` on.
    ///
    /// @throws StoreException if the bytes do not give the values of the checksum
    void copyInto(long[] target, int at, boolean asDifferences) {
        byte[] shuffled = new byte[count * 8];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            int length = inflater.inflate(shuffled);
            if (length != shuffled.length) {
                throw damaged();
            }
        } catch (DataFormatException failure) {
            throw damaged();
        } finally {
            inflater.end();
        }
        long before = 0;
        for (int i = 0; i < count; i++) {
            long value = 0;
            for (int b = 0; b < 8; b++) {
                value |= (shuffled[b * count + i] & 0xFFL) << (8 * b);
            }
            before = asDifferences ? before + value : value;
            target[at + i] = before;
        }
        if (checksum(target, at, at + count) != crc32) {
            throw damaged();
        }
    }

    private static StoreException damaged() {
        return new StoreException(
                "a stored column has another checksum than when it was written; delete the dataset and import it again");
    }

    private static long checksum(long[] values, int from, int to) {
        ByteBuffer buffer = ByteBuffer.allocate((to - from) * 8).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asLongBuffer().put(values, from, to - from);
        var crc = new CRC32C();
        crc.update(buffer.array());
        return crc.getValue();
    }
}
