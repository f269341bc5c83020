package io.abtpro.tuning;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4BlockInputStream;
import net.jpountz.lz4.LZ4BlockOutputStream;
import net.jpountz.lz4.LZ4Factory;

/// A search as it stood at one moment. It is a copy: it can be written on another thread while the search goes on.
public final class Checkpoint {
    private static final int VERSION = 1;
    private static final int BLOCK = 1 << 16;
    private static final byte DEFLATED = 0x78;

    /// A part that writes itself.
    @FunctionalInterface
    interface Part {
        void write(DataOutput out) throws IOException;
    }

    private final Part trials;
    private final Part search;

    /// @param trials, search copies that nobody changes
    Checkpoint(Part trials, Part search) {
        this.trials = trials;
        this.search = search;
    }

    /// What [Tuner#restore] reads; equal bytes for equal searches.
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new LZ4BlockOutputStream(
                bytes, BLOCK, LZ4Factory.safeInstance().fastCompressor(), new CRC32C(), false))) {
            out.writeInt(VERSION);
            trials.write(out);
            search.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can always be written", impossible);
        }
        return bytes.toByteArray();
    }

    /// The parts of a checkpoint, one after the other. Those of the first workbenches are deflated.
    static DataInputStream read(byte[] checkpoint) throws IOException {
        var bytes = new ByteArrayInputStream(checkpoint);
        boolean isDeflated = checkpoint.length > 0 && checkpoint[0] == DEFLATED;
        InputStream plain = isDeflated
                ? new InflaterInputStream(bytes)
                : LZ4BlockInputStream.newBuilder()
                        .withDecompressor(LZ4Factory.safeInstance().safeDecompressor())
                        .withChecksum(new CRC32C())
                        .build(bytes);
        var in = new DataInputStream(new BufferedInputStream(plain, BLOCK));
        if (in.readInt() != VERSION) {
            throw new IOException("it is of another version");
        }
        return in;
    }
}
