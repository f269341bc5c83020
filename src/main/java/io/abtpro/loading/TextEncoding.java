package io.abtpro.loading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Text of any encoding as UTF-8: by byte-order mark, else UTF-8 where it is valid, else the Asian
/// one in whose words its header is, else Latin-1 or Cyrillic.
final class TextEncoding {
    private static final int MOST_MARKS = 4;
    private static final int HEAD = 512;
    private static final int SHORTEST = 16;

    /// Of Asian vendors; single bytes beyond ASCII are no words in them.
    private static final List<String> ASIAN = List.of("GB18030", "Shift_JIS", "EUC-KR", "Big5");

    private TextEncoding() {}

    static boolean isUtf16(byte[] head) {
        if (head.length < 2) {
            return false;
        }
        int mark = (head[0] & 0xff) << 8 | head[1] & 0xff;
        boolean marked = mark == 0xfffe && !(head.length > 3 && head[2] == 0 && head[3] == 0);
        return marked || mark == 0xfeff || unmarked(head).isPresent();
    }

    /// UTF-16 without a mark, told by the zero in every second byte of its first lines.
    private static Optional<Charset> unmarked(byte[] head) {
        int most = Math.min(HEAD, head.length / 2 * 2);
        if (most < SHORTEST) {
            return Optional.empty();
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < most; i++) {
            even += head[i] == 0 && i % 2 == 0 ? 1 : 0;
            odd += head[i] == 0 && i % 2 == 1 ? 1 : 0;
        }
        if (even == 0 && 4 * odd > most) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return odd == 0 && 4 * even > most
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    /// `bytes` as UTF-8 without a byte-order mark; the same array where it already is.
    ///
    /// @throws Refusal where marks are piled up, or the text is none
    static byte[] utf8(byte[] bytes) {
        if (isUtf16(bytes)) {
            byte[] text =
                    withoutMarks(
                            new String(bytes, unmarked(bytes).orElse(StandardCharsets.UTF_16))
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

    /// True where one of the first lines names columns in the words of this character set: open,
    /// high, low and close at least.
    private static boolean headerIsKnown(byte[] bytes, Charset charset) {
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), charset);
        return head.lines()
                .limit(10)
                .anyMatch(
                        line ->
                                Stream.of(line.split("[,;\\t|]"))
                                                .filter(
                                                        word ->
                                                                word.chars()
                                                                                .anyMatch(
                                                                                        c ->
                                                                                                c
                                                                                                        > 0x2e80)
                                                                        && HeaderWords.role(
                                                                                        word
                                                                                                .replace(
                                                                                                        "\"",
                                                                                                        ""))
                                                                                != Role.OTHER)
                                                .count()
                                        >= 4);
    }

    /// Runs of three letters beyond ASCII are Cyrillic words, not Latin ones with accents.
    private static Charset fallback(byte[] bytes) {
        Optional<Charset> asian =
                ASIAN.stream()
                        .filter(Charset::isSupported)
                        .map(Charset::forName)
                        .filter(charset -> headerIsKnown(bytes, charset))
                        .findFirst();
        if (asian.isPresent()) {
            return asian.get();
        }
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
