package io.abtpro.loading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The lines of a text, by its bytes alone: what separates fields or quotes them plays no part, so
/// that a count of lines can be held against what a reader of fields made of them.
final class Lines {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final byte END_OF_FILE = 26;

    private Lines() {}

    /// Where the line that starts at `from` ends, without its mark.
    static int end(byte[] text, int from) {
        int i = from;
        while (i + 8 <= text.length) {
            long word = (long) WORDS.get(text, i);
            long newline = word ^ ONES * '\n';
            long carriage = word ^ ONES * '\r';
            long hits = (newline - ONES & ~newline | carriage - ONES & ~carriage) & TOPS;
            if (hits != 0) {
                return i + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
            i += 8;
        }
        while (i < text.length && text[i] != '\n' && text[i] != '\r') {
            i++;
        }
        return i;
    }

    /// Where the line after that of `from` starts; the length where there is none.
    static int next(byte[] text, int from) {
        return after(text, end(text, from));
    }

    /// Where the line after one that ends at `end` starts.
    static int after(byte[] text, int end) {
        if (end >= text.length) {
            return text.length;
        }
        return end + (text[end] == '\r' && end + 1 < text.length && text[end + 1] == '\n' ? 2 : 1);
    }

    /// True where nothing but blanks stands in the line, or the mark with which DOS ended a file.
    static boolean isBlank(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b != ' ' && b != '\t' && b != '\f' && !(b == END_OF_FILE && to - from == 1)) {
                return false;
            }
        }
        return true;
    }

    /// How many lines a text has, and how many of them are not blank.
    record Count(long all, long written) {}

    static Count count(byte[] text) {
        long all = 0;
        long written = 0;
        int from = 0;
        while (from < text.length) {
            int end = end(text, from);
            all++;
            written += isBlank(text, from, end) ? 0 : 1;
            from = after(text, end);
        }
        return new Count(all, written);
    }

    static String text(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
