package io.abtpro.loading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text of any encoding as UTF-8: by byte-order mark, else UTF-8 where it is valid, else Latin-1.
final class TextEncoding {
    private TextEncoding() {}

    static boolean isUtf16(byte[] head) {
        if (head.length < 2) {
            return false;
        }
        int mark = (head[0] & 0xff) << 8 | head[1] & 0xff;
        return mark == 0xfffe || mark == 0xfeff;
    }

    /// `bytes` as UTF-8 without a byte-order mark; the same array where it already is.
    static byte[] utf8(byte[] bytes) {
        if (isUtf16(bytes)) {
            return new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8);
        }
        if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            return utf8(Arrays.copyOfRange(bytes, 3, bytes.length));
        }
        if (isAscii(bytes) || isValid(bytes)) {
            return bytes;
        }
        return new String(bytes, fallback(bytes)).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(byte[] bytes) {
        int or = 0;
        for (byte b : bytes) {
            or |= b;
        }
        return or >= 0;
    }

    private static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /// Runs of three letters beyond ASCII are Cyrillic words, not Latin ones with accents.
    private static Charset fallback(byte[] bytes) {
        int run = 0;
        for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
            run = (bytes[i] & 0xff) >= 0xc0 ? run + 1 : 0;
            if (run >= 3 && Charset.isSupported("windows-1251")) {
                return Charset.forName("windows-1251");
            }
        }
        return StandardCharsets.ISO_8859_1;
    }
}
