package io.abtpro.loading;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Unpacks every member of a gzip file (RFC 1952). Java's own stream takes what follows a member
/// and is none for the end, so a damaged second member would be lost without a word.
final class Gunzip {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private final byte[] packed;
    private final LongConsumer counter;
    private final OutputStream out;
    private int at;

    private Gunzip(byte[] packed, LongConsumer counter, OutputStream out) {
        this.packed = packed;
        this.counter = counter;
        this.out = out;
    }

    /// @param counter is told of every further byte, and may throw
    static byte[] all(byte[] packed, LongConsumer counter) throws IOException, DataFormatException {
        var out = new ByteArrayOutputStream();
        new Gunzip(packed, counter, out).run();
        return out.toByteArray();
    }

    /// Counts the bytes of all members and keeps none.
    static void measure(byte[] packed, LongConsumer counter)
            throws IOException, DataFormatException {
        new Gunzip(packed, counter, OutputStream.nullOutputStream()).run();
    }

    private void run() throws IOException, DataFormatException {
        do {
            member();
        } while (!isAtEnd());
    }

    /// Zeros fill up a block of tape; anything else is a member.
    private boolean isAtEnd() throws ZipException {
        for (int i = at; i < packed.length; i++) {
            if (packed[i] != 0) {
                if (i == at
                        && FileBytes.isGzip(
                                java.util.Arrays.copyOfRange(
                                        packed, i, Math.min(packed.length, i + 2)))) {
                    return false;
                }
                throw new ZipException((packed.length - at) + " bytes after its end are no gzip");
            }
        }
        return true;
    }

    private void member() throws IOException, DataFormatException {
        skipHeader();
        CRC32 crc = new CRC32();
        long size = 0;
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed, at, packed.length - at);
            byte[] buffer = new byte[1 << 16];
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                if (n == 0 && !inflater.finished()) {
                    if (inflater.needsInput()) {
                        throw new EOFException();
                    }
                    throw new ZipException("it asks for a dictionary");
                }
                counter.accept(n);
                crc.update(buffer, 0, n);
                size += n;
                out.write(buffer, 0, n);
            }
            at = packed.length - inflater.getRemaining();
        } finally {
            inflater.end();
        }
        if (at + TRAILER > packed.length) {
            throw new EOFException();
        }
        if (word(at) != crc.getValue() || word(at + 4) != (size & 0xffffffffL)) {
            throw new ZipException("its checksum is wrong");
        }
        at += TRAILER;
    }

    private long word(int i) {
        return packed[i] & 0xffL
                | (packed[i + 1] & 0xffL) << 8
                | (packed[i + 2] & 0xffL) << 16
                | (packed[i + 3] & 0xffL) << 24;
    }

    private void skipHeader() throws IOException {
        if (at + HEADER > packed.length) {
            throw new EOFException();
        }
        int flags = packed[at + 3];
        if (packed[at + 2] != 8) {
            throw new ZipException("its method is unknown");
        }
        at += HEADER;
        if ((flags & 4) != 0) {
            need(2);
            int extra = packed[at] & 0xff | (packed[at + 1] & 0xff) << 8;
            need(2 + extra);
            at += 2 + extra;
        }
        for (int field = 8; field <= 16; field += 8) {
            if ((flags & field) != 0) {
                while (at < packed.length && packed[at] != 0) {
                    at++;
                }
                need(1);
                at++;
            }
        }
        if ((flags & 2) != 0) {
            need(2);
            at += 2;
        }
    }

    private void need(int bytes) throws EOFException {
        if (at + bytes > packed.length) {
            throw new EOFException();
        }
    }
}
