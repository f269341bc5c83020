package io.abtpro.tuning;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import java.util.zip.InflaterInputStream;

/// A search as it stood at one moment. It is a copy: it can be written on another thread while the
/// search goes on.
///
/// It is not deflated: that took most of the time of keeping it, once a second.
public final class Checkpoint {
    private static final int VERSION = 2;
    private static final int BLOCK = 1 << 16;
    private static final byte DEFLATED = 0x78;
    private static final int DEFLATED_VERSION = 1;

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
        var bytes = new ByteArrayOutputStream(BLOCK);
        var sum = new CRC32C();
        try (var out =
                new DataOutputStream(
                        new BufferedOutputStream(new CheckedOutputStream(bytes, sum), BLOCK))) {
            out.writeInt(VERSION);
            trials.write(out);
            search.write(out);
            out.flush();
            out.writeLong(sum.getValue());
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can always be written", impossible);
        }
        return bytes.toByteArray();
    }

    /// The parts of a checkpoint, one after the other. Those of the first workbenches are deflated.
    static DataInputStream read(byte[] checkpoint) throws IOException {
        var bytes = new ByteArrayInputStream(checkpoint);
        boolean deflated = checkpoint.length > 0 && checkpoint[0] == DEFLATED;
        var in = new DataInputStream(deflated ? new InflaterInputStream(bytes) : bytes);
        if (in.readInt() != (deflated ? DEFLATED_VERSION : VERSION)) {
            throw new IOException("it is of another version");
        }
        if (!deflated) {
            check(checkpoint);
        }
        return in;
    }

    private static void check(byte[] checkpoint) throws IOException {
        int end = checkpoint.length - Long.BYTES;
        var sum = new CRC32C();
        sum.update(checkpoint, 0, Math.max(0, end));
        if (end < 0 || ByteBuffer.wrap(checkpoint).getLong(end) != sum.getValue()) {
            throw new IOException("it is damaged");
        }
    }
}
