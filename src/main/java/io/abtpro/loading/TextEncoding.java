package io.abtpro.loading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text of any encoding as UTF-8: by byte-order mark, else UTF-8 where it is valid, else Latin-1.
final class TextEncoding {
    private static final int MOST_MARKS = 4;

    private TextEncoding() {}

    static boolean isUtf16(byte[] head) {
        if (head.length < 2) {
            return false;
        }
        int mark = (head[0] & 0xff) << 8 | head[1] & 0xff;
        return mark == 0xfffe || mark == 0xfeff;
    }

    /// `bytes` as UTF-8 without a byte-order mark; the same array where it already is.
    ///
    /// @throws Refusal where marks are piled up, or the text is none
    static byte[] utf8(byte[] bytes) {
        if (isUtf16(bytes)) {
            byte[] text =
                    withoutMarks(
                            new String(bytes, StandardCharsets.UTF_16)
                                    .getBytes(StandardCharsets.UTF_8));
            FileBytes.checkHead(text);
            return text;
        }
        byte[] text = withoutMarks(bytes);
        if (isAscii(text) || isValid(text)) {
            return text;
        }
        return new String(text, fallback(text)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withoutMarks(byte[] bytes) {
        int at = 0;
        while (at + 2 < bytes.length
                && bytes[at] == (byte) 0xef
                && bytes[at + 1] == (byte) 0xbb
                && bytes[at + 2] == (byte) 0xbf) {
            at += 3;
            if (at > 3 * MOST_MARKS) {
                throw new Refusal(
                        "begins with more than "
                                + MOST_MARKS
                                + " byte-order marks; save it again as UTF-8");
            }
        }
        return at == 0 ? bytes : Arrays.copyOfRange(bytes, at, bytes.length);
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
