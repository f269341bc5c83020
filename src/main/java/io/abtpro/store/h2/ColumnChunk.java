package io.abtpro.store.h2;

import io.abtpro.store.StoreException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// A run of 64-bit values, compressed, with a checksum over the values.
///
/// @param count how many values
/// @param crc32 CRC-32C of the values before compression
/// @param encoding how `bytes` hold them
/// @param bytes the compressed form
record ColumnChunk(int count, long crc32, Encoding encoding, byte[] bytes) {
    /// Values a chunk.
    static final int SIZE = 65_536;

    /// How values become bytes. Names are stored.
    enum Encoding {
        /// Doubles, byte-shuffled and deflated.
        SHUFFLED,
        /// Times as differences, byte-shuffled and deflated.
        SHUFFLED_DIFFERENCES,
        /// Doubles with few decimals: differences of whole numbers of the last decimal.
        DECIMAL,
        /// Times: differences of differences.
        TIMES
    }

    /// The chunk of the times `values[from..to)`.
    static ColumnChunk ofTimes(long[] values, int from, int to) {
        ByteBuffer plain = ByteBuffer.allocate((to - from) * 8).order(ByteOrder.LITTLE_ENDIAN);
        plain.asLongBuffer().put(values, from, to - from);
        return new ColumnChunk(
                to - from, checksum(plain), Encoding.TIMES, WholeNumbers.times(values, from, to));
    }

    /// The chunk of `values[from..to)`.
    static ColumnChunk ofDoubles(double[] values, int from, int to) {
        ByteBuffer plain = ByteBuffer.allocate((to - from) * 8).order(ByteOrder.LITTLE_ENDIAN);
        plain.asDoubleBuffer().put(values, from, to - from);
        byte[] decimal = WholeNumbers.decimals(values, from, to);
        return decimal.length > 0
                ? new ColumnChunk(to - from, checksum(plain), Encoding.DECIMAL, decimal)
                : new ColumnChunk(
                        to - from,
                        checksum(plain),
                        Encoding.SHUFFLED,
                        ShuffledBytes.pack(plain.array()));
    }

    /// Whether the bytes give the values of the checksum.
    boolean isWhole() {
        try {
            if (encoding == Encoding.TIMES || encoding == Encoding.SHUFFLED_DIFFERENCES) {
                copyInto(new long[count], 0);
            } else {
                copyInto(new double[count], 0);
            }
            return true;
        } catch (DamagedException damaged) {
            return false;
        }
    }

    /// Writes the times into `target` from `at` on.
    ///
    /// @throws StoreException if the bytes do not give the values of the checksum
    void copyInto(long[] target, int at) {
        if (encoding == Encoding.TIMES) {
            readable(() -> WholeNumbers.readTimes(bytes, target, at, count));
        } else {
            ShuffledBytes.unpack(this).asLongBuffer().get(target, at, count);
            for (int i = at + 1; i < at + count; i++) {
                target[i] += target[i - 1];
            }
        }
        ByteBuffer plain = ByteBuffer.allocate(count * 8).order(ByteOrder.LITTLE_ENDIAN);
        plain.asLongBuffer().put(target, at, count);
        check(plain);
    }

    /// Writes the values into `target` from `at` on.
    ///
    /// @throws StoreException if the bytes do not give the values of the checksum
    void copyInto(double[] target, int at) {
        if (encoding == Encoding.DECIMAL) {
            readable(() -> WholeNumbers.readDecimals(bytes, target, at, count));
        } else {
            ShuffledBytes.unpack(this).asDoubleBuffer().get(target, at, count);
        }
        ByteBuffer plain = ByteBuffer.allocate(count * 8).order(ByteOrder.LITTLE_ENDIAN);
        plain.asDoubleBuffer().put(target, at, count);
        check(plain);
    }

    private void check(ByteBuffer plain) {
        if (checksum(plain) != crc32) {
            throw new DamagedException();
        }
    }

    private static void readable(Runnable read) {
        try {
            read.run();
        } catch (IndexOutOfBoundsException cut) {
            throw new DamagedException(cut);
        }
    }

    /// Values that are not those that were written. Whoever knows whose they are says so.
    static final class DamagedException extends StoreException {
        private static final long serialVersionUID = 1L;

        private static final String SENTENCE =
                "a stored column has another checksum than when it was written; 'datasets"
                        + " delete' its dataset and import it again";

        DamagedException() {
            super(SENTENCE);
        }

        DamagedException(Exception unreadable) {
            super(SENTENCE, unreadable);
        }
    }

    private static long checksum(ByteBuffer plain) {
        var crc = new CRC32C();
        crc.update(plain.duplicate().clear());
        return crc.getValue();
    }
}
