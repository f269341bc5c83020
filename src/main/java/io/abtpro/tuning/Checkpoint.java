package io.abtpro.tuning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A search as it stood at one moment. It is a copy: it can be written on another thread while the search goes on.
public final class Checkpoint {
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 16;

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
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DataOutputStream(
                new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater, BUFFER), BUFFER))) {
            out.writeInt(VERSION);
            trials.write(out);
            search.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can always be written", impossible);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /// The parts of a checkpoint, one after the other.
    static DataInputStream read(byte[] checkpoint) throws IOException {
        var in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(checkpoint)), BUFFER));
        if (in.readInt() != VERSION) {
            throw new IOException("it is of another version");
        }
        return in;
    }
}
