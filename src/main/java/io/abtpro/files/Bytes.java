package io.abtpro.files;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Bytes in memory, which can always be written.
public final class Bytes {
    private Bytes() {}

    /// What is written.
    @FunctionalInterface
    public interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    /// The bytes of `content`, big-endian.
    public static byte[] of(Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can always be written", impossible);
        }
        return bytes.toByteArray();
    }
}
