package io.abtpro.store.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a store file says of its own end.
///
/// Where the last part of a file is lost, H2 opens what the file held before that, without a word.
/// A file that was closed in order names its last part, so the loss shows.
final class StoreHeader {
    private static final int BLOCK = 4096;
    private static final int HEX = 16;

    private StoreHeader() {}

    /// False where the file was closed in order and its last part is no longer there.
    static boolean hasItsEnd(Path store) throws IOException {
        try (FileChannel file = FileChannel.open(store, StandardOpenOption.READ)) {
            Optional<Map<String, String>> first = fields(file, 0, "H:");
            Optional<Map<String, String>> second = fields(file, BLOCK, "H:");
            Optional<Map<String, String>> newest =
                    first.isPresent() && second.isPresent()
                            ? (number(first.get(), "version") >= number(second.get(), "version")
                                    ? first
                                    : second)
                            : first.or(() -> second);
            if (newest.isEmpty() || number(newest.get(), "clean") != 1) {
                return true;
            }
            long start = number(newest.get(), "block") * BLOCK;
            Optional<Map<String, String>> chunk = fields(file, start, "chunk:");
            return chunk.isPresent()
                    && number(chunk.get(), "chunk") == number(newest.get(), "chunk")
                    && start + number(chunk.get(), "len") * BLOCK <= file.size();
        }
    }

    private static Optional<Map<String, String>> fields(FileChannel file, long at, String begins)
            throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        int read = file.read(block, at);
        String text = new String(block.array(), 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        if (!text.startsWith(begins) || end < 0) {
            return Optional.empty();
        }
        Map<String, String> fields = new TreeMap<>();
        for (String field : text.substring(0, end).strip().split(",", -1)) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                fields.put(field.substring(0, colon), field.substring(colon + 1));
            }
        }
        return Optional.of(fields);
    }

    private static long number(Map<String, String> fields, String name) {
        try {
            return Long.parseLong(fields.getOrDefault(name, "0"), HEX);
        } catch (NumberFormatException damaged) {
            return -1;
        }
    }
}
