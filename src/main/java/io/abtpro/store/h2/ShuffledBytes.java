package io.abtpro.store.h2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// 64-bit values deflated with the bytes of equal weight together.
final class ShuffledBytes {
    private ShuffledBytes() {}

    /// The compressed form of little-endian `plain`.
    static byte[] pack(byte[] plain) {
        int n = plain.length / 8;
        byte[] shuffled = new byte[plain.length];
        for (int i = 0; i < n; i++) {
            for (int b = 0; b < 8; b++) {
                shuffled[b * n + i] = plain[i * 8 + b];
            }
        }
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(shuffled);
            deflater.finish();
            byte[] packed = new byte[plain.length + 1024];
            int length = deflater.deflate(packed);
            return Arrays.copyOf(packed, length);
        } finally {
            deflater.end();
        }
    }

    /// The values of `chunk`, little-endian.
    static ByteBuffer unpack(ColumnChunk chunk) {
        int n = chunk.count();
        byte[] shuffled = new byte[n * 8];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(chunk.bytes());
            if (inflater.inflate(shuffled) != shuffled.length) {
                throw new ColumnChunk.DamagedException();
            }
        } catch (DataFormatException failure) {
            throw new ColumnChunk.DamagedException(failure);
        } finally {
            inflater.end();
        }
        byte[] plain = new byte[n * 8];
        for (int i = 0; i < n; i++) {
            for (int b = 0; b < 8; b++) {
                plain[i * 8 + b] = shuffled[b * n + i];
            }
        }
        return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    }
}
